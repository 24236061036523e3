// Everyday matters (work, school, love at a distance, a shop, small children...): what is told is met by words of just that matter, advice
// that is asked for is given, and what follows ("예를 들면?", "그거 말고", "오 괜찮네") is understood from it.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class KoreanMatterSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "matter"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
