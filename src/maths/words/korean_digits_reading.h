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
  char part = 0;    // q: the whole quotient of a sum that divides; r: its rest
  bool whole = true;  // every number of the text was used
  DigitsWanted wanted = DigitsWanted::kOnly;
};

bool HasLetter(std::string_view text);
/// None where nothing is asked of a letter.
std::optional<DigitsReading> ReadDigits(const KoreanProblem& problem);
/// What is told in words of numbers without a name, of their digits and of letters; none where something of it was not understood.
std::optional<DigitsReading> ReadUnknowns(const KoreanProblem& problem);

/// The parts of it that both need: signs as programs write them, written equations, bounds, and what is wanted.
std::string WithSigns(std::string text);
bool Relate(DigitPuzzle& puzzle, std::string_view left, char sign, std::string_view right);
void ReadFormulas(DigitsReading& reading);
void ReadBounds(DigitsReading& reading);
DigitsWanted WantedOf(std::string_view text, bool fits);

}  // namespace sam::maths
