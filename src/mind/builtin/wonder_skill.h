// A question that she has no answer to is not passed over: she names what is asked, says what she cannot know, and what she can do (lines/wonder.yaml).
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class WonderSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "wonder"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
