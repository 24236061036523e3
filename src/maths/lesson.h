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

/// For an equation in one letter of the first or second degree, in words of that language (content/*/lines/maths.yaml); none for anything else.
std::optional<Lesson> Teach(std::string_view equation, Language language);

}  // namespace sam::maths
