// Where symbols that touch may be cut apart: the columns with least ink.
#pragma once

#include <vector>

#include "vision/formula/parts.h"

namespace sam::vision {

/// Columns that begin a new piece, ascending, few; none for what is not wider than a symbol.
std::vector<int> CutsOf(const Ink& ink, const std::vector<int>& marks, int mark, const Box& box, double height);

}  // namespace sam::vision
