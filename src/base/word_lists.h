// Words and texts against a few others: quick for short ones, where std::string_view calls out to the C library for each.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string_view>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sam {

/// The last two bytes, which tell words apart soonest: Hangul words share their first ones.
inline uint16_t LastTwo(std::string_view text) {
  uint16_t two = 0;
  std::memcpy(&two, text.data() + text.size() - 2, 2);
  return two;
}
inline bool IsSame(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  return a.size() < 2 ? a == b : LastTwo(a) == LastTwo(b) && std::memcmp(a.data(), b.data(), a.size() - 2) == 0;
}
inline bool StartsWith(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && IsSame(text.substr(0, start.size()), start);
}
inline bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && IsSame(text.substr(text.size() - end.size()), end);
}

/// text.find(part).
inline size_t FindIn(std::string_view text, std::string_view part) {
#ifdef __SSE2__
  constexpr size_t kAtOnce = 16;
  const size_t size = part.size();
  if (size < 2) return text.find(part);
  if (text.size() < size) return text.npos;
  const size_t places = text.size() - size + 1;
  if (places < kAtOnce) {
    for (size_t at = 0; at < places; ++at)
      if (IsSame(text.substr(at, size), part)) return at;
    return text.npos;
  }
  const char* const lasts = text.data() + size - 2;  // of the part that begins at text.data()
  const __m128i first = _mm_set1_epi8(part[size - 2]), second = _mm_set1_epi8(part[size - 1]);
  for (size_t at = 0; at < places; at += kAtOnce) {
    const size_t from = std::min(at, places - kAtOnce);
    const auto load = [&](size_t offset) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(lasts + from + offset)); };
    auto hits = static_cast<uint32_t>(_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(load(0), first), _mm_cmpeq_epi8(load(1), second))));
    for (; hits != 0; hits &= hits - 1) {
      const size_t here = from + static_cast<size_t>(std::countr_zero(hits));
      if (std::memcmp(text.data() + here, part.data(), size - 2) == 0) return here;
    }
  }
  return text.npos;
#else
  return text.find(part);
#endif
}
inline bool Contains(std::string_view text, std::string_view part) { return FindIn(text, part) != text.npos; }

/// Which pairs of bytes a text holds: tells at a glance that it lacks most of the parts that are looked for.
class PairFilter {
 public:
  PairFilter() = default;
  explicit PairFilter(std::string_view text) {
    for (size_t end = 2; end <= text.size(); ++end) Mark(LastTwo(text.substr(0, end)));
  }
  bool MayHold(std::string_view part) const { return part.size() < 2 || (bits_[Place(LastTwo(part)) / 64] >> (Place(LastTwo(part)) % 64) & 1u) != 0; }

 private:
  static constexpr size_t kBits = 4096;
  static size_t Place(uint16_t pair) { return (pair ^ pair >> 6) % kBits; }
  void Mark(uint16_t pair) { bits_[Place(pair) / 64] |= uint64_t{1} << (Place(pair) % 64); }

  std::array<uint64_t, kBits / 64> bits_{};
};

inline bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view each) { return IsSame(word, each); });
}
/// One of the parts stands somewhere in the text.
inline bool HasAny(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return Contains(text, part); });
}
/// The same; `pairs` are those of the text.
inline bool HasAny(std::string_view text, const PairFilter& pairs, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return pairs.MayHold(part) && Contains(text, part); });
}
inline bool StartsWithAny(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return StartsWith(text, start); });
}
inline bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return EndsWith(text, end); });
}

}  // namespace sam
