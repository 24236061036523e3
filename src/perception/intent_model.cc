#include "perception/intent_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

namespace sam {
namespace {

/// Four floats that the processor takes at once.
using Four = float __attribute__((vector_size(16)));

constexpr float kHopeless = -8;  // log odds to the best from which an intent has no chance

template <typename T>
std::span<const T> Take(const uint8_t*& at, size_t count) {
  const auto* first = reinterpret_cast<const T*>(at);
  at += FilledUp(count * sizeof(T));
  return {first, count};
}

}  // namespace

IntentModel::IntentModel(std::span<const uint8_t> bytes) {
  std::memcpy(&header_, bytes.data(), sizeof header_);
  const uint8_t* at = bytes.data() + sizeof header_;
  const std::span<const char> names = Take<char>(at, header_.name_bytes);
  std::string_view left(names.data(), names.size());
  for (uint32_t i = 0; i < header_.intents; ++i) {
    const size_t end = std::min(left.find('\n'), left.size());
    names_.push_back(left.substr(0, end));
    left.remove_prefix(std::min(left.size(), end + 1));
  }
  columns_ = Take<float>(at, ColumnFloats(header_.intents));
  bias_ = Take<float>(at, header_.intents);
  slots_ = Take<IntentSlot>(at, header_.slots);
  rows_ = Take<std::array<int8_t, kIntentDimensions>>(at, header_.slots);
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
                          FilledUp(header.intents * sizeof(float)) + FilledUp(header.slots * sizeof(IntentSlot)) +
                          size_t{header.slots} * kIntentDimensions;
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
  for (const Feature& feature : features) {
    const size_t bucket = BucketOf(feature.hash, slots_.size());
    const uint16_t wanted = FingerprintOf(feature.hash);
    size_t slot = bucket;
    while (slot < bucket + kSlotsInBucket && slots_[slot].fingerprint != wanted) ++slot;
    if (slot == bucket + kSlotsInBucket) continue;
    const float weight = feature.weight * ScaleOf(slots_[slot].scale);
    for (size_t i = 0; i < kIntentDimensions; ++i) meaning[i] += weight * static_cast<float>(rows_[slot][i]);
  }
  return meaning;
}

std::vector<float> IntentModel::Chances(const IntentVector& meaning) const {
  std::vector<float> out(bias_.begin(), bias_.end());
  for (size_t first = 0; first < out.size(); first += kIntentsAtOnce) {
    const auto* column = reinterpret_cast<const Four*>(&columns_[first * kIntentDimensions]);
    std::array<Four, kIntentsAtOnce / 4> sums{};
    for (size_t i = 0; i < kIntentDimensions; ++i, column += sums.size()) {
      const Four each = {meaning[i], meaning[i], meaning[i], meaning[i]};
      sums[0] += each * column[0];
      sums[1] += each * column[1];
      sums[2] += each * column[2];
      sums[3] += each * column[3];
    }
    for (size_t c = 0; c < std::min(kIntentsAtOnce, out.size() - first); ++c) out[first + c] += sums[c / 4][c % 4];
  }
  const float most = *std::max_element(out.begin(), out.end());
  float sum = 0;
  for (float& score : out) {
    const float behind = (score - most) * header_.sharpness;
    sum += score = behind < kHopeless ? 0 : std::exp(behind);
  }
  for (float& score : out) score /= sum;
  return out;
}

}  // namespace sam
