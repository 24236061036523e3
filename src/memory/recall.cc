#include "memory/recall.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/predicates.h"
#include "core/question_inside.h"
#include "memory/asked.h"
#include "memory/episode_recall.h"
#include "memory/fact_recall.h"
#include "memory/fact_relations.h"
#include "memory/gist.h"
#include "memory/text_keys.h"

namespace sam {
namespace {

constexpr size_t kMost = 8;
/// Below this nothing has come to mind.
constexpr double kFaint = 0.13;

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

Recollection FromPassage(const EpisodeStore& episodes, const Passage& passage) {
  Recollection out;
  out.episode = episodes.At(passage.first);
  out.episode->said = passage.said;
  for (size_t i = passage.first + 1; i < passage.first + passage.count; ++i) out.also.push_back(episodes.TurnAt(i));
  out.whole = passage.whole;
  out.about_someone = passage.about_someone;
  out.score = passage.score;
  out.because = passage.because;
  return out;
}

Question Understand(const RecallCue& cue, const FactBook& facts) {
  const bool asking = cue.query || IsAsking(cue.text);
  Question question{cue, asking, asking ? AskedFor(cue.text, cue.query) : AnswerKind::kAny, QueryTerms(cue.text)};
  if (asking)
    for (auto& [word, name] : facts.AliasesIn(cue.text)) question.aliases.push_back({std::move(word), std::move(name)});
  if (!question.terms.empty() || !cue.query) return question;
  std::string words = cue.query->subject == "me" ? "" : cue.query->subject;
  for (const std::string& keyword : cue.query->keywords) words += " " + keyword;
  question.terms = QueryTerms(words);
  return question;
}

/// "Do you like rain?", "너는 뭐 좋아해?": to her and of herself; no turn of the person's answers it.
bool AsksOfHerself(const RecallCue& cue) {
  if (cue.query) return cue.query->subject == "you";
  const std::string lower = ToLower(cue.text);
  const std::vector<std::string_view> words = SplitWords(lower);
  const auto any = [&](std::initializer_list<std::string_view> these) { return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return IsOneOf(w, these); }); };
  const bool to_her = any({"you", "your", "you're", "u", "ur", "yours", "너", "너는", "넌", "네가", "니가", "너도", "사만다", "사만다는", "사만다도"});
  const bool of_own = any({"i", "my", "me", "we", "our", "i'm", "내", "제", "나", "저", "내가", "제가", "나는", "저는", "난", "우리"}) || HasAny(lower, {"remember", "know", "told", "기억", "알아", "말했", "얘기"});
  return to_her && !of_own;
}

/// What one would tell first of somebody: who, where, what for a living, with whom; 0 comes first.
int RankOf(const Triple& fact) {
  namespace p = predicate;
  if (fact.subject == "me" && fact.predicate == p::kName) return 0;
  if (fact.predicate == p::kLivesIn || fact.predicate == p::kAge) return fact.subject == "me" ? 1 : 6;
  if (IsOneOf(fact.predicate, {p::kJob, p::kWorksAt, p::kStudies})) return fact.subject == "me" ? 2 : 5;
  if (IsNaming(fact)) return 3;
  if (IsOneOf(fact.predicate, {p::kLikes, p::kDislikes, p::kFavourite, p::kCannotEat})) return 4;
  return fact.predicate == p::kPlans ? 7 : 8;
}

/// "What do you know about me": of each subject and predicate the fact said last, what one would tell first before the rest; no plan that is over.
std::vector<Recollection> Everything(const EpisodeStore& episodes, const FactBook& facts, const Moment& now) {
  std::vector<std::pair<int, size_t>> ranked;  // rank and record, the last said first
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (size_t i = facts.records().size(); i-- > 0;) {
    const ClaimRecord& record = facts.records()[i];
    if (record.state != ClaimState::kCurrent || !seen.emplace(facts.Subject(record), facts.Predicate(record)).second) continue;
    const Triple triple{facts.Subject(record), facts.Predicate(record), facts.Object(record)};
    const bool over = triple.predicate == predicate::kPlans && (!record.has_when || record.when_at < now.at.time_since_epoch().count());
    if (!over) ranked.emplace_back(RankOf(triple), i);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (ranked.size() > kMost) ranked.resize(kMost);
  std::vector<Recollection> out;
  for (const auto& [rank, record] : ranked) out.push_back(FromFact(episodes, facts, {record, 0.95 - 0.02 * rank, 0, "asked for everything"}));
  return out;
}

/// The talk before this one: what was said since the last long silence before it.
std::pair<Instant, Instant> LastSitting(const EpisodeStore& episodes, const Moment& now) {
  constexpr std::chrono::hours kSilence{3};
  Instant begin_of_this = now.at, from = now.at;
  size_t i = episodes.size();
  while (i > 0 && begin_of_this - episodes.When(i - 1) < kSilence) begin_of_this = episodes.When(--i);
  from = begin_of_this;
  if (i > 0) from = episodes.When(i - 1);
  while (i > 0 && from - episodes.When(i - 1) < kSilence) from = episodes.When(--i);
  return {from, begin_of_this};
}

/// The turns to tell of a stretch of time: of each day the one that weighs most, the weightiest days; then more of the same days.
std::vector<size_t> Weightiest(const EpisodeStore& episodes, const FactBook& facts, const std::vector<size_t>& turns, size_t most) {
  struct Weighed {
    double weight = 0;
    size_t turn = 0, place = 0;  // place among the turns of its day
  };
  std::vector<Weighed> weighed;
  for (const size_t turn : turns) weighed.push_back({WeightOf(episodes, facts, turn), turn, 0});
  std::stable_sort(weighed.begin(), weighed.end(), [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
  std::map<std::chrono::sys_days, size_t> of_day;
  for (Weighed& w : weighed) w.place = of_day[std::chrono::sys_days(ToLocal(episodes.At(w.turn).at).date)]++;
  std::stable_sort(weighed.begin(), weighed.end(), [](const Weighed& a, const Weighed& b) { return a.place < b.place; });
  std::vector<size_t> chosen;
  for (size_t i = 0; i < weighed.size() && i < most; ++i) chosen.push_back(weighed[i].turn);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

/// What was told in a stretch of time, in the order of time.
std::vector<Recollection> OfThatTime(const EpisodeStore& episodes, const FactBook& facts, const RecallCue& cue) {
  constexpr size_t kTold = 4;
  const auto [from, to] = cue.past->sitting ? LastSitting(episodes, cue.now) : std::pair(cue.past->from.at, cue.past->to.at);
  std::vector<size_t> turns;
  for (size_t i = 0; i < episodes.size(); ++i) {
    const std::string_view said = episodes.Said(i);
    if (episodes.When(i) >= from && episodes.When(i) < to && !OnlyAsks(said) && said != cue.text) turns.push_back(i);
  }
  std::vector<Recollection> out;
  for (const size_t turn : Weightiest(episodes, facts, turns, kTold))
    out.push_back(Recollection{.fact = std::nullopt, .episode = episodes.At(turn), .whole = true, .score = 0.9, .because = "told at that time"});
  return out;
}

/// When a thing was told: of the passages that have it about as well as the best, the first.
std::vector<Recollection> WhenTold(const Kept& kept, const RecallCue& cue) {
  RecallCue about{.text = cue.request->about, .language = cue.language, .query = std::nullopt, .request = cue.request, .past = std::nullopt, .now = cue.now};
  const Question question{about, true, AnswerKind::kAny, QueryTerms(about.text)};
  std::vector<Recollection> out;
  for (const Passage& passage : kept.passages.Find(kept.episodes, question))
    if (passage.score >= kFaint) out.push_back(FromPassage(kept.episodes, passage));
  constexpr double kAsWell = 0.8;
  const auto worse = std::find_if(out.begin(), out.end(), [&](const Recollection& r) { return r.score < kAsWell * out.front().score; });
  const auto turn_of = [](const Recollection& r) { return r.episode ? r.episode->turn : TurnId::kNone; };
  std::stable_sort(out.begin(), worse, [&](const Recollection& a, const Recollection& b) { return turn_of(a) < turn_of(b); });
  return out;
}

/// "He's got a beard now" behind what named him: told with it.
void AddPronounTurn(const EpisodeStore& episodes, Recollection& told) {
  constexpr std::chrono::minutes kOneBreath{15};
  const auto index = episodes.Find(told.episode->turn);
  if (!index || *index + 1 >= episodes.size() || episodes.When(*index + 1) - episodes.When(*index) > kOneBreath) return;
  const std::string next = ToldIn(episodes.Said(*index + 1));
  if (!StartsWithAny(ToLower(next.substr(0, 24)), {"he ", "she ", "he's ", "she's ", "his ", "her ", "he'll ", "she'll ", "걔", "그 친구", "그분", "그 사람"})) return;
  told.episode->said += "\n" + next;
  told.also.push_back(episodes.TurnAt(*index + 1));
}

/// What there is of somebody or something: the facts, then the weightiest turns, the last one among them.
std::vector<Recollection> TellOf(const Kept& kept, const RecallCue& cue) {
  constexpr size_t kFacts = 5, kTurns = 3, kLooked = 60;
  constexpr double kNamed = 0.6;  // of the words of the name
  const std::string& whom = cue.request->about;
  std::vector<std::string> names = kept.facts.OtherNamesOf(whom);
  names.insert(names.begin(), whom);
  std::vector<Recollection> out;
  for (size_t i = kept.facts.records().size(); i-- > 0 && out.size() < kFacts;) {
    const ClaimRecord& record = kept.facts.records()[i];
    const bool about = record.state == ClaimState::kCurrent && std::any_of(names.begin(), names.end(), [&](const std::string& name) { return kept.facts.IsAbout(record, name); });
    if (about) out.push_back(FromFact(kept.episodes, kept.facts, {i, 0.9, 0, "asked for all of " + whom}));
  }
  RecallCue about{.text = whom, .language = cue.language, .query = {}, .request = {}, .past = {}, .now = cue.now};
  Question question{about, true, AnswerKind::kAny, QueryTerms(whom)};
  for (auto& [word, name] : kept.facts.AliasesIn(whom)) question.aliases.push_back({std::move(word), std::move(name)});
  std::vector<size_t> turns;
  for (const Passage& turn : kept.passages.FindTurns(kept.episodes, question, kLooked))
    if (turn.score >= kNamed && !ToldIn(turn.said).empty()) turns.push_back(turn.first);
  std::vector<size_t> chosen = Weightiest(kept.episodes, kept.facts, turns, kTurns);
  const auto last = std::max_element(turns.begin(), turns.end());
  if (last != turns.end() && std::find(chosen.begin(), chosen.end(), *last) == chosen.end()) chosen.back() = *last;
  std::reverse(chosen.begin(), chosen.end());  // the last first
  for (const size_t turn : chosen) {
    out.push_back(Recollection{.fact = std::nullopt, .episode = kept.episodes.At(turn), .whole = true, .about_someone = true, .score = 0.8, .because = "told of " + whom});
    out.back().episode->said = ToldIn(out.back().episode->said);
    AddPronounTurn(kept.episodes, out.back());
  }
  return out;
}

/// The turn that may be meant by what is only described.
std::vector<Recollection> NearestTo(const Kept& kept, const RecallCue& cue) {
  RecallCue about{.text = cue.request->about, .language = cue.language, .query = {}, .request = {}, .past = {}, .now = cue.now};
  const Question question{about, true, AnswerKind::kAny, QueryTerms(about.text)};
  std::vector<Recollection> out;
  for (const Passage& turn : kept.passages.FindTurns(kept.episodes, question, 1)) out.push_back(FromPassage(kept.episodes, turn));
  return out;
}

/// What was told with most feeling, of the last three months.
std::vector<Recollection> WhatMoved(const Kept& kept, const RecallCue& cue) {
  constexpr auto kLately = std::chrono::hours(24 * 90);
  constexpr double kStrong = 0.3;  // of the feeling in it
  constexpr size_t kSaysSomething = 16;  // bytes
  std::optional<Episode> most;
  for (size_t i = 0; i < kept.episodes.size(); ++i) {
    const Episode episode = kept.episodes.At(i);
    const bool between_us = episode.moment == SharedMoment::kHurt || episode.moment == SharedMoment::kMadeUp;
    if (between_us || episode.feeling < kStrong || episode.language != cue.language || cue.now - episode.at > kLately || episode.said.size() < kSaysSomething || episode.said.ends_with('?')) continue;
    if (!most || episode.feeling >= most->feeling) most = episode;
  }
  if (!most) return {};
  return {Recollection{.fact = std::nullopt, .episode = most, .whole = true, .score = 0.9, .because = "what was felt most with"}};
}

std::vector<Recollection> RecallRequested(const Kept& kept, const RecallCue& cue) {
  switch (cue.request->kind) {
    case MemoryRequestKind::kWhatHappened: return cue.past ? OfThatTime(kept.episodes, kept.facts, cue) : std::vector<Recollection>();
    case MemoryRequestKind::kWhenTold: return cue.request->about.empty() ? std::vector<Recollection>() : WhenTold(kept, cue);
    case MemoryRequestKind::kTellOf: return TellOf(kept, cue);
    case MemoryRequestKind::kWhatMoved: return WhatMoved(kept, cue);
    case MemoryRequestKind::kForget: return cue.request->about.empty() ? std::vector<Recollection>() : NearestTo(kept, cue);
    default: return {};
  }
}

/// The cue with the question inside of what was said.
RecallCue OfQuestionInside(const RecallCue& whole) {
  RecallCue cue = whole;
  const std::string_view inside = FindQuestionInside(whole.text).text;
  const auto cut = static_cast<size_t>(inside.data() - whole.text.data());
  if (cue.past) {
    if (cue.past->begin < cut || cue.past->begin + cue.past->length > cut + inside.size()) return cue;
    cue.past->begin -= cut;
  }
  cue.text = std::string(inside);
  return cue;
}

/// Where nothing else came to mind: of the turns that name the one who is asked about, the one nearest to the question.
void AddNearestNamed(const Kept& kept, const Question& question, std::vector<Recollection>& out) {
  const auto& query = question.cue.query;
  constexpr double kNamed = 0.6, kNear = 0.31, kKindOfAnswer = 0.5;  // of the words of the name; enough to be told as the nearest; beside the words of the question
  constexpr size_t kLooked = 40;
  if (!question.asking || !query || query->subject.empty() || IsOneOf(query->subject, {"me", "you"}) || query->subject.starts_with("me.")) return;
  if (std::any_of(out.begin(), out.end(), [](const Recollection& r) { return !r.fact && r.episode && r.score >= kNear && r.about_someone; })) return;
  RecallCue about{.text = query->subject, .language = question.cue.language, .query = {}, .request = {}, .past = {}, .now = question.cue.now};
  Question named{about, true, AnswerKind::kAny, QueryTerms(query->subject)};
  for (auto& [word, name] : kept.facts.AliasesIn(query->subject)) named.aliases.push_back({std::move(word), std::move(name)});
  const Recollection* best = nullptr;
  std::vector<Recollection> turns;
  for (const Passage& turn : kept.passages.FindTurns(kept.episodes, named, kLooked)) {
    const bool under_way = turn.first + 1 == kept.episodes.size() && Contains(turn.said, question.cue.text);
    if (turn.score < kNamed || under_way || ToldIn(turn.said).empty()) continue;
    turns.push_back(FromPassage(kept.episodes, turn));
    std::vector<WordKey> keys;
    AddDocumentKeys(turn.said, keys);
    std::sort(keys.begin(), keys.end());
    turns.back().score = Coverage(question.terms, keys) + kKindOfAnswer * (question.wanted == AnswerKind::kAny ? 0 : Evidence(question.wanted, turn.said));
  }
  for (const Recollection& turn : turns)
    if (best == nullptr || turn.score > best->score || (turn.score == best->score && turn.episode->turn > best->episode->turn)) best = &turn;
  if (best == nullptr) return;
  out.push_back(*best);
  out.back().episode->said = ToldIn(best->episode->said);
  out.back().score = kNear, out.back().about_someone = true, out.back().whole = false;
  out.back().because = "names " + query->subject;
}

}  // namespace

std::vector<Recollection> SearchIn(const Kept& kept, const RecallCue& cue) {
  constexpr size_t kMostFound = 20;
  const Question question{cue, true, AnswerKind::kAny, QueryTerms(cue.text)};
  std::vector<Recollection> out;
  for (const FactMatch& match : MatchFacts(kept.facts, question)) out.push_back(FromFact(kept.episodes, kept.facts, match));
  for (const Passage& turn : kept.passages.FindTurns(kept.episodes, question, kMostFound))
    if (out.size() < kMostFound) out.push_back(FromPassage(kept.episodes, turn));
  return out;
}

std::vector<Recollection> RecallFrom(const Kept& kept, const RecallCue& whole) {
  const auto& [episodes, facts, passages] = kept;
  if (whole.request) return RecallRequested(kept, whole);
  const RecallCue cue = OfQuestionInside(whole);
  const bool everything = cue.query && cue.query->kind == QueryKind::kEverything;
  if (everything && (cue.query->subject.empty() || cue.query->subject == "me")) return Everything(episodes, facts, cue.now);
  // "Where does he live now, did i tell you?": not of the person, whatever the query says.
  RecallCue of_another = cue;
  const bool his = cue.query && cue.query->subject == "me" && !cue.before.empty() && HasAny(" " + ToLower(cue.text), {" he ", " she ", " they ", " his ", " their "});
  if (his) of_another.query.reset();
  const Question question = Understand(of_another, facts);
  if (question.asking && AsksOfHerself(cue)) return {};
  std::vector<std::pair<double, Recollection>> ranked;
  for (const FactMatch& match : MatchFacts(facts, question)) ranked.emplace_back(match.score + match.edge, FromFact(episodes, facts, match));
  if (question.asking) {
    for (const Passage& passage : passages.Find(episodes, question)) ranked.emplace_back(passage.score, FromPassage(episodes, passage));
  } else {
    constexpr size_t kAtATime = 16;
    passages.ReadSome(episodes, kAtATime);
    for (const EpisodeMatch& match : MatchEpisodes(episodes, question)) ranked.emplace_back(match.score, FromEpisode(episodes, match));
  }
  std::erase_if(ranked, [](const auto& r) { return r.second.score < kFaint; });
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Recollection> out;
  for (size_t i = 0; i < ranked.size() && i < kMost; ++i) out.push_back(std::move(ranked[i].second));
  AddNearestNamed(kept, question, out);
  return out;
}

}  // namespace sam
