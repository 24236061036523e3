// "Why?", "really?", "and you?" where no piece has its own answer to it.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class FollowSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "follow"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
