#include "perception/vector_sums.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#define SAM_WIDE __attribute__((target("avx2")))
#endif

namespace sam {
namespace {

constexpr float kMostWhole = 2047;  // 64 products with 4095 and a sign stay within 32 bits

#if defined(__x86_64__)
bool HasWide() {
  static const bool has = __builtin_cpu_supports("avx2");
  return has;
}

template <size_t kEights>
SAM_WIDE void AddEights(std::span<const WeighedRow> rows, float* sum) {
  __m256 sums[kEights];
  for (size_t i = 0; i < kEights; ++i) sums[i] = _mm256_loadu_ps(sum + 8 * i);
  for (const WeighedRow& each : rows) {
    const __m256 weight = _mm256_set1_ps(each.weight);
#pragma GCC unroll 8
    for (size_t i = 0; i < kEights; ++i) {
      const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(each.row + 8 * i));
      sums[i] = _mm256_add_ps(sums[i], _mm256_mul_ps(weight, _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(bytes))));
    }
  }
  for (size_t i = 0; i < kEights; ++i) _mm256_storeu_ps(sum + 8 * i, sums[i]);
}

void AddRowsWide(std::span<const WeighedRow> rows, std::span<float> sum) {
  if (sum.size() == 64) AddEights<8>(rows, sum.data());
  else if (sum.size() == 32) AddEights<4>(rows, sum.data());
  else if (sum.size() == 16) AddEights<2>(rows, sum.data());
  else AddEights<1>(rows, sum.data());
}

SAM_WIDE void MultiplyRowsWide(const int8_t* rows, size_t count, const WholeVector& vector, int32_t* out) {
  constexpr size_t kSixteens = kVectorLength / 16;
  __m256i values[kSixteens];
  for (size_t i = 0; i < kSixteens; ++i) values[i] = _mm256_load_si256(reinterpret_cast<const __m256i*>(vector.values.data() + 16 * i));
  for (size_t r = 0; r < count; ++r, rows += kVectorLength) {
    __m256i sum = _mm256_setzero_si256();
#pragma GCC unroll 4
    for (size_t i = 0; i < kSixteens; ++i) {
      const __m256i row = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(rows + 16 * i)));
      sum = _mm256_add_epi32(sum, _mm256_madd_epi16(row, values[i]));
    }
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0b01'00'11'10));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0b10'11'00'01));
    out[r] = _mm_cvtsi128_si32(half);
  }
}

SAM_WIDE void MultiplyBlocksWide(const int16_t* blocks, size_t count, const WholeVector& vector, int32_t* out) {
  for (size_t first = 0; first < count; first += kVectorsInBlock) {
    __m256i low = _mm256_setzero_si256(), high = _mm256_setzero_si256();
#pragma GCC unroll 4
    for (size_t i = 0; i < kVectorLength; i += 2, blocks += 2 * kVectorsInBlock) {
      int32_t pair;
      std::memcpy(&pair, vector.values.data() + i, sizeof pair);
      const __m256i both = _mm256_set1_epi32(pair);
      low = _mm256_add_epi32(low, _mm256_madd_epi16(both, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(blocks))));
      high = _mm256_add_epi32(high, _mm256_madd_epi16(both, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(blocks + kVectorsInBlock))));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + first), low);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + first + kVectorsInBlock / 2), high);
  }
}
#else
constexpr bool HasWide() { return false; }
constexpr auto AddRowsWide = [](auto...) {};
constexpr auto MultiplyRowsWide = [](auto...) {};
constexpr auto MultiplyBlocksWide = [](auto...) {};
#endif

}  // namespace

WholeVector ToWhole(const std::array<float, kVectorLength>& vector) {
  float most = 0;
  for (const float value : vector) most = std::max(most, std::abs(value));
  WholeVector whole;
  if (most == 0) return whole;
  whole.scale = most / kMostWhole;
  for (size_t i = 0; i < kVectorLength; ++i) whole.values[i] = static_cast<int16_t>(std::lround(vector[i] / whole.scale));
  return whole;
}

void AddRows(std::span<const WeighedRow> rows, std::span<float> sum) {
  if (HasWide()) return AddRowsWide(rows, sum);
  for (const WeighedRow& each : rows)
    for (size_t i = 0; i < sum.size(); ++i) sum[i] += each.weight * static_cast<float>(each.row[i]);
}

void MultiplyRows(const int8_t* rows, size_t count, const WholeVector& vector, int32_t* out) {
  if (HasWide()) return MultiplyRowsWide(rows, count, vector, out);
  for (size_t r = 0; r < count; ++r, rows += kVectorLength) {
    out[r] = 0;
    for (size_t i = 0; i < kVectorLength; ++i) out[r] += rows[i] * vector.values[i];
  }
}

void MultiplyBlocks(const int16_t* blocks, size_t count, const WholeVector& vector, int32_t* out) {
  if (HasWide()) return MultiplyBlocksWide(blocks, count, vector, out);
  for (size_t v = 0; v < count; ++v) {
    out[v] = 0;
    for (size_t i = 0; i < kVectorLength; ++i) out[v] += blocks[PlaceInBlocks(v, i)] * vector.values[i];
  }
}

}  // namespace sam
