// Would you rather (밸런스 게임): she asks one, takes the choice, and says her own when asked.
#pragma once

#include "mind/builtin/game_skill.h"

namespace sam {

/// The state of the game is "rather:<language>:<number>:<ask or done>".
class RatherSkill final : public GameSkill {
 public:
  std::string_view name() const override { return "rather"; }

 private:
  Game game() const override { return Game::kRather; }
  void Start(const Scene& scene, std::vector<Candidate>& out) const override;
  void Play(const Scene& scene, const std::vector<std::string_view>& state, std::vector<Candidate>& out) const override;
};

/// Which of the two was chosen, by their words or by "the first", "후자"; 0 where that cannot be told.
int ChosenOf(const Scene& scene, std::string_view first, std::string_view second);

}  // namespace sam
