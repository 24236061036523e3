// "Her name is Mila": a name that was told is taken in.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class ToldSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "told"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
