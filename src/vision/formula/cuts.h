// Where symbols that touch may be cut apart: along the ways from top to bottom that cross least ink.
#pragma once

#include <vector>

#include "vision/formula/parts.h"

namespace sam::vision {

/// For each row of the box the column that begins what lies to the right.
using Seam = std::vector<int>;

/// At most `most` seams through what is marked so, from left to right; none of them begins at or beyond the column `until`.
std::vector<Seam> SeamsOf(const Ink& ink, const std::vector<int>& marks, int mark, const Box& box, double height, int until, size_t most);

}  // namespace sam::vision
