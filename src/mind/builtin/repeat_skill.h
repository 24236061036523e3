// "What did you say?", "shorter": her own last words once more, or their first sentence.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class RepeatSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "repeat"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
