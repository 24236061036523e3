#include "mind/builtin/chooser.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <span>

#include "base/random.h"
#include "base/unicode.h"
#include "core/leaving.h"
#include "mind/builtin/composer.h"
#include "mind/builtin/manner.h"

namespace sam {
namespace {

/// An opening heard fewer turns ago than this is worn (1 in 13 stays under 8 in 100).
constexpr uint32_t kOpeningRests = 13;
/// Below this length a reply ("Good night.") may come again after a while.
constexpr size_t kShort = 25, kShortKorean = 14;  // characters
constexpr uint32_t kShortRests = 60;
/// What a reply is worth that asks somebody who may be leaving: its question would be left out, and nothing or its other half be left.
constexpr double kAsksInLeaving = 0.55, kAsksLast = 0.8;

std::string Explain(const Candidate& winner, const Weighed& weighed, size_t candidates, const Candidate* second) {
  std::string why = fmt::format("{}: {}; pieces {}; relevance {:.2f}", winner.skill, winner.why,
                                fmt::join(winner.blocks, " + "), winner.relevance);
  if (weighed.worn) why += "; its opening was heard lately";
  if (weighed.said) why += fmt::format("; everything else was said more recently, this {} turns ago", weighed.age);
  why += fmt::format("; best of {}", candidates);
  if (second != nullptr) why += fmt::format(", before {} at {:.2f}", second->skill, second->relevance);
  return why;
}

}  // namespace

Weighed Weigh(const Scene& scene, Candidate& candidate) {
  Word(scene, candidate);
  Weighed out;
  out.score = candidate.relevance;
  out.age = scene.Age(StableHash(candidate.text));
  if (out.age == 0) out.age = scene.Age(content::BlockKey(SaidKey(candidate.text)));  // in another manner
  if (candidate.may_repeat) return out;  // an exact answer
  if (!candidate.game && MayBeLeaving(scene.thought) && candidate.text.find('?') != std::string::npos) out.score *= candidate.text.find_first_of(".!?") == candidate.text.find('?') ? kAsksInLeaving : kAsksLast;
  const size_t brief = scene.IsKorean() ? kShortKorean : kShort;
  const bool rested = out.age >= kShortRests && ToUtf32(candidate.text).size() <= brief;
  out.said = out.age > 0 && !rested;
  out.opening = OpeningOf(candidate.text);
  out.opened = scene.Age(StableHash(out.opening));
  out.worn = out.opened > 0 && out.opened < kOpeningRests;
  if (out.worn) out.score *= kWornOpening;
  out.first_word = out.opening.substr(0, out.opening.find(' '));
  const uint32_t begun = scene.Age(StableHash(out.first_word));
  if (!out.worn && begun > 0 && begun < kOpeningRests) out.score *= kWornFirstWord, out.opened = begun;
  return out;
}

bool Better(const Weighed& a, const Weighed& b) {
  if (a.said != b.said) return b.said;
  if (a.said && a.age != b.age) return a.age > b.age;
  return a.score > b.score;
}

bool IsOutdone(double relevance, const std::vector<Candidate>& proposed) {
  return std::any_of(proposed.begin(), proposed.end(), [&](const Candidate& c) { return c.fresh && c.relevance * kWornOpening >= relevance; });
}

std::string OpeningOf(std::string_view text) {
  std::string opening = "opening:";
  int spaces = 0;
  for (const char c : text) {
    if (c == ' ' && ++spaces == 2) break;
    const bool mark =
        static_cast<unsigned char>(c) < 128 && std::ispunct(static_cast<unsigned char>(c)) != 0 && c != '\'';
    if (!mark)
      opening +=
          static_cast<unsigned char>(c) < 128 ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : c;
  }
  return opening;
}

Reply Choose(const Scene& scene, std::vector<Candidate>& candidates) {
  SAM_CHECK(!candidates.empty());
  // From the most relevant down, so that the many that cannot win are never worded.
  std::vector<Candidate*> ranked;
  for (Candidate& candidate : candidates) ranked.push_back(&candidate);
  std::stable_sort(ranked.begin(), ranked.end(), [](const Candidate* a, const Candidate* b) { return a->relevance > b->relevance; });
  Candidate* best = ranked.front();
  Weighed best_weighed = Weigh(scene, *best);
  for (Candidate* candidate : std::span(ranked).subspan(1)) {
    if (!best_weighed.said && candidate->relevance <= best_weighed.score) break;
    Weighed weighed = Weigh(scene, *candidate);
    if (Better(weighed, best_weighed)) best = candidate, best_weighed = std::move(weighed);
  }
  const Candidate* second = nullptr;
  for (const Candidate& other : candidates) {
    if (other.skill != best->skill && (second == nullptr || other.relevance > second->relevance))
      second = &other;
  }
  Candidate& winner = *best;
  Reply reply;
  reply.chosen = Explain(winner, best_weighed, candidates.size(), second);
  reply.text = std::move(winner.text);
  reply.language = scene.thought.language;
  reply.skill = winner.skill;
  reply.blocks = std::move(winner.blocks);
  if (!best_weighed.opening.empty()) reply.blocks.push_back(best_weighed.opening);
  if (best_weighed.first_word != best_weighed.opening) reply.blocks.push_back(best_weighed.first_word);
  reply.open_question = winner.open_question;
  reply.subject = winner.subject;
  reply.game = winner.game;
  return reply;
}

}  // namespace sam
