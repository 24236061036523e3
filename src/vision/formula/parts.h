// The connected pieces of ink, in order from left to right, and the groups of them that may be one symbol.
#pragma once

#include <cstdint>
#include <vector>

#include "vision/formula/ink.h"

namespace sam::vision {

/// Half-open: left <= x < right.
struct Box {
  int left = 0, top = 0, right = 0, bottom = 0;
  int Width() const { return right - left; }
  int Height() const { return bottom - top; }
  double MiddleX() const { return (left + right) / 2.0; }
  double MiddleY() const { return (top + bottom) / 2.0; }
};

Box Around(const Box& a, const Box& b);
/// Points of x that both have; negative: the gap between them.
int OverlapX(const Box& a, const Box& b);
int OverlapY(const Box& a, const Box& b);

/// Ink that hangs together, or a piece of it where it was cut.
struct Part {
  Box box;
  int area = 0;
  int whole = 0;   // the same for the pieces of one
  int pieces = 1;  // how many those are
  bool cut = false;  // apart from what it touched, where the ink was thin
};

struct Parts {
  std::vector<Part> each;      // sorted by the left edge
  std::vector<uint16_t> mark;  // for each point of the ink: 1 + the index of its part, 0 for none
  double height = 0;           // usual height of a symbol
};

Parts FindParts(const Ink& ink, const Look& look = {});

/// Wide and high enough for two symbols that touch.
bool MayBeSeveral(const Parts& parts, uint16_t i);

/// Those of `parts` that are among `which`, cut where they may be two or more symbols that touch.
Parts CutParts(const Ink& ink, const Parts& parts, const std::vector<uint16_t>& which);

using Group = std::vector<uint16_t>;  // indices of parts, ascending

Box BoxOf(const Parts& parts, const Group& group);

}  // namespace sam::vision
