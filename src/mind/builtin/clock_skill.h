// The time, the date and the weekday, today or some days off.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class ClockSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "clock"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
