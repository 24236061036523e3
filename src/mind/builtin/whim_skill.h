// "if you could make anything, what would it be?": a playful answer that stays an if.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class WhimSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "whim"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
