// Word chains: 끝말잇기 in Korean, words by their last letter in English. She begins; whoever finds no word loses.
#pragma once

#include "mind/builtin/game_skill.h"

namespace sam {

/// The state of the game is "word-chain:<language>:<words said, the newest last, divided by commas>".
class WordChainSkill final : public GameSkill {
 public:
  std::string_view name() const override { return "word-chain"; }

 private:
  Game game() const override { return Game::kWordChain; }
  void Start(const Scene& scene, std::vector<Candidate>& out) const override;
  void Play(const Scene& scene, const std::vector<std::string_view>& state, std::vector<Candidate>& out) const override;
};

}  // namespace sam
