// Twenty questions (스무고개): she thinks of a thing, the person asks what yes or no can answer.
#pragma once

#include "mind/builtin/game_skill.h"

namespace sam {

/// The state of the game is "twenty:<language>:<thing>:<questions counted>".
class TwentyQuestionsSkill final : public GameSkill {
 public:
  std::string_view name() const override { return "twenty"; }

 private:
  Game game() const override { return Game::kTwenty; }
  void Start(const Scene& scene, std::vector<Candidate>& out) const override;
  void Play(const Scene& scene, const std::vector<std::string_view>& state, std::vector<Candidate>& out) const override;
};

/// The property that a question asks about ("alive", "wood"): that with the longest words in it; "" where none is known.
std::string_view PropertyAsked(const Scene& scene);

/// The noun that a line guesses: "is it a piano?" piano, "혹시 피아노야?" 피아노; "" where it is no guess.
std::string GuessOf(const Scene& scene);

}  // namespace sam
