// Would you rather (밸런스 게임): she asks one, takes the choice, and says her own when asked.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

/// The state of the game is "rather:<language>:<number>:<ask or done>".
class RatherSkill : public SceneSkill {
 public:
  std::string_view name() const override { return "rather"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

/// Which of the two was chosen, by their words or by "the first", "후자"; 0 where that cannot be told.
int ChosenOf(const Scene& scene, std::string_view first, std::string_view second);

}  // namespace sam
