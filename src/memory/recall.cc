#include "memory/recall.h"

#include <algorithm>
#include <set>

#include "memory/asked.h"
#include "memory/episode_recall.h"
#include "memory/fact_recall.h"

namespace sam {
namespace {

constexpr size_t kMost = 8;
/// Below this nothing has come to mind.
constexpr double kFaint = 0.2;

Recollection FromFact(const EpisodeStore& episodes, const FactBook& facts, const FactMatch& match) {
  Recollection out;
  out.fact = facts.ToFact(facts.records()[match.record]);
  if (const auto index = episodes.Find(out.fact->source)) out.episode = episodes.At(*index);
  out.score = match.score;
  out.because = match.because;
  return out;
}

Recollection FromEpisode(const EpisodeStore& episodes, const EpisodeMatch& match) {
  Recollection out;
  out.episode = episodes.At(match.index);
  out.episode->said = match.answer;
  out.score = match.score;
  out.because = match.because;
  return out;
}

Question Understand(const RecallCue& cue) {
  const bool asking = cue.query || IsAsking(cue.text);
  Question question{cue, asking, asking ? AskedFor(cue.text, cue.query) : AnswerKind::kAny, QueryTerms(cue.text)};
  if (!question.terms.empty() || !cue.query) return question;
  std::string words = cue.query->subject == "me" ? "" : cue.query->subject;
  for (const std::string& keyword : cue.query->keywords) words += " " + keyword;
  question.terms = QueryTerms(words);
  return question;
}

/// "What do you know about me": the facts said last first, of each subject and predicate one.
std::vector<Recollection> Everything(const EpisodeStore& episodes, const FactBook& facts) {
  std::vector<Recollection> out;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (size_t i = facts.records().size(); i-- > 0 && out.size() < kMost;) {
    const ClaimRecord& record = facts.records()[i];
    if (record.state != ClaimState::kCurrent || !seen.emplace(facts.Subject(record), facts.Predicate(record)).second) continue;
    const double about_person = facts.Subject(record) == "me" ? 0.95 : 0.85;
    out.push_back(FromFact(episodes, facts, {i, about_person, 0, "asked for everything"}));
  }
  std::stable_sort(out.begin(), out.end(), [](const Recollection& a, const Recollection& b) { return a.score > b.score; });
  return out;
}

}  // namespace

std::vector<Recollection> RecallFrom(const EpisodeStore& episodes, const FactBook& facts, const RecallCue& cue) {
  const bool everything = cue.query && cue.query->kind == QueryKind::kEverything;
  if (everything && (cue.query->subject.empty() || cue.query->subject == "me")) return Everything(episodes, facts);
  const Question question = Understand(cue);
  std::vector<std::pair<double, Recollection>> ranked;
  for (const FactMatch& match : MatchFacts(facts, question)) ranked.emplace_back(match.score + match.edge, FromFact(episodes, facts, match));
  for (const EpisodeMatch& match : MatchEpisodes(episodes, question))
    if (match.score >= kFaint) ranked.emplace_back(match.score, FromEpisode(episodes, match));
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Recollection> out;
  for (size_t i = 0; i < ranked.size() && i < kMost; ++i) out.push_back(std::move(ranked[i].second));
  return out;
}

}  // namespace sam
