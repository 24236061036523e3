#include "memory/turn_index.h"

#include <algorithm>
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
constexpr float kCountsAsFound = 0.45f;  // of a term's gain: the turn has the word, for how rare it is
constexpr float kOfSlip = 0.6f;           // of a word that may have been mistyped
constexpr float kOfFamily = 0.65f;        // of a word of the same family
constexpr float kMostOfPieces = 0.8f;    // what the pieces of a Korean word are worth together
constexpr float kNextTurn = 0.5f, kTurnAfterNext = 0.4f;
constexpr float kNamedSpeaker = 1.5f;
constexpr float kOfThatTime = 1.5f;
constexpr uint32_t kMostTurns = (1u << 24) - 1;
constexpr size_t kMostLatest = 512;
constexpr std::chrono::hours kSameSitting{5};

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
  turns_.push_back({at, static_cast<uint16_t>(known - speakers_.begin()), static_cast<uint16_t>(std::min<size_t>(words, UINT16_MAX))});
  words_ += turns_.back().words;
  std::sort(keys_.begin(), keys_.end());
  GrowGently(latest_, keys_.size());
  for (size_t i = 0; i < keys_.size();) {
    const size_t begin = i;
    while (i < keys_.size() && keys_[i] == keys_[begin]) ++i;
    latest_.push_back(static_cast<Posting>(keys_[begin]) << 32 | static_cast<Posting>(turn) << 8 | std::min<size_t>(i - begin, UINT8_MAX));
  }
  if (latest_.size() >= kMostLatest) KeepInOrder();
}

void TurnIndex::KeepInOrder() {
  std::sort(latest_.begin(), latest_.end());
  latest_.shrink_to_fit();
  runs_.push_back(std::move(latest_));
  latest_ = {};
  while (runs_.size() > 1 && runs_[runs_.size() - 2].size() < 2 * runs_.back().size()) {
    std::vector<Posting> merged(runs_[runs_.size() - 2].size() + runs_.back().size());
    std::merge(runs_[runs_.size() - 2].begin(), runs_[runs_.size() - 2].end(), runs_.back().begin(), runs_.back().end(), merged.begin());
    runs_.pop_back();
    runs_.back() = std::move(merged);
  }
}

template <typename Use>
void TurnIndex::ForEachPosting(WordKey key, Use use) const {
  const Posting first = static_cast<Posting>(key) << 32, after = (static_cast<Posting>(key) + 1) << 32;
  const auto each = [&](Posting p) { use(static_cast<uint32_t>(p >> 8) & kMostTurns, static_cast<uint32_t>(p & UINT8_MAX)); };
  for (const std::vector<Posting>& run : runs_)
    for (auto at = std::lower_bound(run.begin(), run.end(), first); at != run.end() && (*at < after || after == 0); ++at) each(*at);
  for (const Posting p : latest_)
    if (p >> 32 == key) each(p);
}

float TurnIndex::Look(const Term& term) const {
  scratch_.of_term.clear();
  const float mean = static_cast<float>(words_) / static_cast<float>(turns_.size());
  for (const KeyGain& key : term.keys) {
    const float gain = key.family ? kOfFamily * key.gain : key.gain;
    ForEachPosting(key.key, [&](uint32_t turn, uint32_t times) {
      const auto count = static_cast<float>(times);
      const float norm = kSaturation * (1 - kLengthShare + kLengthShare * static_cast<float>(turns_[turn].words) / mean);
      const float value = std::max(gain, std::min(key.adds, kMostOfPieces)) * count * (kSaturation + 1) / (count + norm);
      float& part = scratch_.part[turn];
      if (part == 0) scratch_.of_term.push_back(turn);
      part = key.gain > 0 ? std::max(part, value) : part + value;
    });
  }
  const auto have = static_cast<float>(std::count_if(scratch_.of_term.begin(), scratch_.of_term.end(), [&](uint32_t t) { return scratch_.part[t] > kCountsAsFound; }));
  const auto all = static_cast<float>(turns_.size());
  return std::pow(std::log(1 + (all - have + 0.5f) / (have + 0.5f)), kRarityPower);
}

bool TurnIndex::IsBeside(size_t a, size_t b) const { return turns_[b].at - turns_[a].at < kSameSitting; }

/// What a turn means, the ones beside it tell: a question before it, what was said of it after.
void TurnIndex::ReadBesideOthers() const {
  const auto add = [&](size_t turn, float score) {
    if (scratch_.together[turn] == 0) scratch_.near.push_back(static_cast<uint32_t>(turn));
    scratch_.together[turn] += score;
  };
  for (const uint32_t turn : scratch_.found) {
    add(turn, scratch_.alone[turn]);
    for (size_t step = 1; step <= 2; ++step) {
      const float share = (step == 1 ? kNextTurn : kTurnAfterNext) * scratch_.alone[turn];
      if (turn >= step && IsBeside(turn - step, turn)) add(turn - step, share);
      if (turn + step < turns_.size() && IsBeside(turn, turn + step)) add(turn + step, share);
    }
  }
}

void TurnIndex::Clear() const {
  for (const uint32_t turn : scratch_.found) scratch_.alone[turn] = 0;
  for (const uint32_t turn : scratch_.near) scratch_.together[turn] = 0;
  scratch_.found.clear();
  scratch_.near.clear();
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
  bool has = false;
  for (const KeyGain& key : term.keys)
    if (key.gain > 0) ForEachPosting(key.key, [&](uint32_t, uint32_t) { has = true; });
  return has;
}

std::vector<Term> TurnIndex::TermsOf(std::string_view question) const {
  std::vector<Term> terms = QueryTerms(question);
  for (Term& term : terms) {
    if (term.word.starts_with('@') || Has(term)) continue;
    for (const std::string& near : NearMisses(term.word)) {
      const Term slipped{near, 1, {{StemKey(near), kOfSlip, 0, false}}};
      if (Has(slipped)) term.keys.push_back(slipped.keys.front());
    }
  }
  return terms;
}

std::vector<Term> TurnIndex::Weighed(std::string_view question) const {
  std::vector<Term> terms = TermsOf(question);
  if (turns_.empty()) return terms;
  scratch_.part.resize(turns_.size());
  for (Term& term : terms) {
    term.weight *= Look(term);
    for (const uint32_t turn : scratch_.of_term) scratch_.part[turn] = 0;
  }
  return terms;
}

std::vector<TurnIndex::Hit> TurnIndex::Find(std::string_view question, size_t k, const std::optional<Window>& window) const {
  if (turns_.empty()) return {};
  scratch_.part.resize(turns_.size());
  scratch_.alone.resize(turns_.size());
  scratch_.together.resize(turns_.size());
  for (const Term& term : TermsOf(question)) {
    if (IsOfSpeaker(term)) continue;
    const float weight = term.weight * Look(term);
    for (const uint32_t turn : scratch_.of_term) {
      if (scratch_.alone[turn] == 0) scratch_.found.push_back(turn);
      scratch_.alone[turn] += weight * scratch_.part[turn];
      scratch_.part[turn] = 0;
    }
  }
  ReadBesideOthers();
  const std::vector<bool> named = SpeakersIn(question);
  std::vector<Hit> hits;
  hits.reserve(scratch_.near.size());
  for (const uint32_t turn : scratch_.near) {
    float score = scratch_.together[turn];
    if (named[turns_[turn].speaker]) score *= kNamedSpeaker;
    if (window && window->Holds(turns_[turn].at)) score *= kOfThatTime;
    if (score > 0) hits.push_back({turn, static_cast<double>(score)});
  }
  Clear();
  const size_t kept = std::min(k, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(),
                    [](const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.turn > b.turn; });
  hits.resize(kept);
  return hits;
}

size_t TurnIndex::Bytes() const {
  size_t bytes = latest_.capacity() * sizeof(Posting) + turns_.capacity() * sizeof(Turn) + (scratch_.part.capacity() + scratch_.alone.capacity() + scratch_.together.capacity()) * sizeof(float);
  for (const std::vector<Posting>& run : runs_) bytes += run.capacity() * sizeof(Posting);
  return bytes;
}

}  // namespace sam
