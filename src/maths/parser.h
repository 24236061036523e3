// A written formula -> its value as a polynomial, by recursive descent with bounded depth and size.
#pragma once

#include <string_view>

#include "base/result.h"
#include "maths/polynomial.h"

namespace sam::maths {

/// One side of an equation, or a sum. Division only by numbers, powers to whole numbers up to a bound. The error says, in plain
/// words, what cannot be worked out ("division by zero").
Result<Polynomial> Evaluate(std::string_view formula);

}  // namespace sam::maths
