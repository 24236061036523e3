#include "perception/intent_matcher.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>

#include "base/random.h"
#include "base/result.h"
#include "base/unicode.h"
#include "perception/features.h"

namespace sam {
namespace {

// All constants here are ours, set by trial on held-out phrasings.
constexpr size_t kMostIntents = 5;
constexpr size_t kMostParts = 4;       // sentences of a long text that are looked at one by one
constexpr double kPartWorth = 0.93;    // what a sentence's likeness is worth beside the whole text's
constexpr double kAsideWorth = 0.5;    // ... and that of an "ok." or "huh." before what is really said
constexpr float kUnseenShare = 0.55f;  // how much a feature no example has speaks against all of them
constexpr float kLongestList = 0.06f;  // features in more of the examples than this are passed over
constexpr float kFaint = 0.06f;        // a feature of a smaller share in its example is not looked at: a quarter of them; one line in 130 is taken otherwise
constexpr size_t kShortList = 64;      // ... but never lists up to this long
constexpr double kPieceScore = 0.6;    // what comes after the last comma is an example word for word
constexpr float kWhole = 65535;      // a weight of 1 in a posting
constexpr float kLeastLike = 0.12f;    // cosine below which an intent is not considered

/// Logistic regression of "this is the intent" on held-out examples and unrelated lines.
struct Weights {
  double bias, first, second, third, shared, covered, votes;
};
constexpr Weights kEnglishChance = {-3.69, -0.63, 1.95, 1.79, -0.37, 2.99, 2.12};
constexpr Weights kKoreanChance = {-3.65, -1.05, 1.62, 2.81, -0.32, 4.63, 1.51};
constexpr double kStretch = 0.7;  // chance to score: the chances of the best are spread over the upper half

/// The words alone, in lower case, one space between them: what makes two lines the same.
uint64_t WholeHash(std::string_view text) {
  const TokenisedText tokenised(text, 600);
  uint64_t hash = StableHash("");
  for (const Token& token : tokenised.tokens()) {
    if (token.word) hash = StableHash(" ", StableHash(ToUtf8(token.text), hash));
  }
  return hash;
}

constexpr size_t kBlock = 8;

bool IsZero(std::span<const float, kBlock> block) {
  std::array<uint64_t, kBlock / 2> bits;
  std::memcpy(bits.data(), block.data(), sizeof bits);
  return (bits[0] | bits[1] | bits[2] | bits[3]) == 0;
}

/// What only tells how something is taken.
bool IsAside(const content::Intent& intent) {
  return intent.act == "backchannel" || intent.act == "exclamation" || intent.act == "agreement" ||
         intent.act == "disagreement" || intent.name == "confusion" || intent.name == "swear";
}

}  // namespace

IntentMatcher::IntentMatcher(std::span<const content::Intent> intents, Language language)
    : language_(language), intents_(intents) {
  size_t count = 0;
  for (const content::Intent& intent : intents) count += intent.examples.size();
  SAM_CHECK(count <= UINT16_MAX);
  slots_.resize(std::bit_ceil(std::max<size_t>(64, count * 8)));
  std::vector<std::vector<std::pair<uint32_t, float>>> examples;
  examples.reserve(count);
  const uint64_t nothing = WholeHash("");
  for (uint32_t i = 0; i < intents.size(); ++i) {
    for (const std::string_view example : intents[i].examples) {
      auto& features = examples.emplace_back();
      for (const Feature& f : MatchFeatures(example, language)) features.emplace_back(AddFeature(f.hash), f.weight);
      intent_of_.push_back(i);
      const uint64_t whole = WholeHash(example);
      if (whole != nothing) whole_.emplace_back(whole, i);
    }
  }
  std::sort(whole_.begin(), whole_.end());
  Index(examples);
}

double IntentMatcher::Chance(const Likeness& l, Language language) {
  const Weights& w = language == Language::kKorean ? kKoreanChance : kEnglishChance;
  const double sum = w.bias + w.first * l.first + w.second * l.second + w.third * l.third +
                     w.shared * std::log(0.2 + l.shared) + w.covered * std::min(1.0f, l.covered) + w.votes * l.votes;
  return std::pow(1 + std::exp(-sum), -kStretch);
}

uint32_t IntentMatcher::FeatureOf(uint64_t hash) const {
  hash |= 1;
  for (size_t at = PlaceOf(hash);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash) return slots_[at].feature;
    if (slots_[at].hash == 0) return kNone;
  }
}

uint32_t IntentMatcher::AddFeature(uint64_t hash) {
  hash |= 1;
  if (rarity_.size() * 2 > slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.hash == 0) continue;
      size_t at = PlaceOf(slot.hash);
      while (slots_[at].hash != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }
  size_t at = PlaceOf(hash);
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at].hash == 0) {
    slots_[at] = {hash, static_cast<uint32_t>(rarity_.size())};
    rarity_.push_back(0);
  }
  return slots_[at].feature;
}

/// Rarity is counted in intents, not examples: a word of one intent's every example tells much.
void IntentMatcher::Index(const std::vector<std::vector<std::pair<uint32_t, float>>>& examples) {
  std::vector<uint32_t> intents_with(rarity_.size()), last_intent(rarity_.size(), kNone), seen(rarity_.size());
  for (uint32_t e = 0; e < examples.size(); ++e) {
    for (const auto& [feature, weight] : examples[e]) {
      ++seen[feature];
      intents_with[feature] += last_intent[feature] != intent_of_[e];
      last_intent[feature] = intent_of_[e];
    }
  }
  const auto total = static_cast<float>(intents_.size());
  const auto longest = std::max(kShortList, static_cast<size_t>(kLongestList * static_cast<float>(examples.size())));
  for (size_t f = 0; f < rarity_.size(); ++f) {
    rarity_[f] = seen[f] > longest ? 0 : std::log(1 + total / static_cast<float>(intents_with[f]));
  }
  rarity_most_ = std::log(1 + total);
  rarity_unseen_ = kUnseenShare * rarity_most_;
  size_.resize(examples.size());

  const auto share = [&](uint32_t e, uint32_t feature, float weight) {
    const float of = rarity_[feature] > 0 && size_[e] > 0 ? std::min(1.0f, weight * rarity_[feature] / size_[e]) : 0;
    return static_cast<uint16_t>(of < kFaint ? 0 : std::lround(of * kWhole));
  };
  begin_.assign(rarity_.size() + 1, 0);
  for (uint32_t e = 0; e < examples.size(); ++e) {
    float square = 0;
    for (const auto& [feature, weight] : examples[e]) square += weight * weight * rarity_[feature] * rarity_[feature];
    size_[e] = std::sqrt(square);
    for (const auto& [feature, weight] : examples[e]) begin_[feature + 1] += share(e, feature, weight) > 0;
  }
  for (size_t f = 0; f < rarity_.size(); ++f) begin_[f + 1] += begin_[f];
  postings_.resize(begin_.back());
  std::vector<uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (uint32_t e = 0; e < examples.size(); ++e) {
    for (const auto& [feature, weight] : examples[e]) {
      if (const uint16_t of = share(e, feature, weight); of > 0) postings_[next[feature]++] = {static_cast<uint16_t>(e), of};
    }
  }
}

float IntentMatcher::Likeness::Vote(uint32_t example, float cosine) {
  const float vote = cosine * cosine * cosine;
  votes += vote;
  if (cosine > first) {
    third = second;
    second = std::exchange(first, cosine);
    nearest = example;
  } else if (cosine > second) {
    third = std::exchange(second, cosine);
  } else {
    third = std::max(third, cosine);
  }
  return vote;
}

std::vector<IntentMatcher::Likeness> IntentMatcher::Compare(std::string_view text) const {
  std::vector<Likeness> out(intents_.size());
  std::vector<float> likeness((intent_of_.size() + kBlock - 1) / kBlock * kBlock);
  float square = 0;
  const std::vector<Feature> features = MatchFeatures(text, language_);
  for (const Feature& f : features) __builtin_prefetch(&slots_[PlaceOf(f.hash | 1)]);
  for (const Feature& f : features) {
    const uint32_t feature = FeatureOf(f.hash);
    const float weight = f.weight * (feature == kNone ? rarity_unseen_ : rarity_[feature]);
    square += weight * weight;
    if (feature == kNone) continue;
    const float each = weight / kWhole;
    for (uint32_t p = begin_[feature]; p < begin_[feature + 1]; ++p)
      likeness[postings_[p].example] += each * static_cast<float>(postings_[p].weight);
  }
  if (square <= 0) return out;
  const float size = std::sqrt(square);
  float votes = 1e-6f;
  for (uint32_t block = 0; block < likeness.size(); block += kBlock) {
    if (IsZero(std::span<const float, kBlock>(&likeness[block], kBlock))) continue;  // most are
    for (uint32_t e = block; e < block + kBlock; ++e) {
      if (likeness[e] <= 0) continue;
      const float here = likeness[e] / size;
      votes += out[intent_of_[e]].Vote(e, here);
    }
  }
  for (Likeness& of : out) {
    if (of.first <= 0) continue;
    of.votes /= votes;
    of.covered = of.first * size_[of.nearest] / size;
    of.shared = of.first * size_[of.nearest] * size / (rarity_most_ * rarity_most_);
  }
  return out;
}

void IntentMatcher::MatchOne(std::string_view text, double worth, std::vector<double>& best) const {
  const auto likeness = Compare(text);
  for (size_t i = 0; i < best.size(); ++i) {
    if (likeness[i].first >= kLeastLike) best[i] = std::max(best[i], worth * Chance(likeness[i], language_));
  }
}

/// "오늘 하나도 안 먹었어 칭찬해줘": what is asked for in the last words, after something told without a mark.
void IntentMatcher::MatchTail(std::string_view text, std::vector<double>& best) const {
  constexpr size_t kLeastBytes = 40;
  while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == '!')) text.remove_suffix(1);
  if (text.size() < kLeastBytes || !(text.ends_with("줘") || text.ends_with("줘요") || text.ends_with("주세요")))
    return;
  const size_t last = text.rfind(' ');
  if (last == text.npos || last == 0) return;
  MatchOne(text.substr(last + 1), kPartWorth, best);
  if (const size_t two = text.rfind(' ', last - 1); two != text.npos) MatchOne(text.substr(two + 1), kPartWorth, best);
}

void IntentMatcher::AddLastPiece(std::string_view text, std::vector<std::pair<double, uint32_t>>& ranked) const {
  const size_t comma = text.find_last_of(',');
  if (comma == text.npos || text.find(' ', std::min(text.size(), comma + 2)) == text.npos) return;
  const uint64_t whole = WholeHash(text.substr(comma + 1));
  for (auto at = std::lower_bound(whole_.begin(), whole_.end(), std::pair{whole, 0u});
       at != whole_.end() && at->first == whole; ++at) {
    const auto known = [&](const auto& r) { return r.second == at->second && r.first >= kPieceScore; };
    const std::string_view act = intents_[at->second].act;
    const bool in_passing = act == "agreement" || act == "disagreement" || act == "backchannel";  // "..., of course"
    if (in_passing || std::any_of(ranked.begin(), ranked.end(), known)) continue;
    std::erase_if(ranked, [&](const auto& r) { return r.second == at->second; });
    ranked.emplace_back(kPieceScore, at->second);
  }
}

std::vector<IntentScore> IntentMatcher::Match(std::string_view text) const {
  std::vector<double> best(intents_.size());
  MatchOne(text, 1, best);
  const auto sentences = SplitSentences(text.substr(0, 1200));
  for (size_t i = 0; sentences.size() > 1 && i < std::min(sentences.size(), kMostParts); ++i) {
    std::vector<double> part(intents_.size());
    MatchOne(sentences[i], kPartWorth, part);
    const bool brief = i + 1 < sentences.size() && SplitWords(sentences[i]).size() <= 2 &&
                       SplitWords(sentences.back()).size() > 2;
    for (size_t k = 0; k < part.size(); ++k)
      best[k] = std::max(best[k], brief && IsAside(intents_[k]) ? part[k] * kAsideWorth : part[k]);
  }
  if (language_ == Language::kKorean) MatchTail(text, best);
  std::vector<std::pair<double, uint32_t>> ranked;
  for (uint32_t i = 0; i < best.size(); ++i) {
    if (best[i] >= kLeastScore) ranked.emplace_back(std::min(best[i], 0.99), i);
  }
  const uint64_t whole = WholeHash(text);
  for (auto at = std::lower_bound(whole_.begin(), whole_.end(), std::pair{whole, 0u});
       at != whole_.end() && at->first == whole; ++at) {
    std::erase_if(ranked, [&](const auto& r) { return r.second == at->second; });
    ranked.emplace_back(1.0, at->second);
  }
  AddLastPiece(text, ranked);
  std::sort(ranked.begin(), ranked.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (ranked.size() > kMostIntents) ranked.resize(kMostIntents);
  std::vector<IntentScore> out;
  for (const auto& [score, intent] : ranked) out.push_back({std::string(intents_[intent].name), score});
  return out;
}

std::string_view IntentMatcher::ActOf(std::string_view intent) const {
  const auto found =
      std::find_if(intents_.begin(), intents_.end(), [&](const content::Intent& i) { return i.name == intent; });
  return found == intents_.end() ? std::string_view() : found->act;
}

}  // namespace sam
