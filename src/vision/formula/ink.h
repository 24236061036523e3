// The ink of a picture: how dark each point is against the paper around it.
#pragma once

#include <cstdint>
#include <vector>

#include "vision/formula/formula_reader.h"

namespace sam::vision {

struct Ink {
  int width = 0, height = 0;
  std::vector<uint8_t> dark;  // 0 paper .. 255 ink
  std::vector<uint8_t> on;    // 1 where there is ink
  double scale = 1;           // points here for one point of the picture
};

/// At a height and width that the rest can work with; empty where nothing stands out from the paper.
Ink FindInk(const Raster& picture);

}  // namespace sam::vision
