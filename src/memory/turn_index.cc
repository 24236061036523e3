#include "memory/turn_index.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <chrono>
#include <cmath>

#include "base/unicode.h"

namespace sam {
namespace {

// Set by trial on three of the invented lives (tests/recall); the other three were not looked at.
constexpr float kSaturation = 0.9f, kLengthShare = 0.25f;  // k1 and b of BM25
constexpr float kRarityPower = 1.3f;
constexpr float kCountsAsFound = 0.45f;  // of a term's gain: the turn has the word, for how rare it is
constexpr float kMostOfPieces = 0.8f;    // what the pieces of a Korean word are worth together
constexpr float kNextTurn = 0.5f, kTurnAfterNext = 0.4f;
constexpr float kNamedSpeaker = 1.5f;
constexpr std::chrono::hours kSameSitting{5};

}  // namespace

struct Posting {
  uint32_t turn = 0;
  uint32_t count = 0;
};
struct TurnIndex::Postings : boost::unordered_flat_map<WordKey, std::vector<Posting>> {};

TurnIndex::TurnIndex() : postings_(std::make_unique<Postings>()) {}
TurnIndex::~TurnIndex() = default;
TurnIndex::TurnIndex(TurnIndex&&) noexcept = default;
TurnIndex& TurnIndex::operator=(TurnIndex&&) noexcept = default;

void TurnIndex::Add(std::string_view speaker, Instant at, std::string_view text) {
  const std::string name = ToLower(speaker);
  auto known = std::find_if(speakers_.begin(), speakers_.end(), [&](const Speaker& s) { return s.name == name; });
  if (known == speakers_.end()) known = speakers_.insert(speakers_.end(), Speaker{name});
  keys_.clear();
  AddDocumentKeys(text, keys_);
  const size_t words = SplitWords(text).size();
  const auto turn = static_cast<uint32_t>(turns_.size());
  turns_.push_back({at, static_cast<uint16_t>(known - speakers_.begin()), static_cast<uint16_t>(std::min<size_t>(words, UINT16_MAX))});
  words_ += turns_.back().words;
  std::sort(keys_.begin(), keys_.end());
  for (size_t i = 0; i < keys_.size();) {
    const size_t begin = i;
    while (i < keys_.size() && keys_[i] == keys_[begin]) ++i;
    (*postings_)[keys_[begin]].push_back({turn, static_cast<uint32_t>(i - begin)});
  }
}

void TurnIndex::Score(const Term& term, std::vector<float>& scores, std::vector<float>& part) const {
  std::vector<uint32_t> touched;
  const float mean = static_cast<float>(words_) / static_cast<float>(turns_.size());
  for (const KeyGain& key : term.keys) {
    const auto found = postings_->find(key.key);
    if (found == postings_->end()) continue;
    for (const Posting& posting : found->second) {
      const auto count = static_cast<float>(posting.count);
      const float norm = kSaturation * (1 - kLengthShare + kLengthShare * static_cast<float>(turns_[posting.turn].words) / mean);
      const float value = std::max(key.gain, std::min(key.adds, kMostOfPieces)) * count * (kSaturation + 1) / (count + norm);
      if (part[posting.turn] == 0) touched.push_back(posting.turn);
      part[posting.turn] = key.gain > 0 ? std::max(part[posting.turn], value) : part[posting.turn] + value;
    }
  }
  const auto have = static_cast<float>(std::count_if(touched.begin(), touched.end(), [&](uint32_t t) { return part[t] > kCountsAsFound; }));
  const auto all = static_cast<float>(turns_.size());
  const float rarity = std::pow(std::log(1 + (all - have + 0.5f) / (have + 0.5f)), kRarityPower);
  for (const uint32_t turn : touched) {
    scores[turn] += term.weight * rarity * part[turn];
    part[turn] = 0;
  }
}

bool TurnIndex::IsBeside(size_t a, size_t b) const { return turns_[b].at - turns_[a].at < kSameSitting; }

/// What a turn means, the ones beside it tell: a question before it, what was said of it after.
void TurnIndex::ReadBesideOthers(std::vector<float>& scores) const {
  const std::vector<float> alone = scores;
  for (size_t i = 0; i < alone.size(); ++i) {
    for (size_t step = 1; step <= 2; ++step) {
      const float share = step == 1 ? kNextTurn : kTurnAfterNext;
      if (i >= step && alone[i - step] > 0 && IsBeside(i - step, i)) scores[i] += share * alone[i - step];
      if (i + step < alone.size() && alone[i + step] > 0 && IsBeside(i, i + step)) scores[i] += share * alone[i + step];
    }
  }
}

std::vector<TurnIndex::Hit> TurnIndex::Find(std::string_view question, size_t k) const {
  if (turns_.empty()) return {};
  std::vector<float> scores(turns_.size()), part(turns_.size());
  const std::string lower = ToLower(question);
  const std::vector<std::string_view> words = SplitWords(lower);
  std::vector<bool> named(speakers_.size());
  for (size_t s = 0; s < speakers_.size(); ++s)
    named[s] = std::any_of(words.begin(), words.end(), [&](std::string_view w) { return w.starts_with(speakers_[s].name); });
  for (const Term& term : QueryTerms(question)) {
    const bool of_speaker = std::any_of(speakers_.begin(), speakers_.end(), [&](const Speaker& s) { return std::string_view(term.word).starts_with(s.name); });
    if (!of_speaker) Score(term, scores, part);
  }
  ReadBesideOthers(scores);
  std::vector<Hit> hits;
  for (size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] <= 0) continue;
    hits.push_back({static_cast<uint32_t>(i), static_cast<double>(named[turns_[i].speaker] ? scores[i] * kNamedSpeaker : scores[i])});
  }
  const size_t kept = std::min(k, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(),
                    [](const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.turn > b.turn; });
  hits.resize(kept);
  return hits;
}

}  // namespace sam
