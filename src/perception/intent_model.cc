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

/// Eight floats that the processor takes at once, or in two steps. No fused multiplication: every processor finds the same sums.
using Eight = float __attribute__((vector_size(32)));
constexpr size_t kLanes = 8;
static_assert(kIntentsAtOnce == 16);
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SAM_FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define SAM_FOR_EACH_PROCESSOR
#endif

/// Adds to `out` (a multiple of sixteen, filled up) the products of `meaning` with each intent's vector.
SAM_FOR_EACH_PROCESSOR void AddProducts(const float* columns, const float* meaning, float* out, size_t count) {
  for (size_t first = 0; first < count; first += kIntentsAtOnce) {
    Eight low{}, high{};
    for (size_t i = 0; i < kIntentDimensions; ++i, columns += kIntentsAtOnce) {
      Eight each, a, b;
      std::memcpy(&a, columns, sizeof a);
      std::memcpy(&b, columns + kIntentsAtOnce / 2, sizeof b);
      each = Eight{} + meaning[i];
      low += each * a;
      high += each * b;
    }
    for (size_t c = 0; c < kIntentsAtOnce / 2; ++c) out[first + c] += low[c], out[first + kIntentsAtOnce / 2 + c] += high[c];
  }
}

using EightBytes = int8_t __attribute__((vector_size(8)));

inline void LoadEight(const int8_t* at, Eight& out) {
  EightBytes bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  out = __builtin_convertvector(bytes, Eight);
}

/// One feature that the model knows: its vector and what it counts.
struct Known {
  const int8_t* row;
  float weight;
};

SAM_FOR_EACH_PROCESSOR void AddRows(const Known* known, size_t count, float* meaning) {
  for (size_t k = 0; k < count; ++k) {
    const Eight weight = Eight{} + known[k].weight;
    for (size_t i = 0; i < kIntentDimensions; i += kLanes) {
      Eight sum, row;
      std::memcpy(&sum, meaning + i, sizeof sum);
      LoadEight(known[k].row + i, row);
      sum += weight * row;
      std::memcpy(meaning + i, &sum, sizeof sum);
    }
  }
}

/// The products of `meaning` with `count` rows that lie one after the other.
SAM_FOR_EACH_PROCESSOR void MultiplyRows(const int8_t* rows, size_t count, const float* meaning, float* out) {
  for (size_t row = 0; row < count; ++row, rows += kIntentDimensions) {
    Eight sum{};
    for (size_t i = 0; i < kIntentDimensions; i += kLanes) {
      Eight part, values;
      std::memcpy(&part, meaning + i, sizeof part);
      LoadEight(rows + i, values);
      sum += part * values;
    }
    out[row] = ((sum[0] + sum[4]) + (sum[1] + sum[5])) + ((sum[2] + sum[6]) + (sum[3] + sum[7]));
  }
}

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
  columns_ = Take<float>(at, ColumnFloats(header_.intents));
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
  // The table is large and read at random: the memory is asked for all places first.
  for (const Feature& feature : features) {
    const size_t bucket = BucketOf(feature.hash, slots_.size());
    __builtin_prefetch(&slots_[bucket]);
    __builtin_prefetch(&rows_[bucket]);
  }
  IntentVector meaning{};
  std::vector<Known> known;
  known.reserve(features.size());
  for (const Feature& feature : features) {
    const size_t bucket = BucketOf(feature.hash, slots_.size());
    const uint16_t wanted = FingerprintOf(feature.hash);
    size_t slot = bucket;
    while (slot < bucket + kSlotsInBucket && slots_[slot].fingerprint != wanted) ++slot;
    if (slot == bucket + kSlotsInBucket) continue;
    known.push_back({rows_[slot].data(), feature.weight * ScaleOf(slots_[slot].scale)});
  }
  AddRows(known.data(), known.size(), meaning.data());
  return meaning;
}

std::vector<float> IntentModel::Chances(const IntentVector& meaning) const {
  std::vector<float> out(bias_.begin(), bias_.end());
  out.resize(columns_.size() / kIntentDimensions);
  AddProducts(columns_.data(), meaning.data(), out.data(), out.size());
  out.resize(bias_.size());
  const float most = *std::max_element(out.begin(), out.end());
  float sum = 0;
  for (float& score : out) {
    const float behind = (score - most) * header_.sharpness;
    sum += score = behind < kHopeless ? 0 : std::exp(behind);
  }
  const float share = 1 / sum;
  for (float& score : out) score *= share;
  return out;
}

IntentModel::KindChance IntentModel::KindOf(const IntentVector& meaning, size_t intent) const {
  const auto [first, last] = kinds_of_[intent];
  KindChance best;
  float most = 0, second = -INFINITY;  // the plain sense scores nought
  std::vector<float> products(last - first);
  if (first < last) MultiplyRows(kind_rows_[first].data(), products.size(), meaning.data(), products.data());
  for (uint32_t kind = first; kind < last; ++kind) {
    const float score = (products[kind - first] * kind_scales_[kind] + kind_bias_[kind]) * header_.sharpness;
    if (score > most) second = std::exchange(most, score), best.kind = kind;
    else second = std::max(second, score);
  }
  if (best.kind != kNoKind) best.chance = 1 / (1 + std::exp(second - most));
  return best;
}

}  // namespace sam
