// Word chains: 끝말잇기 in Korean, words by their last letter in English. She begins; whoever finds no word loses.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

/// The state of the game is "word-chain:<language>:<words said, the newest last, divided by commas>".
class WordChainSkill : public SceneSkill {
 public:
  std::string_view name() const override { return "word-chain"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
