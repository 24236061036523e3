// What the network sees of a group of parts: its ink in a square, and what it lies among.
#pragma once

#include <array>

#include "vision/formula/parts.h"

namespace sam::vision {

inline constexpr int kGlyphSide = 32;
inline constexpr size_t kGlyphPlaces = 4;

inline constexpr int kAroundSide = 16;

struct Glyph {
  std::array<float, kGlyphSide * kGlyphSide> dots{};      // 0 paper .. 1 ink
  std::array<float, kAroundSide * kAroundSide> around{};  // what lies about its middle, coarser: its own ink up to 1, other ink up to a half
  std::array<float, kGlyphPlaces> place{};            // its height and width to the usual, how high it lies to its neighbours, of how many parts
};

Glyph GlyphOf(const Ink& ink, const Parts& parts, const Group& group);

/// Parts that stand over, under or close beside each other within what a symbol may take.
bool MayBeOne(const Parts& parts, const Group& group);

}  // namespace sam::vision
