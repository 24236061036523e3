// What the network sees of a group of parts: its ink in a square, and how it lies among the others.
#pragma once

#include <array>

#include "vision/formula/parts.h"

namespace sam::vision {

inline constexpr int kGlyphSide = 32;
inline constexpr size_t kGlyphPlaces = 4;

struct Glyph {
  std::array<float, kGlyphSide * kGlyphSide> dots{};  // 0 paper .. 1 ink
  std::array<float, kGlyphPlaces> place{};            // its height and width to the usual, how high it lies to its neighbours, of how many parts
};

Glyph GlyphOf(const Ink& ink, const Parts& parts, const Group& group);

/// Parts that stand over, under or close beside each other within what a symbol may take.
bool MayBeOne(const Parts& parts, const Group& group);

}  // namespace sam::vision
