// Counter-based randomness: the same seed, turn and purpose give the same draw, whatever was drawn before.
#pragma once

#include <cstdint>
#include <string_view>

namespace sam {

/// FNV-1a, 64 bits. Stable across builds and machines: it may be stored.
constexpr uint64_t StableHash(std::string_view text, uint64_t basis = 0xcbf29ce484222325ull) {
  for (const char c : text) basis = (basis ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return basis;
}

/// A uniform 64-bit draw (SplitMix64 finaliser, Steele et al. 2014) for (seed, turn, purpose).
constexpr uint64_t Draw(uint64_t seed, uint64_t turn, std::string_view purpose) {
  uint64_t z = StableHash(purpose, seed * 0x9e3779b97f4a7c15ull + turn + 0xcbf29ce484222325ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

/// The same, uniform in [0, 1).
constexpr double DrawUnit(uint64_t seed, uint64_t turn, std::string_view purpose) {
  return static_cast<double>(Draw(seed, turn, purpose) >> 11) * 0x1.0p-53;
}

}  // namespace sam
