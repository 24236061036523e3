#include "memory/episode_recall.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "base/unicode.h"

namespace sam {
namespace {

/// How many turns are read sentence by sentence, and from what coarse score on: a statement only brings back what is much like it.
struct Effort {
  size_t looked_at = 0;
  double least = 0;
};
constexpr Effort kForQuestion{6, 0.25}, kForStatement{2, 0.55};
constexpr size_t kMost = 6;
constexpr std::ptrdiff_t kMostTurnsOfKey = 256;  // of a long life: a word said more often than that tells little, and the latest turns most
constexpr double kQuestionCounts = 0.2;  // what a question is worth as evidence
constexpr double kRecency = 0.04;        // the latest turn over the first, of equals
constexpr size_t kWholeTurn = 170;       // bytes: a turn up to here is answered with whole
constexpr size_t kLongestAnswer = 420;

/// Weight of a term that `found` of `all` turns have: rare words tell more (Robertson's idf, never below that of one in ten of 20).
double Rarity(size_t found, size_t all) {
  const double n = static_cast<double>(all) + 20, df = static_cast<double>(std::max<size_t>(found, 1));
  return std::max(0.6, std::log(1 + (n - df + 0.5) / (df + 0.5)));
}

/// For the scan over all turns: which terms a 16-bit key stands for.
struct CoarseKey {
  uint16_t key = 0;
  uint8_t term = 0;
  float gain = 0, adds = 0;
};

std::vector<CoarseKey> CoarseKeys(const std::vector<Term>& terms) {
  std::vector<CoarseKey> keys;
  for (size_t t = 0; t < terms.size(); ++t)
    for (const KeyGain& k : terms[t].keys) keys.push_back({static_cast<uint16_t>(k.key), static_cast<uint8_t>(t), k.gain, k.adds});
  std::sort(keys.begin(), keys.end(), [](const CoarseKey& a, const CoarseKey& b) { return a.key < b.key; });
  return keys;
}

struct Gain {
  float best = 0, pieces = 0;
};

struct Hit {
  size_t index = 0;
  size_t row = 0;
  double coarse = 0;
};

/// Turns and what each of them has of each term.
struct Hits {
  std::vector<Hit> turns;
  std::vector<Gain> gains;  // a row a hit, a gain a term
  size_t terms = 0;

  void Add(size_t index) {
    turns.push_back({index, turns.size(), 0});
    gains.resize(gains.size() + terms);
  }
  float Of(const Hit& hit, size_t term) const {
    const Gain& gain = gains[hit.row * terms + term];
    return std::max(gain.best, std::min(gain.pieces, 0.8f));
  }
};

/// A turn has a key of the question.
struct Found {
  uint32_t turn = 0;
  CoarseKey key;
};

/// Of the turns whose keys are in order.
void FindSorted(const EpisodeStore::Index& words, const std::vector<CoarseKey>& keys, std::vector<Found>& found) {
  for (const CoarseKey& key : keys) {
    const uint32_t first = static_cast<uint32_t>(key.key) << 16;
    const auto begin = std::lower_bound(words.by_key.begin(), words.by_key.end(), first);
    const auto end = std::upper_bound(begin, words.by_key.end(), first | 0xFFFF);
    for (auto at = end - begin > kMostTurnsOfKey ? end - kMostTurnsOfKey : begin; at != end; ++at) found.push_back({*at & 0xFFFF, key});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.turn < b.turn; });
}

/// Of the turns since then, one after the other.
void FindRecent(const EpisodeStore::Index& words, const std::vector<Term>& terms, const std::vector<CoarseKey>& keys, std::vector<Found>& found) {
  const KeyFilter filter(terms);
  size_t at = words.sorted > 0 ? words.ends[words.sorted - 1] : 0;
  for (size_t i = words.sorted; i < words.ends.size(); ++i) {
    for (; at < words.ends[i]; ++at) {
      const uint16_t key = words.keys[at];
      if (!filter.MayHave(key)) continue;
      auto it = std::lower_bound(keys.begin(), keys.end(), key, [](const CoarseKey& k, uint16_t v) { return k.key < v; });
      for (; it != keys.end() && it->key == key; ++it) found.push_back({static_cast<uint32_t>(i), *it});
    }
  }
}

/// Every turn that has any key of the question.
Hits Scan(const EpisodeStore::Index& words, const std::vector<Term>& terms) {
  const std::vector<CoarseKey> keys = CoarseKeys(terms);
  std::vector<Found> found;
  FindSorted(words, keys, found);
  FindRecent(words, terms, keys, found);
  Hits hits{{}, {}, terms.size()};
  for (const Found& each : found) {
    if (hits.turns.empty() || hits.turns.back().index != each.turn) hits.Add(each.turn);
    Gain& gain = hits.gains[hits.gains.size() - hits.terms + each.key.term];
    gain.best = std::max(gain.best, each.key.gain);
    gain.pieces += each.key.adds;
  }
  return hits;
}

/// Terms weighed by how rare their words are in this person's life.
std::vector<Term> Weighed(const std::vector<Term>& terms, const Hits& hits, size_t all) {
  std::vector<Term> weighed = terms;
  for (size_t t = 0; t < terms.size(); ++t) {
    const auto found = std::count_if(hits.turns.begin(), hits.turns.end(), [&](const Hit& h) { return hits.Of(h, t) > 0.45f; });
    weighed[t].weight *= static_cast<float>(Rarity(static_cast<size_t>(found), all));
  }
  return weighed;
}

void ScoreCoarsely(Hits& hits, const std::vector<Term>& terms, const EpisodeStore& episodes, Effort effort) {
  double all = 0;
  for (const Term& term : terms) all += static_cast<double>(term.weight);
  for (Hit& hit : hits.turns) {
    double got = 0;
    for (size_t t = 0; t < terms.size(); ++t) got += static_cast<double>(terms[t].weight * hits.Of(hit, t));
    hit.coarse = got / all + kRecency * static_cast<double>(hit.index) / static_cast<double>(episodes.size());
  }
  std::erase_if(hits.turns, [&](const Hit& h) { return h.coarse < effort.least; });
  const size_t kept = std::min(effort.looked_at, hits.turns.size());
  std::partial_sort(hits.turns.begin(), hits.turns.begin() + static_cast<std::ptrdiff_t>(kept), hits.turns.end(), [](const Hit& a, const Hit& b) {
    return a.coarse != b.coarse ? a.coarse > b.coarse : a.index > b.index;
  });
  hits.turns.resize(kept);
}

std::vector<WordKey> SortedKeys(std::string_view text) {
  std::vector<WordKey> keys;
  AddDocumentKeys(text, keys);
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// How much of a score is left for the kind of thing that the sentence has.
double Fit(AnswerKind kind, std::string_view sentence) {
  const double evidence = Evidence(kind, sentence);
  return kind == AnswerKind::kName || kind == AnswerKind::kPlace ? 0.72 + 0.28 * evidence : 0.45 + 0.55 * evidence;
}

struct Best {
  double score = 0;
  size_t sentence = 0;
};

Best BestSentence(const std::vector<std::string_view>& sentences, const std::vector<Term>& terms, AnswerKind wanted, std::span<const WordKey> context) {
  Best best;
  for (size_t i = 0; i < sentences.size() && i < 24; ++i) {
    std::vector<WordKey> keys = SortedKeys(sentences[i]);
    double score = Coverage(terms, keys);
    // A sentence is about what its turn is about, a little less surely.
    if (!context.empty()) {
      keys.insert(keys.end(), context.begin(), context.end());
      std::sort(keys.begin(), keys.end());
      score = std::max(score, score + 0.85 * (Coverage(terms, keys) - score));
    }
    score *= Fit(wanted, sentences[i]);
    if (IsAsking(sentences[i])) score *= kQuestionCounts;
    if (score > best.score) best = {score, i};
  }
  return best;
}

/// The sentence, with what leads to it where it goes on from there; a short turn whole.
std::string AnswerFrom(std::string_view said, const std::vector<std::string_view>& sentences, size_t best, uint8_t marks) {
  if (said.size() <= kWholeTurn && !((marks & EpisodeStore::kCorrects) && sentences.size() > 1) && !(sentences.size() > 1 && IsAsking(sentences.back()))) return std::string(said);
  size_t first = best;
  while (first > 0 && GoesOn(sentences[first]) && sentences[best].size() < kWholeTurn) --first;
  std::string answer;
  for (size_t i = first; i <= best; ++i) answer += (answer.empty() ? "" : " ") + std::string(sentences[i]);
  if (answer.size() <= kLongestAnswer) return answer;
  size_t end = kLongestAnswer;
  while (end > 0 && answer[end] != ' ') --end;
  return answer.substr(0, end == 0 ? std::min(answer.size(), kLongestAnswer) : end);
}

std::string WordsFound(const std::vector<Term>& terms, const Hits& hits, const Hit& hit) {
  std::string words;
  for (size_t t = 0; t < terms.size(); ++t)
    if (hits.Of(hit, t) > 0) words += (words.empty() ? "same words: " : ", ") + terms[t].word;
  return words;
}

std::optional<EpisodeMatch> Look(const EpisodeStore& episodes, const Hits& hits, const Hit& hit, const std::vector<Term>& terms, AnswerKind wanted) {
  const std::string_view said = episodes.Said(hit.index);
  const std::vector<std::string_view> sentences = SplitSentences(said);
  if (sentences.empty()) return std::nullopt;
  std::vector<WordKey> context = sentences.size() > 1 ? SortedKeys(said) : std::vector<WordKey>();
  const std::vector<uint8_t>& marks = episodes.Words().marks;
  if (hit.index > 0 && marks[hit.index] != 0) AddDocumentKeys(episodes.Said(hit.index - 1), context);
  const Best best = BestSentence(sentences, terms, wanted, context);
  if (best.score <= 0) return std::nullopt;
  double score = std::min(0.97, best.score * 0.97) + kRecency * (static_cast<double>(hit.index + 1) / static_cast<double>(episodes.size()) - 1);
  // What was taken back in the very next turn is no answer.
  if (hit.index + 1 < episodes.size() && (marks[hit.index + 1] & EpisodeStore::kCorrects)) score *= 0.6;
  return EpisodeMatch{hit.index, std::clamp(score, 0.0, 1.0), AnswerFrom(said, sentences, best.sentence, marks[hit.index]), WordsFound(terms, hits, hit)};
}

}  // namespace

std::vector<EpisodeMatch> MatchEpisodes(const EpisodeStore& episodes, const Question& question) {
  if (question.terms.empty() || episodes.size() == 0) return {};
  Hits hits = Scan(episodes.Words(), question.terms);
  const size_t last = episodes.size() - 1;  // the turn under way may be kept already
  std::erase_if(hits.turns, [&](const Hit& h) { return h.index == last && episodes.Said(last) == question.cue.text; });
  if (hits.turns.empty()) return {};
  const std::vector<Term> terms = Weighed(question.terms, hits, episodes.size());
  ScoreCoarsely(hits, terms, episodes, question.asking ? kForQuestion : kForStatement);
  std::vector<EpisodeMatch> matches;
  for (const Hit& hit : hits.turns)
    if (std::optional<EpisodeMatch> match = Look(episodes, hits, hit, terms, question.wanted)) matches.push_back(std::move(*match));
  std::sort(matches.begin(), matches.end(), [](const EpisodeMatch& a, const EpisodeMatch& b) { return a.score != b.score ? a.score > b.score : a.index > b.index; });
  if (matches.size() > kMost) matches.resize(kMost);
  return matches;
}

}  // namespace sam
