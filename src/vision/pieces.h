// The connected pieces of ink of a page, without specks and frames.
#pragma once

#include <cstdint>
#include <vector>

#include "vision/blocks.h"

namespace sam::vision {

struct Piece {
  Patch place;
  int area = 0;
  int label = 0;
};

struct Pieces {
  std::vector<Piece> each;     // sorted by the left edge
  std::vector<int32_t> label;  // of each point of the page, 0 for paper
  double letter_height = 0;    // usual height of letters and figures
};

Pieces FindPieces(const Raster& page);

}  // namespace sam::vision
