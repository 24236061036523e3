#include "perception/intent_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>
#include <utility>

#include "base/random.h"
#include "base/unicode.h"

namespace sam {
namespace {

constexpr float kMostInBlock = 4095;
constexpr float kHopeless = -6;  // log odds to the best from which an intent has no chance

template <typename T>
std::span<const T> Take(const uint8_t*& at, size_t count) {
  const auto* first = reinterpret_cast<const T*>(at);
  at += FilledUp(count * sizeof(T));
  return {first, count};
}

}  // namespace

uint64_t WordsHash(std::string_view text) {
  const TokenisedText tokenised(text, 600);
  uint64_t hash = StableHash("");
  std::string word;
  for (const Token& token : tokenised.tokens()) {
    if (!token.word) continue;
    word.clear();
    for (const char32_t letter : token.text) AppendUtf8(letter, word);
    hash = StableHash(" ", StableHash(word, hash));
  }
  return hash;
}

IntentModel::IntentModel(std::span<const uint8_t> bytes) {
  std::memcpy(&header_, bytes.data(), sizeof header_);
  const uint8_t* at = bytes.data() + sizeof header_;
  const std::span<const char> names = Take<char>(at, header_.name_bytes);
  std::string_view left(names.data(), names.size());
  for (uint32_t i = 0; i < header_.intents + header_.kinds; ++i) {
    const size_t end = std::min(left.find('\n'), left.size());
    names_.push_back(left.substr(0, end));
    left.remove_prefix(std::min(left.size(), end + 1));
  }
  KeepColumns(Take<float>(at, ColumnFloats(header_.intents)));
  bias_ = Take<float>(at, header_.intents);
  kind_rows_ = Take<IntentRow>(at, header_.kinds);
  kind_scales_ = Take<float>(at, header_.kinds);
  kind_bias_ = Take<float>(at, header_.kinds);
  for (uint32_t intent = 0, kind = 0; intent < header_.intents; ++intent) {
    const uint32_t first = kind;
    while (kind < header_.kinds && kinds()[kind].starts_with(std::string(names_[intent]) + "/")) ++kind;
    kinds_of_.emplace_back(first, kind);
  }
  slots_ = Take<IntentSlot>(at, header_.slots);
  rows_ = Take<IntentRow>(at, header_.slots);
  lines_ = Take<uint64_t>(at, header_.lines);
  meant_ = Take<uint32_t>(at, header_.lines);
}

void IntentModel::KeepColumns(std::span<const float> columns) {
  blocks_.resize(columns.size());
  scales_.resize(columns.size() / kIntentDimensions);
  for (size_t intent = 0; intent < scales_.size(); ++intent) {
    const auto value = [&](size_t i) { return columns[(intent / kIntentsAtOnce * kIntentDimensions + i) * kIntentsAtOnce + intent % kIntentsAtOnce]; };
    float most = 0;
    for (size_t i = 0; i < kIntentDimensions; ++i) most = std::max(most, std::abs(value(i)));
    scales_[intent] = most > 0 ? most / kMostInBlock : 1;
    for (size_t i = 0; i < kIntentDimensions; ++i) blocks_[PlaceInBlocks(intent, i)] = static_cast<int16_t>(std::lround(value(i) / scales_[intent]));
  }
}

Result<IntentModel> IntentModel::Load(std::span<const uint8_t> bytes) {
  const auto bad = [](std::string_view why) {
    return Fail(ErrorCode::kCorrupt, "intent weights " + std::string(why) + "; make them again with train_intents");
  };
  if (bytes.size() < sizeof(IntentHeader)) return bad("are too short");
  if (reinterpret_cast<uintptr_t>(bytes.data()) % sizeof(IntentHeader) != 0) return bad("are not aligned");
  IntentHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != IntentHeader{}.magic) return bad("have another format");
  if (header.slots < kSlotsInBucket || !std::has_single_bit(header.slots)) return bad("have a bad table size");
  const size_t expected = sizeof header + FilledUp(header.name_bytes) + FilledUp(ColumnFloats(header.intents) * sizeof(float)) +
                          FilledUp(header.intents * sizeof(float)) + header.kinds * sizeof(IntentRow) +
                          2 * FilledUp(header.kinds * sizeof(float)) + FilledUp(header.slots * sizeof(IntentSlot)) +
                          size_t{header.slots} * kIntentDimensions + FilledUp(header.lines * sizeof(uint64_t)) + FilledUp(header.lines * sizeof(uint32_t));
  if (bytes.size() != expected) return bad("have the wrong length");
  return IntentModel(bytes);
}

IntentVector IntentModel::Meaning(std::span<const Feature> features) const {
  const auto known = FindFeatures(features, slots_.size(), [&](size_t slot) { return &slots_[slot].fingerprint; }, [&](size_t slot) { return &rows_[slot]; });
  std::vector<WeighedRow> rows;
  rows.reserve(known.size());
  for (const KnownFeature& feature : known) rows.push_back({rows_[feature.slot].data(), feature.weight * ScaleOf(slots_[feature.slot].scale)});
  IntentVector meaning{};
  AddRows(rows, meaning);
  return meaning;
}

std::vector<float> IntentModel::Chances(const WholeVector& meaning) const {
  std::vector<int32_t> products(scales_.size());
  MultiplyBlocks(blocks_.data(), products.size(), meaning, products.data());
  std::vector<float> out(bias_.begin(), bias_.end());
  for (size_t i = 0; i < out.size(); ++i) out[i] += scales_[i] * meaning.scale * static_cast<float>(products[i]);
  const float most = *std::max_element(out.begin(), out.end()), hopeless = most + kHopeless / header_.sharpness;
  float sum = 0;
  for (float& score : out) {
    if (score < hopeless) score = 0;
    else sum += score = std::exp((score - most) * header_.sharpness);
  }
  const float share = 1 / sum;
  for (float& score : out) score *= share;
  return out;
}

IntentModel::KindChance IntentModel::KindOf(const WholeVector& meaning, size_t intent) const {
  const auto [first, last] = kinds_of_[intent];
  KindChance best;
  float most = 0, second = -INFINITY;  // the plain sense scores nought
  std::vector<int32_t> products(last - first);
  if (first < last) MultiplyRows(kind_rows_[first].data(), products.size(), meaning, products.data());
  for (uint32_t kind = first; kind < last; ++kind) {
    const float score = (meaning.scale * static_cast<float>(products[kind - first]) * kind_scales_[kind] + kind_bias_[kind]) * header_.sharpness;
    if (score > most) second = std::exchange(most, score), best.kind = kind;
    else second = std::max(second, score);
  }
  if (best.kind != kNoKind) best.chance = 1 / (1 + std::exp(second - most));
  return best;
}

}  // namespace sam
