// What the two are to each other, and her own life: how far they have come, friends or more, others beside them, what she does and wonders about.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class BondSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "bond"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
