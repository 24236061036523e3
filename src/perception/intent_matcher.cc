#include "perception/intent_matcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/random.h"
#include "base/unicode.h"
#include "perception/features.h"

namespace sam {
namespace {

// All constants here are ours, set by trial on held-out lines.
constexpr size_t kMostIntents = 5;
constexpr size_t kMostParts = 4;     // sentences of a long text that are looked at one by one
constexpr double kPartWorth = 0.93;  // what a sentence's likeness is worth beside the whole text's
constexpr double kAsideWorth = 0.5;  // ... and that of an "ok." or "huh." before what is really said
constexpr double kPieceScore = 0.6;  // what comes after the last comma is an example word for word
constexpr double kStretch = 0.45;    // chance to score: an even chance is 0.73, one in three 0.61
constexpr float kAlike = 0.72f;      // cosine to an example of an intent that the model does not know, from which it is considered

/// The words alone, in lower case, one space between them: what makes two lines the same.
uint64_t WholeHash(std::string_view text) {
  const TokenisedText tokenised(text, 600);
  uint64_t hash = StableHash("");
  for (const Token& token : tokenised.tokens()) {
    if (token.word) hash = StableHash(" ", StableHash(ToUtf8(token.text), hash));
  }
  return hash;
}

/// What only tells how something is taken.
bool IsAside(const content::Intent& intent) {
  return intent.act == "backchannel" || intent.act == "exclamation" || intent.act == "agreement" ||
         intent.act == "disagreement" || intent.name == "confusion" || intent.name == "swear";
}

float Cosine(const IntentVector& a, const IntentVector& b) {
  float dot = 0, aa = 1e-9f, bb = 1e-9f;
  for (size_t i = 0; i < kIntentDimensions; ++i) dot += a[i] * b[i], aa += a[i] * a[i], bb += b[i] * b[i];
  return dot / std::sqrt(aa * bb);
}

}  // namespace

IntentMatcher::IntentMatcher(std::span<const content::Intent> intents, const IntentModel& model, Language language)
    : language_(language), intents_(intents), model_(model), learned_(model.names().size(), kNone) {
  const uint64_t nothing = WholeHash("");
  for (uint32_t i = 0; i < intents.size(); ++i) {
    const auto known = std::find(model.names().begin(), model.names().end(), intents[i].name);
    if (known != model.names().end()) learned_[static_cast<size_t>(known - model.names().begin())] = i;
    for (const std::string_view example : intents[i].examples) {
      if (const uint64_t whole = WholeHash(example); whole != nothing) whole_.emplace_back(whole, i);
      if (known == model.names().end()) unlearned_.emplace_back(model.Meaning(EmotionFeatures(example, language)), i);
    }
  }
  std::sort(whole_.begin(), whole_.end());
}

void IntentMatcher::MatchOne(std::span<const Feature> features, double worth, std::vector<double>& best) const {
  const IntentVector meaning = model_.Meaning(features);
  const std::vector<float> chances = model_.Chances(meaning);
  for (size_t c = 0; c < chances.size(); ++c) {
    if (chances[c] < kLeastChance || learned_[c] == kNone) continue;
    best[learned_[c]] = std::max(best[learned_[c]], worth * std::pow(static_cast<double>(chances[c]), kStretch));
  }
  for (const auto& [example, intent] : unlearned_) {
    const float alike = Cosine(meaning, example);
    if (alike >= kAlike) best[intent] = std::max(best[intent], worth * static_cast<double>(alike));
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
  MatchOne(EmotionFeatures(text.substr(last + 1), language_), kPartWorth, best);
  if (const size_t two = text.rfind(' ', last - 1); two != text.npos) MatchOne(EmotionFeatures(text.substr(two + 1), language_), kPartWorth, best);
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

std::vector<IntentScore> IntentMatcher::Match(std::string_view text, std::span<const Feature> features) const {
  std::vector<double> best(intents_.size());
  MatchOne(features, 1, best);
  const auto sentences = SplitSentences(text.substr(0, 1200));
  for (size_t i = 0; sentences.size() > 1 && i < std::min(sentences.size(), kMostParts); ++i) {
    std::vector<double> part(intents_.size());
    MatchOne(EmotionFeatures(sentences[i], language_), kPartWorth, part);
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
