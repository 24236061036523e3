// Where the weights of hashed features lie in a weights file: a table of slots, eight in a bucket; a feature is known by a fingerprint in its
// bucket. Values are 8 bits, with a scale a row kept as the upper half of an IEEE 754 float.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace sam {

inline constexpr size_t kSlotsInBucket = 8;

/// The first slot of a feature's bucket; `slots` is a power of two.
constexpr size_t BucketOf(uint64_t hash, size_t slots) { return (hash & (slots - 1)) / kSlotsInBucket * kSlotsInBucket; }
/// Never 0, which is an empty slot.
constexpr uint16_t FingerprintOf(uint64_t hash) { return static_cast<uint16_t>((hash >> 48) | 1); }

constexpr float ScaleOf(uint16_t scale) { return std::bit_cast<float>(static_cast<uint32_t>(scale) << 16); }
/// The scale for a row whose largest value is `largest` > 0: rounded up, so that no value passes 127.
constexpr uint16_t ScaleFor(float largest) { return static_cast<uint16_t>((std::bit_cast<uint32_t>(largest / 127) >> 16) + 1); }

}  // namespace sam
