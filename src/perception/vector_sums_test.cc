#include "perception/vector_sums.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"

namespace sam {
namespace {

int8_t Byte(uint64_t seed) { return static_cast<int8_t>(StableHash(std::to_string(seed)) % 255 - 127); }

TEST(VectorSums, AddsRowsOneByOne) {
  for (const size_t length : {8u, 32u, 64u}) {
    std::vector<int8_t> bytes(3 * length);
    for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = Byte(i);
    std::vector<WeighedRow> rows;
    for (size_t r = 0; r < 3; ++r) rows.push_back({bytes.data() + r * length, 0.25f * static_cast<float>(r + 1)});
    std::vector<float> sum(length), expected(length);
    AddRows(rows, sum);
    for (const WeighedRow& row : rows)
      for (size_t i = 0; i < length; ++i) expected[i] += row.weight * static_cast<float>(row.row[i]);
    EXPECT_EQ(sum, expected) << length;
  }
}

TEST(VectorSums, MultipliesExactlyWhicheverTheProcessor) {
  constexpr size_t kVectors = 2 * kVectorsInBlock;
  std::array<float, kVectorLength> vector{};
  for (size_t i = 0; i < kVectorLength; ++i) vector[i] = static_cast<float>(Byte(i)) / 50;
  const WholeVector whole = ToWhole(vector);
  std::vector<int8_t> rows(kVectors * kVectorLength);
  std::vector<int16_t> blocks(rows.size());
  for (size_t v = 0; v < kVectors; ++v)
    for (size_t i = 0; i < kVectorLength; ++i) blocks[PlaceInBlocks(v, i)] = rows[v * kVectorLength + i] = Byte(1000 + v * kVectorLength + i);
  std::vector<int32_t> by_rows(kVectors), by_blocks(kVectors), expected(kVectors);
  MultiplyRows(rows.data(), kVectors, whole, by_rows.data());
  MultiplyBlocks(blocks.data(), kVectors, whole, by_blocks.data());
  for (size_t v = 0; v < kVectors; ++v)
    for (size_t i = 0; i < kVectorLength; ++i) expected[v] += rows[v * kVectorLength + i] * whole.values[i];
  EXPECT_EQ(by_rows, expected);
  EXPECT_EQ(by_blocks, expected);
}

TEST(VectorSums, KeepsAVectorToAThousandthOfItsLargest) {
  std::array<float, kVectorLength> vector{};
  vector[3] = -2, vector[10] = 0.5f;
  const WholeVector whole = ToWhole(vector);
  EXPECT_NEAR(static_cast<float>(whole.values[3]) * whole.scale, -2, 0.001);
  EXPECT_NEAR(static_cast<float>(whole.values[10]) * whole.scale, 0.5, 0.001);
  EXPECT_EQ(ToWhole({}).values, WholeVector().values);
}

}  // namespace
}  // namespace sam
