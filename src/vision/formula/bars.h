// The bar of a fraction or root that symbols touch: found in their ink by following it.
#pragma once

#include <optional>
#include <vector>

#include "vision/formula/parts.h"

namespace sam::vision {

/// From column `left` on, the rows that the bar takes in each: top <= y < bottom.
struct Bar {
  struct Span {
    int top = 0, bottom = 0;
  };
  int left = 0;
  std::vector<Span> spans;
  int Right() const { return left + static_cast<int>(spans.size()); }
};

/// The longest one in the ink of `mark` that is at least about as long as a symbol is tall.
std::optional<Bar> BarIn(const Ink& ink, const std::vector<int>& marks, int mark, const Box& box, double height, const Look& look);

}  // namespace sam::vision
