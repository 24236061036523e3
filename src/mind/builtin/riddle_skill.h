// Riddles: she asks one, and takes guesses until it is found, told or left.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

/// The state of the game is "riddle:<language>:<number>:<wrong guesses>".
class RiddleSkill : public SceneSkill {
 public:
  std::string_view name() const override { return "riddle"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
