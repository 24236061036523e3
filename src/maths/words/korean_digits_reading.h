// A text about letters in numbers and equations, read into relations and what is asked of the letters.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "maths/words/korean_digits_search.h"
#include "maths/words/korean_text.h"

namespace sam::maths {

enum class DigitsWanted { kOnly, kLeast, kGreatest, kTotal, kCount, kEnds };

struct DigitsReading {
  std::string text;  // with the signs that programs use
  DigitPuzzle puzzle;
  std::string sum;  // what is asked for
  DigitsWanted wanted = DigitsWanted::kOnly;
};

bool HasLetter(std::string_view text);
/// None where nothing is asked of a letter.
std::optional<DigitsReading> ReadDigits(const KoreanProblem& problem);

}  // namespace sam::maths
