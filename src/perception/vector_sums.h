// The sums over vectors (of 64 numbers, where nothing else is said) in which the understanding of a line spends most of its time: in wide
// registers where the processor has them (AVX2), and the same to the last bit where it has not.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sam {

inline constexpr size_t kVectorLength = 64;
/// Vectors whose numbers lie side by side in a block: pairs of numbers of the first vector, the second, ..., then the next pairs.
inline constexpr size_t kVectorsInBlock = 16;

/// A vector in whole numbers of at most 2047, to be multiplied by a scale.
struct WholeVector {
  alignas(32) std::array<int16_t, kVectorLength> values{};
  float scale = 1;
};
WholeVector ToWhole(const std::array<float, kVectorLength>& vector);

/// A row in 8 bits a number, and what it counts.
struct WeighedRow {
  const int8_t* row;
  float weight;
};
/// sum += weight * row for each row, in their order. 8, 16, 32 or 64 numbers.
void AddRows(std::span<const WeighedRow> rows, std::span<float> sum);

/// out[r] = vector . row r, the rows one after the other.
void MultiplyRows(const int8_t* rows, size_t count, const WholeVector& vector, int32_t* out);

/// out[v] = vector . v for all vectors of the blocks; numbers of at most 4095.
void MultiplyBlocks(const int16_t* blocks, size_t count, const WholeVector& vector, int32_t* out);
/// Where number `i` of vector `v` lies in the blocks.
constexpr size_t PlaceInBlocks(size_t v, size_t i) {
  return (v / kVectorsInBlock * kVectorLength / 2 + i / 2) * kVectorsInBlock * 2 + v % kVectorsInBlock * 2 + i % 2;
}

}  // namespace sam
