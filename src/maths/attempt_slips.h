// Which of the usual slips leads from one line of working to the next.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "maths/expression.h"

namespace sam::maths {

/// A slip by the name of its words (content/*/lines/maths.yaml, maths.slip.NAME) and what it was made with.
struct Slip {
  std::string name, by, result;
};

/// From one formula to the next, where both should have one value.
std::optional<Slip> SlipOfValue(std::string_view before, std::string_view after);

/// From one equation to the next, where both should have the same solutions.
std::optional<Slip> SlipOfEquation(std::string_view before, std::string_view after);

/// In the derivative of a formula.
std::optional<Slip> SlipOfDerivative(const Expression& of, const Expression& said, char letter);

/// Equal up to a constant factor: as equations "= 0" they say the same.
bool SaysTheSame(const Expression& a, const Expression& b);

}  // namespace sam::maths
