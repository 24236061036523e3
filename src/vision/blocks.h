// The writing on a clean page as lines: what a person would read in one go, a stacked fraction included.
#pragma once

#include <vector>

#include "vision/formula/formula_reader.h"

namespace sam::vision {

/// Half-open: left <= x < right.
struct Patch {
  int left = 0, top = 0, right = 0, bottom = 0;
  int Width() const { return right - left; }
  int Height() const { return bottom - top; }
  void Include(const Patch& other);
};

struct WritingLine {
  Patch place;
  std::vector<Patch> pieces;  // its connected pieces of ink, from left to right
  double letter_height = 0;   // usual height of its letters and figures
  Raster picture;             // only its own ink, with a little paper around
  int margin = 0;             // of that paper
};

/// From top to bottom, side by side ones from left to right; at most `most`.
std::vector<WritingLine> FindLines(const Raster& page, size_t most);

/// The part of the line's picture between two x of the page.
Raster Between(const WritingLine& line, int left, int right);

}  // namespace sam::vision
