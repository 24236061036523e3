// Reads what lies over and under fractions' bars and within roots, from the outermost inwards, then the row that they stand in.
#pragma once

#include "vision/formula/row_reader.h"

namespace sam::vision {

RowReading ReadFormula(Page& page);

}  // namespace sam::vision
