#include "memory/turn_index.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "base/growth.h"
#include "base/unicode.h"
#include "memory/near_misses.h"

namespace sam {
namespace {

// Set by trial on three of the invented lives (tests/recall); the other three were not looked at.
constexpr float kSaturation = 0.9f, kLengthShare = 0.25f;  // k1 and b of BM25
constexpr float kRarityPower = 1.3f;
constexpr float kAsIfMore = 20;         // turns: in a life of three, rare words are not rare yet
constexpr float kCountsAsFound = 0.45f;  // of a term's gain: the turn has the word, for how rare it is
constexpr float kOfSlip = 0.4f;           // of a word that may have been mistyped
constexpr float kOfFamily = 0.65f;        // of a word of the same family
constexpr float kMostOfPieces = 0.8f;    // what the pieces of a Korean word are worth together
constexpr float kNextTurn = 0.5f, kTurnAfterNext = 0.4f;
constexpr float kNamedSpeaker = 1.5f;
constexpr float kOfThatTime = 1.5f;
constexpr uint32_t kMostTurns = (1u << 24) - 1;
constexpr size_t kMostLatest = 512, kLongestRun = 32'768;  // postings: merging more would make one turn in many slow to add
constexpr size_t kMostTimes = 7, kLengths = 32, kWordsAStep = 2;  // of a posting's last byte: how often, and how long the turn is, in steps
constexpr size_t kSeenBits = size_t{1} << 20, kManyRuns = 8;  // a life of more runs has a bit for each key that was said
constexpr size_t kDense = 12;             // of all turns, one in so many is touched
constexpr std::chrono::hours kSameSitting{5};

/// Robertson's idf, sharpened.
float RarityOf(float all, float have) { return std::pow(std::log(1 + (all - have + 0.5f) / (have + 0.5f)), kRarityPower); }

}  // namespace

/// What one question needs, kept from one to the next, whosever it is: only the turns that are touched cost anything.
struct TurnIndex::Scratch {
  std::vector<float> part, alone, together;  // one a turn, all zero between questions
  std::vector<uint32_t> of_term, found, near;
  std::vector<std::span<const Posting>> ranges;
  std::array<float, 256> saturated{};
  bool dense = false;  // so many turns are touched that they are not listed any more

  static Scratch& For(size_t turns) {
    thread_local Scratch scratch;
    if (scratch.part.size() < turns) scratch.part.resize(turns), scratch.alone.resize(turns), scratch.together.resize(turns);
    return scratch;
  }
  /// A term of which only one key was ever said, most are, needs no sheet of its own: rarity from one reading of its postings, sums from the next.
  bool AddAtOnce(const TurnIndex& index, const Term& term) {
    const KeyGain* only = nullptr;
    for (const KeyGain& key : term.keys) {
      if (!index.HasKey(key.key)) continue;
      if (only != nullptr || key.gain <= 0) return false;
      only = &key;
    }
    if (only == nullptr) return true;
    const float gain = only->family ? kOfFamily * only->gain : only->gain;
    index.FindPostings(only->key, ranges);
    size_t count = 0;
    for (const std::span<const Posting> range : ranges) count += range.size();
    const auto postings = static_cast<float>(count);
    const bool all_count = std::all_of(saturated.begin(), saturated.end(), [&](float value) { return value == 0 || gain * value > kCountsAsFound; });
    float have = all_count ? postings : 0;
    if (!all_count) ForEachIn(ranges, [&](uint32_t, size_t times_and_length) { have += static_cast<float>(gain * saturated[times_and_length] > kCountsAsFound); });
    dense = dense || postings > static_cast<float>(index.size() / kDense);
    const float weight = term.weight * gain * RarityOf(static_cast<float>(index.size()), have);
    if (dense) {
      ForEachIn(ranges, [&](uint32_t turn, size_t times_and_length) { alone[turn] += weight * saturated[times_and_length]; });
      return true;
    }
    ForEachIn(ranges, [&](uint32_t turn, size_t times_and_length) {
      if (alone[turn] == 0) found.push_back(turn);
      alone[turn] += weight * saturated[times_and_length];
    });
    return true;
  }
  void ClearAll(size_t turns) {
    std::fill_n(alone.begin(), turns, 0.0f);
    found.clear();
    near.clear();
    dense = false;
  }
  void Clear() {
    for (const uint32_t turn : found) alone[turn] = 0;
    for (const uint32_t turn : near) together[turn] = 0;
    found.clear();
    near.clear();
  }
};

namespace {

/// The best `most` hits that were added; of equals the later turn.
class Best {
 public:
  explicit Best(size_t most) : most_(most) {}
  void Add(TurnIndex::Hit hit) {
    if (hits_.size() == most_ && !Before(hit, hits_.front())) return;
    if (hits_.size() == most_) std::pop_heap(hits_.begin(), hits_.end(), Before), hits_.pop_back();
    hits_.push_back(hit);
    std::push_heap(hits_.begin(), hits_.end(), Before);
  }
  /// What a hit must at least have; 0 while there is room.
  float Least() const { return hits_.size() < most_ ? 0 : static_cast<float>(hits_.front().score); }
  std::vector<TurnIndex::Hit> Take() {
    std::sort_heap(hits_.begin(), hits_.end(), Before);
    return std::move(hits_);
  }

 private:
  static bool Before(const TurnIndex::Hit& a, const TurnIndex::Hit& b) { return a.score != b.score ? a.score > b.score : a.turn > b.turn; }
  size_t most_;
  std::vector<TurnIndex::Hit> hits_;  // a heap with the worst in front
};

}  // namespace

void TurnIndex::Add(std::string_view speaker, Instant at, std::string_view text) {
  if (turns_.size() > kMostTurns) return;
  const std::string name = ToLower(speaker);
  auto known = std::find_if(speakers_.begin(), speakers_.end(), [&](const Speaker& s) { return s.name == name; });
  if (known == speakers_.end()) known = speakers_.insert(speakers_.end(), Speaker{name});
  keys_.clear();
  AddDocumentKeys(text, keys_);
  const size_t words = SplitWords(text).size();
  const auto turn = static_cast<uint32_t>(turns_.size());
  GrowGently(turns_, 1);
  turns_.push_back({static_cast<uint32_t>(std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count()), static_cast<uint16_t>(known - speakers_.begin()), static_cast<uint16_t>(std::min<size_t>(words, UINT16_MAX))});
  words_ += turns_.back().words;
  std::sort(keys_.begin(), keys_.end());
  GrowGently(latest_, keys_.size());
  for (size_t i = 0; i < keys_.size();) {
    const size_t begin = i;
    while (i < keys_.size() && keys_[i] == keys_[begin]) ++i;
    const Posting times = std::min<size_t>(i - begin, kMostTimes), length = std::min<size_t>(words / kWordsAStep, kLengths - 1);
    if (!seen_.empty()) NoteKey(keys_[begin]);
    latest_.push_back(static_cast<Posting>(keys_[begin]) << 32 | static_cast<Posting>(turn) << 8 | length << 3 | times);
  }
  if (latest_.size() >= kMostLatest) KeepInOrder();
}

void TurnIndex::KeepInOrder() {
  std::sort(latest_.begin(), latest_.end());
  latest_.shrink_to_fit();
  runs_.push_back(std::move(latest_));
  latest_ = {};
  if (seen_.empty() && runs_.size() > kManyRuns) {
    seen_.resize(kSeenBits / 64);
    for (const std::vector<Posting>& run : runs_)
      for (const Posting p : run) NoteKey(static_cast<WordKey>(p >> 32));
  }
  while (runs_.size() > 1 && runs_[runs_.size() - 2].size() < 2 * runs_.back().size() && runs_[runs_.size() - 2].size() + runs_.back().size() <= kLongestRun) {
    std::vector<Posting> merged(runs_[runs_.size() - 2].size() + runs_.back().size());
    std::merge(runs_[runs_.size() - 2].begin(), runs_[runs_.size() - 2].end(), runs_.back().begin(), runs_.back().end(), merged.begin());
    runs_.pop_back();
    runs_.back() = std::move(merged);
  }
}

bool TurnIndex::MayHave(WordKey key) const { return seen_.empty() || (seen_[key % kSeenBits / 64] >> (key % 64) & 1) != 0; }

void TurnIndex::NoteKey(WordKey key) { seen_[key % kSeenBits / 64] |= uint64_t{1} << (key % 64); }

void TurnIndex::FindPostings(WordKey key, std::vector<std::span<const Posting>>& ranges) const {
  ranges.clear();
  if (!MayHave(key)) return;
  const Posting first = static_cast<Posting>(key) << 32, last = first | UINT32_MAX;
  const auto keep = [&](const std::vector<Posting>& run, auto begin, auto end) {
    if (begin != end) ranges.push_back({run.data() + (begin - run.begin()), static_cast<size_t>(end - begin)});
  };
  for (const std::vector<Posting>& run : runs_) {
    const auto begin = std::lower_bound(run.begin(), run.end(), first);
    if (begin != run.end() && *begin <= last) keep(run, begin, std::upper_bound(begin, run.end(), last));
  }
  for (auto at = latest_.begin(); at != latest_.end(); ++at)
    if (*at >> 32 == key) keep(latest_, at, at + 1);
}

template <typename Use>
void TurnIndex::ForEachIn(const std::vector<std::span<const Posting>>& ranges, Use use) {
  for (const std::span<const Posting> range : ranges)
    for (const Posting p : range) use(static_cast<uint32_t>(p >> 8) & kMostTurns, static_cast<size_t>(p & UINT8_MAX));
}

/// What a word counts for that stands so often in a turn of such a length: BM25's tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / mean)).
std::array<float, 256> TurnIndex::Saturated() const {
  std::array<float, 256> table{};
  const float mean = static_cast<float>(words_) / static_cast<float>(turns_.size());
  for (size_t i = 0; i < table.size(); ++i) {
    const auto times = static_cast<float>(i & kMostTimes), words = static_cast<float>((i >> 3) * kWordsAStep + kWordsAStep / 2);
    table[i] = times * (kSaturation + 1) / (times + kSaturation * (1 - kLengthShare + kLengthShare * words / mean));
  }
  return table;
}

float TurnIndex::Look(const Term& term, Scratch& scratch, float as_if_more) const {
  const std::array<float, 256>& saturated = scratch.saturated;
  scratch.of_term.clear();
  float have = 0;
  for (const KeyGain& key : term.keys) {
    const float gain = key.family ? kOfFamily * key.gain : key.gain;
    const float weight = std::max(gain, std::min(key.adds, kMostOfPieces));
    FindPostings(key.key, scratch.ranges);
    ForEachIn(scratch.ranges, [&](uint32_t turn, size_t times_and_length) {
      const float value = weight * saturated[times_and_length];
      float& part = scratch.part[turn];
      if (part == 0) scratch.of_term.push_back(turn);
      const float now = key.gain > 0 ? std::max(part, value) : part + value;
      have += static_cast<float>(part <= kCountsAsFound && now > kCountsAsFound);
      part = now;
    });
  }
  return RarityOf(static_cast<float>(turns_.size()) + as_if_more, have);
}

bool TurnIndex::IsBeside(size_t a, size_t b) const { return At(b) - At(a) < kSameSitting; }

/// What a turn means, the ones beside it tell: a question before it, what was said of it after.
void TurnIndex::ReadBesideOthers(Scratch& scratch) const {
  const auto add = [&](size_t turn, float score) {
    if (scratch.together[turn] == 0) scratch.near.push_back(static_cast<uint32_t>(turn));
    scratch.together[turn] += score;
  };
  for (const uint32_t turn : scratch.found) {
    add(turn, scratch.alone[turn]);
    for (size_t step = 1; step <= 2; ++step) {
      const float share = (step == 1 ? kNextTurn : kTurnAfterNext) * scratch.alone[turn];
      if (turn >= step && IsBeside(turn - step, turn)) add(turn - step, share);
      if (turn + step < turns_.size() && IsBeside(turn, turn + step)) add(turn + step, share);
    }
  }
}

/// The same of one turn, where every turn is looked at in order: walking through memory is cheaper than jumping about in it.
float TurnIndex::WithTheTurnsBeside(const Scratch& scratch, size_t turn) const {
  constexpr auto kSitting = static_cast<uint32_t>(std::chrono::minutes(kSameSitting).count());
  const float* alone = scratch.alone.data();
  const uint32_t minute = turns_[turn].minute;
  const size_t all = turns_.size();
  const auto share = [&](size_t other, uint32_t apart, float of) { return apart < kSitting ? of * alone[other] : 0; };
  float score = alone[turn];
  if (turn >= 1) score += share(turn - 1, minute - turns_[turn - 1].minute, kNextTurn);
  if (turn >= 2) score += share(turn - 2, minute - turns_[turn - 2].minute, kTurnAfterNext);
  if (turn + 1 < all) score += share(turn + 1, turns_[turn + 1].minute - minute, kNextTurn);
  if (turn + 2 < all) score += share(turn + 2, turns_[turn + 2].minute - minute, kTurnAfterNext);
  return score;
}

/// The same of a stretch of turns, without a branch where it has others on both sides; the highest of the scores.
float TurnIndex::ReadChunkBesideOthers(const Scratch& scratch, size_t begin, size_t end, std::array<float, kChunk>& scores) const {
  constexpr auto kSitting = static_cast<uint32_t>(std::chrono::minutes(kSameSitting).count());
  if (begin < 2 || end - begin < kChunk || end + 2 > turns_.size()) {
    for (size_t turn = begin; turn < end; ++turn) scores[turn - begin] = WithTheTurnsBeside(scratch, turn);
    return *std::max_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(end - begin));
  }
  std::array<uint32_t, kChunk + 4> minutes{};
  for (size_t i = 0; i < minutes.size(); ++i) minutes[i] = turns_[begin - 2 + i].minute;
  const float* alone = scratch.alone.data() + begin - 2;
  for (size_t i = 0; i < kChunk; ++i) {
    const float before_last = minutes[i + 2] - minutes[i] < kSitting ? kTurnAfterNext * alone[i] : 0, last = minutes[i + 2] - minutes[i + 1] < kSitting ? kNextTurn * alone[i + 1] : 0;
    const float next = minutes[i + 3] - minutes[i + 2] < kSitting ? kNextTurn * alone[i + 3] : 0, after_next = minutes[i + 4] - minutes[i + 2] < kSitting ? kTurnAfterNext * alone[i + 4] : 0;
    scores[i] = alone[i + 2] + before_last + last + next + after_next;
  }
  float most = 0;
  for (const float score : scores) most = std::max(most, score);
  return most;
}

bool TurnIndex::IsOfSpeaker(const Term& term) const {
  return std::any_of(speakers_.begin(), speakers_.end(), [&](const Speaker& s) { return !s.name.empty() && std::string_view(term.word).starts_with(s.name); });
}

std::vector<bool> TurnIndex::SpeakersIn(std::string_view question) const {
  const std::string lower = ToLower(question);
  const std::vector<std::string_view> words = SplitWords(lower);
  std::vector<bool> named(speakers_.size());
  for (size_t s = 0; s < speakers_.size(); ++s)
    named[s] = !speakers_[s].name.empty() && std::any_of(words.begin(), words.end(), [&](std::string_view w) { return w.starts_with(speakers_[s].name); });
  return named;
}

bool TurnIndex::Has(const Term& term) const {
  return std::any_of(term.keys.begin(), term.keys.end(), [&](const KeyGain& key) { return key.gain > 0 && HasKey(key.key); });
}

bool TurnIndex::HasKey(WordKey key) const {
  if (!MayHave(key)) return false;
  const Posting first = static_cast<Posting>(key) << 32;
  const auto in_run = [&](const std::vector<Posting>& run) {
    const auto at = std::lower_bound(run.begin(), run.end(), first);
    return at != run.end() && *at >> 32 == key;
  };
  return std::any_of(runs_.begin(), runs_.end(), in_run) || std::any_of(latest_.begin(), latest_.end(), [&](Posting p) { return p >> 32 == key; });
}

namespace {

void AddAliases(std::span<const TurnIndex::Alias> aliases, std::vector<Term>& terms) {
  constexpr float kOfAlias = 0.95f;
  for (const TurnIndex::Alias& alias : aliases)
    for (Term& term : terms)
      if (!term.keys.empty() && term.keys.front().key == StemKey(alias.word)) term.keys.push_back({StemKey(alias.name), kOfAlias, 0, false});
}

}  // namespace

std::vector<Term> TurnIndex::TermsOf(std::string_view question, std::span<const Alias> aliases) const {
  // The same question is ranked, and then weighed.
  struct Last {
    const TurnIndex* index = nullptr;
    uint64_t size = 0, words = 0;
    std::string question;
    std::vector<Term> terms;
  };
  thread_local Last last;
  if (last.index == this && last.size == size() && last.words == words_ && aliases.empty() && last.question == question) return last.terms;
  std::vector<Term> terms = QueryTerms(question);
  AddAliases(aliases, terms);
  for (Term& term : terms) {
    if (term.word.starts_with('@') || Has(term)) continue;
    for (const std::string& near : NearMisses(term.word)) {
      const Term slipped{near, 1, {{StemKey(near), kOfSlip, 0, false}}};
      if (Has(slipped)) term.keys.push_back(slipped.keys.front());
    }
  }
  if (aliases.empty()) last = {this, size(), words_, std::string(question), terms};
  return terms;
}

std::vector<Term> TurnIndex::Weighed(std::string_view question, std::span<const Alias> aliases) const {
  std::vector<Term> terms = TermsOf(question, aliases);
  if (turns_.empty()) return terms;
  Scratch& scratch = Scratch::For(turns_.size());
  scratch.saturated = Saturated();
  for (Term& term : terms) {
    term.weight *= Look(term, scratch, kAsIfMore);
    for (const uint32_t turn : scratch.of_term) scratch.part[turn] = 0;
  }
  return terms;
}

std::vector<TurnIndex::Hit> TurnIndex::Find(std::string_view question, size_t k, const std::optional<Window>& window, std::span<const Alias> aliases) const {
  if (turns_.empty()) return {};
  Scratch& scratch = Scratch::For(turns_.size());
  scratch.saturated = Saturated();
  for (const Term& term : TermsOf(question, aliases)) {
    if (IsOfSpeaker(term) || scratch.AddAtOnce(*this, term)) continue;
    const float weight = term.weight * Look(term, scratch, 0);
    for (const uint32_t turn : scratch.of_term) {
      if (scratch.alone[turn] == 0 && !scratch.dense) scratch.found.push_back(turn);
      scratch.alone[turn] += weight * scratch.part[turn];
      scratch.part[turn] = 0;
    }
  }
  Best best(k);
  const std::vector<bool> named = SpeakersIn(question);
  const auto weigh = [&](size_t turn, float score) {
    if (named[turns_[turn].speaker]) score *= kNamedSpeaker;
    if (window && window->Holds(At(turn))) score *= kOfThatTime;
    if (score > 0) best.Add({static_cast<uint32_t>(turn), static_cast<double>(score)});
  };
  if (scratch.dense || scratch.found.size() > turns_.size() / kDense) {
    std::array<float, kChunk> scores{};
    for (size_t begin = 0; begin < turns_.size(); begin += kChunk) {
      const size_t end = std::min(begin + kChunk, turns_.size());
      const float most = ReadChunkBesideOthers(scratch, begin, end, scores);
      if (most * kNamedSpeaker * kOfThatTime <= best.Least()) continue;
      for (size_t turn = begin; turn < end; ++turn)
        if (scores[turn - begin] * kNamedSpeaker * kOfThatTime > best.Least()) weigh(turn, scores[turn - begin]);
    }
    scratch.ClearAll(turns_.size());
  } else {
    ReadBesideOthers(scratch);
    for (const uint32_t turn : scratch.near) weigh(turn, scratch.together[turn]);
    scratch.Clear();
  }
  return best.Take();
}

size_t TurnIndex::Bytes() const {
  size_t bytes = latest_.capacity() * sizeof(Posting) + turns_.capacity() * sizeof(Turn) + seen_.capacity() * sizeof(uint64_t);
  for (const std::vector<Posting>& run : runs_) bytes += run.capacity() * sizeof(Posting);
  return bytes;
}

}  // namespace sam
