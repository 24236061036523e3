// How a sum is done, step by step as a teacher writes it, and hints that lead there without telling.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"

namespace sam::maths {

struct Lesson {
  std::vector<std::string> steps;  // the last one puts the answer back in
  std::vector<std::string> hints;  // from the least that helps to the last step but one; none tells the answer
};

/// For a problem as it is said or written: an equation of the first or second degree, two in two letters, an inequality, a sum, a derivative or an
/// integral, a common divisor or multiple, so many percent, a mean. In words of that language (content/*/lines/maths.yaml); none for anything else.
std::optional<Lesson> Teach(std::string_view text, Language language);

}  // namespace sam::maths
