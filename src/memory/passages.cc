#include "memory/passages.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/growth.h"
#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr size_t kLookedAt = 12;
constexpr size_t kMost = 4;
constexpr std::chrono::minutes kOneBreath{15};  // turns further apart are not read as one
constexpr size_t kLongestPassage = 260;         // bytes
constexpr size_t kFewTogether = 150, kFewTogetherKorean = 210;  // two turns of so few are told as one
constexpr size_t kFewBytes = 42, kFewBytesKorean = 56;                // a turn of so few leans on the one before
constexpr size_t kOfAnAnswer = 1;                // words: "만년필이요", "penicillin"
constexpr double kOfLesserTurns = 0.8;          // what a term is worth that only the turns beside the best one have
constexpr double kLatest = 0.08, kLatestOfNow = 0.25;  // the last turn over the first, of equals
constexpr double kAfterIt = 0.5, kBesideIt = 1.3;  // of what was asked of the time before something
constexpr size_t kBeside = 2;                      // turns
constexpr float kHad = 0.45f;                   // of a term's gain: a turn has it
constexpr double kMostOfIt = 0.6;               // of the question's weight: a turn has what was asked

std::vector<WordKey> SortedKeys(std::string_view text) {
  std::vector<WordKey> keys;
  AddDocumentKeys(text, keys);
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// What a question asks, apart from when.
struct Asked {
  std::string what;
  std::string before;  // "the cottage" of "where did i live before the cottage?"
  bool now = false;
};

Asked ReadAsked(const RecallCue& cue) {
  Asked asked{cue.text, {}, false};
  if (cue.past && cue.past->begin + cue.past->length <= cue.text.size())
    asked.what = cue.text.substr(0, cue.past->begin) + cue.text.substr(cue.past->begin + cue.past->length);
  const std::string lower = ToLower(asked.what);
  asked.now = HasAny(lower, {"these days", "nowadays", "currently", " now", "at the moment", "요즘", "지금", "이제", "요새", "현재"});
  const std::string_view in_english = " before ";
  if (const size_t at = lower.find(in_english); at != lower.npos) {
    asked.before = asked.what.substr(at + in_english.size());
    asked.what.resize(at);
    return asked;
  }
  for (const std::string_view in_korean : {"기 전에는", "기 전에", "기 전 "}) {
    const size_t at = lower.find(in_korean);
    if (at == lower.npos) continue;
    asked.before = asked.what.substr(0, at);
    asked.what.erase(0, at + in_korean.size());
    return asked;
  }
  return asked;
}

double Fit(AnswerKind kind, double evidence) {
  if (kind == AnswerKind::kAny) return 1;
  if (kind == AnswerKind::kTime) return 0.88 + 0.12 * evidence;  // the day on which it was said tells, too
  return kind == AnswerKind::kName || kind == AnswerKind::kPlace ? 0.8 + 0.2 * evidence : 0.45 + 0.55 * evidence;
}

bool Together(const EpisodeStore& episodes, size_t a, size_t b) {
  return episodes.At(b).at - episodes.At(a).at <= kOneBreath && !OnlyAsks(episodes.Said(b));
}

/// "off a retired postie", "because of the rain", "만년필이요": says nothing without the turn before.
bool GoesOnFrom(std::string_view said) {
  if (GoesOn(said)) return true;
  const std::vector<std::string_view> sentences = SplitSentences(said);
  if (sentences.empty() || SplitWords(sentences.front()).size() <= kOfAnAnswer) return true;
  const std::string lower = ToLower(said.substr(0, 24));
  return StartsWithAny(lower, {"off ", "in ", "on ", "at ", "from ", "with ", "by ", "for ", "to ", "because ", "cos ", "cause ", "so ", "but ", "which ", "who ", "then ", "turns out", "due ", "of ", "about ", "the one ", "him ", "them ", "so it",
                               "근데 ", "그래서 ", "그랬더니 ", "그런데 ", "그건 ", "거기", "덕분에 ", "때문에 "});
}

/// The same, or so short that it need not be read apart.
bool LeansBack(std::string_view said) { return said.size() <= (HasHangul(said) ? kFewBytesKorean : kFewBytes) || GoesOnFrom(said); }

struct Draft {
  size_t first = 0, count = 1, best = 0;
};

/// The best turn, with the one it goes on from, and the ones after it that lean on it or have the kind of answer that it lacks.
Draft Around(const EpisodeStore& episodes, size_t best, AnswerKind wanted) {
  Draft draft{best, 1, best};
  const std::string_view said = episodes.Said(best);
  size_t bytes = said.size();
  if (GoesOnFrom(said) && best > 0 && Together(episodes, best - 1, best) && bytes + episodes.Said(best - 1).size() <= kLongestPassage) {
    draft.first -= 1, draft.count += 1;
    bytes += episodes.Said(best - 1).size();
  }
  const double evidence = Evidence(wanted, said);
  for (size_t next = best + 1; next < episodes.size() && next <= best + 2; ++next) {
    const std::string_view more = episodes.Said(next);
    const bool few = bytes + more.size() <= (HasHangul(more) ? kFewTogetherKorean : kFewTogether);
    const bool lacked = wanted != AnswerKind::kAny && Evidence(wanted, more) > evidence;
    const bool plain_kind = wanted == AnswerKind::kNumber || wanted == AnswerKind::kAge || wanted == AnswerKind::kColour;
    const bool belongs = LeansBack(more) || (next == best + 1 ? few || lacked : lacked && plain_kind);
    if (!belongs || !Together(episodes, next - 1, next) || bytes + more.size() > kLongestPassage) break;
    bytes += more.size();
    draft.count += 1;
  }
  return draft;
}

/// "marguerite's got shingles", "nico, he's a joiner", "도현 씨": the word stands for somebody there.
bool NamesSomeone(std::string_view said, std::string_view word) {
  if (EndsWith(word, "하")) return false;  // "좋아하는"
  const std::string lower = ToLower(said);
  for (size_t at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
    const std::string_view before = std::string_view(lower).substr(0, at), after = std::string_view(lower).substr(at + word.size());
    if (StartsWithAny(after, {"'s ", "\u2019s ", ", he", ", she", ", who", " said", " says", " and me", " and i ", " told ", " thinks", " has ", " had ", " was ", " wants", "씨", "이가 ", "이는 ", "이랑 ", "이네", "랑 ", "한테", " 언니", " 오빠", " 누나", " 형", " 쌤", "네 ", "가 ", "는 ", "도 "}) ||
        EndsWithAny(before, {"me and ", "with ", "my pal ", "my friend "}))
      return true;
  }
  return false;
}

/// "when did pickles die", "what's renata's last name": the one that a question is about.
bool IsSubjectOf(std::string_view question, std::string_view word) {
  const std::string lower = ToLower(question);
  for (size_t at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
    const std::string_view before = std::string_view(lower).substr(0, at), after = std::string_view(lower).substr(at + word.size());
    const bool asked = EndsWithAny(before, {"did ", "does ", "is ", "was ", "has ", "who's ", "what's ", "where's ", "when's "});
    if (StartsWithAny(after, {"'s ", "\u2019s "}) || (asked && (after.empty() || after[0] == ' ' || after[0] == '?'))) return true;
  }
  return false;
}

/// A name stands bare wherever it stands: no "the", and nobody does it.
bool StandsBare(std::string_view said, std::string_view word) {
  static constexpr std::array<std::string_view, 18> kOfNoName = {"a", "an", "the", "some", "any", "this", "that", "no", "i", "you", "we", "they", "to", "more", "much", "my", "your", "our"};
  const std::string lower = ToLower(said);
  const std::vector<std::string_view> words = SplitWords(lower);
  for (size_t i = 1; i < words.size(); ++i)
    if (words[i] == word && std::find(kOfNoName.begin(), kOfNoName.end(), words[i - 1]) != kOfNoName.end()) return false;
  return true;
}

bool TalkedIn(const EpisodeStore& episodes, const TimeSpan& span) {
  for (size_t i = episodes.size(); i-- > 0;) {
    const Moment at = episodes.At(i).at;
    if (at < span.from) return false;
    if (at < span.to) return true;
  }
  return false;
}

/// The terms of a question, and which of them stand for somebody in any of the turns that were found.
struct Sought {
  std::vector<Term> terms;
  std::vector<bool> names;
};

/// How much of what is asked for a passage has: each term where it is had best, and the kind of answer that is wanted.
double Worth(const EpisodeStore& episodes, const Draft& draft, const Sought& sought, AnswerKind wanted, Passage& passage) {
  const std::vector<Term>& terms = sought.terms;
  std::vector<double> has(terms.size());
  double evidence = 0, alone = 0, got = 0, all = 0;
  const double of_best = wanted == AnswerKind::kTime ? 1 : Evidence(wanted, episodes.Said(draft.best));
  size_t had = 0, somebody = 0;
  for (size_t i = draft.first; i < draft.first + draft.count; ++i) {
    const std::vector<WordKey> keys = SortedKeys(episodes.Said(i));
    for (size_t t = 0; t < terms.size(); ++t) {
      const float gain = GainOf(terms[t], keys);
      has[t] = std::max(has[t], (i == draft.best ? 1 : kOfLesserTurns) * static_cast<double>(gain));
      if (i != draft.best || gain < kHad) continue;
      had += 1;
      alone += static_cast<double>(terms[t].weight * gain);
      somebody += sought.names[t];
    }
    evidence = std::max(evidence, Evidence(wanted, episodes.Said(i)));
  }
  bool of_another = false;  // it lacks the one who was asked about
  for (size_t t = 0; t < terms.size(); ++t) {
    of_another = of_another || (sought.names[t] && has[t] == 0);
    got += has[t] * static_cast<double>(terms[t].weight);
    all += static_cast<double>(terms[t].weight);
    if (has[t] > 0) passage.because += (passage.because.empty() ? "same words: " : ", ") + terms[t].word;
  }
  passage.about_someone = somebody > 0;
  passage.whole = !of_another && alone >= kMostOfIt * all && had > std::min<size_t>(somebody, 1) && std::max(of_best, evidence) > 0.5;
  return all > 0 ? got / all * Fit(wanted, evidence) : 0;
}

}  // namespace

void PassageFinder::ReadOn(const EpisodeStore& episodes) {
  for (; read_ < episodes.size(); ++read_) {
    if (OnlyAsks(episodes.Said(read_))) continue;
    index_.Add("", episodes.At(read_).at.at, episodes.Said(read_));
    GrowGently(episode_of_, 1);
    episode_of_.push_back(static_cast<uint32_t>(read_));
  }
}

/// A phrase that nobody ever used here tells less against a passage than a word would.
std::vector<Term> PassageFinder::TermsOf(std::string_view what) const {
  constexpr float kUnheardPhrase = 0.2f;
  std::vector<Term> terms = index_.Weighed(what);
  for (Term& term : terms)
    if (term.word.starts_with('@') && !index_.Has(term)) term.weight *= kUnheardPhrase;
  return terms;
}

/// The first turn of what the question sets its time before; none where it sets none.
std::optional<size_t> PassageFinder::FirstOf(const std::string& before) const {
  if (before.empty()) return std::nullopt;
  std::optional<size_t> first;
  double best = 0;
  for (const TurnIndex::Hit& hit : index_.Find(before, kLookedAt)) {
    best = std::max(best, hit.score);
    if (hit.score < 0.7 * best) break;
    first = std::min(first.value_or(hit.turn), static_cast<size_t>(hit.turn));
  }
  return first ? std::optional<size_t>(episode_of_[*first]) : std::nullopt;
}

std::vector<Passage> PassageFinder::Find(const EpisodeStore& episodes, const Question& question) {
  ReadOn(episodes);
  Asked asked = ReadAsked(question.cue);
  // "금요일에 어디 간다고 했지?": nothing was told on that day; it may have been to come when it was told.
  const bool of_that_time = question.cue.past && TalkedIn(episodes, *question.cue.past) && !QueryTerms(asked.what).empty();
  if (!of_that_time && question.cue.past) asked.what = question.cue.text;
  std::optional<TurnIndex::Window> window;
  if (of_that_time && !question.cue.past->sitting) window = TurnIndex::Window{question.cue.past->from.at, question.cue.past->to.at};
  const std::vector<TurnIndex::Hit> hits = index_.Find(asked.what, kLookedAt, window);
  if (hits.empty()) return {};
  Sought sought{TermsOf(asked.what), {}};
  for (const Term& term : sought.terms) {
    const auto said = [&](const TurnIndex::Hit& hit) { return episodes.Said(episode_of_[hit.turn]); };
    const bool bare = IsSubjectOf(asked.what, term.word) && std::all_of(hits.begin(), hits.end(), [&](const TurnIndex::Hit& hit) { return StandsBare(said(hit), term.word); });
    sought.names.push_back(bare || std::any_of(hits.begin(), hits.end(), [&](const TurnIndex::Hit& hit) { return NamesSomeone(said(hit), term.word); }));
  }
  const std::optional<size_t> before = FirstOf(asked.before);
  std::vector<Passage> passages;
  for (const TurnIndex::Hit& hit : hits) {
    const size_t best = episode_of_[hit.turn];
    if (best + 1 == episodes.size() && episodes.Said(best) == question.cue.text) continue;  // the turn under way
    const auto known = [&](const Passage& p) { return best >= p.first && best < p.first + p.count; };
    if (std::any_of(passages.begin(), passages.end(), known)) continue;
    const Draft draft = Around(episodes, best, question.wanted);
    Passage passage{.first = draft.first, .count = draft.count, .because = {}};
    const double worth = Worth(episodes, draft, sought, question.wanted, passage);
    const double late = (asked.now ? kLatestOfNow : kLatest) * (static_cast<double>(best + 1) / static_cast<double>(episodes.size()) - 1);
    const bool beside = before && best + kBeside >= *before && best <= *before + kBeside;
    const double then = beside ? kBesideIt : before && best > *before ? kAfterIt : 1;
    passage.score = std::clamp((worth * (0.55 + 0.45 * hit.score / hits.front().score) + late) * then, 0.0, 0.97);
    passages.push_back(std::move(passage));
  }
  std::stable_sort(passages.begin(), passages.end(), [](const Passage& a, const Passage& b) { return a.score > b.score; });
  if (passages.size() > kMost) passages.resize(kMost);
  return passages;
}

std::vector<Passage> PassageFinder::FindTurns(const EpisodeStore& episodes, const Question& question, size_t most) {
  ReadOn(episodes);
  Sought sought{index_.Weighed(question.cue.text), {}};
  sought.names.resize(sought.terms.size());
  std::vector<Passage> turns;
  for (const TurnIndex::Hit& hit : index_.Find(question.cue.text, most)) {
    Passage turn{.first = episode_of_[hit.turn], .count = 1, .because = {}};
    turn.score = Worth(episodes, {turn.first, 1, turn.first}, sought, AnswerKind::kAny, turn);
    if (turn.score > 0) turns.push_back(std::move(turn));
  }
  std::stable_sort(turns.begin(), turns.end(), [](const Passage& a, const Passage& b) { return a.score > b.score; });
  return turns;
}

}  // namespace sam
