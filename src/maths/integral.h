// Integrals of sums of powers.
#pragma once

#include <optional>

#include "maths/expression.h"

namespace sam::maths {

/// The one without a constant; none where a logarithm comes of it.
std::optional<Expression> Integral(const Expression& of, char letter);

}  // namespace sam::maths
