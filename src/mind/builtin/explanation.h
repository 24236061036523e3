// How a reply was found, for people who write content: what was proposed, best first, and what became of each proposal.
#pragma once

#include <string>
#include <vector>

#include "mind/builtin/scene.h"
#include "mind/builtin/skill.h"

namespace sam {

/// A block of the content that a proposal is made of.
struct ProposedPiece {
  std::string id;
  std::string part;  // "react", "body", "ask", "whole"; "line" for what is no block of replies/
  std::string text;  // as in the YAML; empty for a line
};

enum class Fate : uint8_t { kTaken, kLessRelevant, kOpeningHeard, kSaidBefore };

struct Proposal {
  std::string skill;
  std::string rule;        // why the skill proposed it, in plain words
  std::string text;        // in her words
  double relevance = 0;    // as proposed
  double score = 0;        // what is left of it where its opening was heard lately
  Fate fate = Fate::kLessRelevant;
  uint32_t turns_ago = 0;  // when its opening was heard or it was said, for those fates
  std::vector<ProposedPiece> pieces;
};

struct Explanation {
  std::string tone;                 // how the person sounds: "good", "bad", "plain"
  std::vector<std::string> topics;  // words said that the content knows as topics
  std::vector<Proposal> proposals;  // best first; the first is what Choose takes of the same candidates
};

/// Words all candidates, so it is no part of a turn.
Explanation ExplainChoice(const Scene& scene, std::vector<Candidate> candidates);

/// The fate in plain words: "said before, 2 turns ago".
std::string Describe(const Proposal& proposal);

}  // namespace sam
