// Where the weights of hashed features lie in a weights file: a table of slots, eight in a bucket; a feature is known by a fingerprint in its
// bucket. Values are 8 bits, with a scale a row kept as the upper half of an IEEE 754 float.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "perception/features.h"

namespace sam {

inline constexpr size_t kSlotsInBucket = 8;

/// The first slot of a feature's bucket; `slots` is a power of two.
constexpr size_t BucketOf(uint64_t hash, size_t slots) { return (hash & (slots - 1)) / kSlotsInBucket * kSlotsInBucket; }
/// Never 0, which is an empty slot.
constexpr uint16_t FingerprintOf(uint64_t hash) { return static_cast<uint16_t>((hash >> 48) | 1); }

/// A feature that a table knows.
struct KnownFeature {
  size_t slot = 0;
  float weight = 0;
};

/// Looks the features up in a table of `slots` slots; `fingerprint(slot)` is where a slot's fingerprint lies, `row(slot)` its row. The table is
/// large and read at random, and memory is far away: a first round asks for all the buckets, a second finds the slots and asks for the
/// rows; reading them is the caller's third.
template <typename Fingerprint, typename Row>
std::vector<KnownFeature> FindFeatures(std::span<const Feature> features, size_t slots, Fingerprint fingerprint, Row row) {
  for (const Feature& feature : features) __builtin_prefetch(fingerprint(BucketOf(feature.hash, slots)));
  std::vector<KnownFeature> known;
  known.reserve(features.size());
  for (const Feature& feature : features) {
    const size_t bucket = BucketOf(feature.hash, slots);
    const uint16_t wanted = FingerprintOf(feature.hash);
    size_t slot = bucket;
    while (slot < bucket + kSlotsInBucket && *fingerprint(slot) != wanted) ++slot;
    if (slot == bucket + kSlotsInBucket) continue;
    __builtin_prefetch(row(slot));
    known.push_back({slot, feature.weight});
  }
  return known;
}

constexpr float ScaleOf(uint16_t scale) { return std::bit_cast<float>(static_cast<uint32_t>(scale) << 16); }
/// The scale for a row whose largest value is `largest` > 0: rounded up, so that no value passes 127.
constexpr uint16_t ScaleFor(float largest) { return static_cast<uint16_t>((std::bit_cast<uint32_t>(largest / 127) >> 16) + 1); }

}  // namespace sam
