// Reads what stands side by side on one line: which parts are one symbol, which symbol, and what is a power.
#pragma once

#include <string>
#include <vector>

#include "vision/formula/page.h"
#include "vision/formula/token.h"

namespace sam::vision {

struct RowReading {
  std::string text;
  Level level;
  double chance = 0;  // logarithm: of each symbol, of the places, and against other readings
};

/// `parts` (by their left edges) and `insets`; the insets must outlive the reading. An empty text where nothing can be read.
RowReading ReadRow(Page& page, const std::vector<uint16_t>& parts, const std::vector<Inset>& insets);

}  // namespace sam::vision
