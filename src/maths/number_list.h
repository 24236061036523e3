// Some numbers as they are told: "3, 5 and 7.5", "3, 5, 7과 9".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/number.h"

namespace sam::maths {

/// None where anything but numbers and what stands between them is there, or more than a few hundred.
std::optional<std::vector<Rational>> NumberList(std::string_view text);
/// One: "1,200", "-2.5", "3/4", "3만 5천", "12만".
std::optional<Rational> OneNumber(std::string_view text);
/// A decimal where it is a short one, else a fraction.
std::string WriteShort(const Rational& value);

}  // namespace sam::maths
