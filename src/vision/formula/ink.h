// The ink of a picture: how dark each point is against the paper around it.
#pragma once

#include <cstdint>
#include <vector>

#include "vision/formula/formula_reader.h"

namespace sam::vision {

/// How a picture is looked at: another look may part what the first took for one, or join what it parted.
struct Look {
  double surely = 0.58, perhaps = 0.40;   // ink, of its usual darkness: where it begins, where it goes on
  double bar_length = 0.85, bar_clear = 0.4;  // of a bar that symbols touch: to their height; how much of it nothing touches
};

struct Ink {
  int width = 0, height = 0;
  std::vector<uint8_t> dark;  // 0 paper .. 255 ink
  std::vector<uint8_t> on;    // 1 where there is ink
  double scale = 1;           // points here for one point of the picture
};

/// At a height and width that the rest can work with; empty where nothing stands out from the paper.
Ink FindInk(const Raster& picture, const Look& look = {});

}  // namespace sam::vision
