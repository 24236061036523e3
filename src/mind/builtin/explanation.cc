#include "mind/builtin/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "mind/builtin/chooser.h"

namespace sam {
namespace {

std::string_view Name(content::Part part) {
  constexpr std::string_view kNames[] = {"react", "body", "ask", "whole"};
  return kNames[static_cast<size_t>(part)];
}

ProposedPiece Piece(const content::Pack& pack, const std::string& id) {
  const auto blocks = pack.blocks();
  const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const content::Block& block) { return block.id == id; });
  if (found == blocks.end()) return {id, "line", ""};
  return {id, std::string(Name(found->part)), std::string(found->text)};
}

/// Why it was not taken. An opening decides only where the relevance would have been enough.
Fate FateOf(const Weighed& weighed, double relevance, const Weighed& winner) {
  if (weighed.said && !winner.said) return Fate::kSaidBefore;
  if (weighed.said && weighed.age < winner.age) return Fate::kSaidBefore;
  if (weighed.score < relevance && relevance > winner.score) return Fate::kOpeningHeard;
  return Fate::kLessRelevant;
}

std::string Ago(uint32_t turns) { return turns == 1 ? "1 turn ago" : fmt::format("{} turns ago", turns); }

}  // namespace

Explanation ExplainChoice(const Scene& scene, std::vector<Candidate> candidates) {
  struct Ranked {
    Candidate* candidate;
    Weighed weighed;
  };
  std::vector<Ranked> ranked;
  for (Candidate& candidate : candidates) ranked.push_back({&candidate, Weigh(scene, candidate)});
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.candidate->relevance > b.candidate->relevance; });
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return Better(a.weighed, b.weighed); });
  constexpr std::string_view kTones[] = {"good", "bad", "plain"};
  Explanation out{.tone = std::string(kTones[static_cast<size_t>(scene.tone)]), .topics = {scene.topics.begin(), scene.topics.end()}, .proposals = {}};
  for (const auto& [candidate, weighed] : ranked) {
    Proposal proposal{.skill = candidate->skill, .rule = candidate->why, .text = candidate->text, .relevance = candidate->relevance,
                      .score = weighed.score, .fate = Fate::kTaken, .turns_ago = 0, .pieces = {}};
    if (!out.proposals.empty()) proposal.fate = FateOf(weighed, candidate->relevance, ranked.front().weighed);
    if (proposal.fate == Fate::kSaidBefore) proposal.turns_ago = weighed.age;
    if (proposal.fate == Fate::kOpeningHeard) proposal.turns_ago = weighed.opened;
    for (const std::string& id : candidate->blocks) proposal.pieces.push_back(Piece(scene.pack, id));
    out.proposals.push_back(std::move(proposal));
  }
  return out;
}

std::string Describe(const Proposal& proposal) {
  switch (proposal.fate) {
    case Fate::kTaken: return "taken";
    case Fate::kSaidBefore: return "said before, " + Ago(proposal.turns_ago);
    case Fate::kOpeningHeard: return fmt::format("opening heard {}, which leaves {:.2f}", Ago(proposal.turns_ago), proposal.score);
    case Fate::kLessRelevant: break;
  }
  return "less relevant";
}

}  // namespace sam
