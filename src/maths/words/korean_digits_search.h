// Letters for digits and whole numbers: every way to fill them in that a set of relations allows.
#pragma once

#include <vector>

#include "maths/words/korean_digits_formula.h"

namespace sam::maths {

struct DigitRelation {
  DigitFormula left;
  char sign = '=';  // = < l (at most) ! (not equal) ~ (apart from its sign) | (left goes into right without rest)
  DigitFormula right;
};

enum class LetterParity { kAny, kOdd, kEven };

struct DigitPuzzle {
  std::vector<DigitRelation> relations;
  uint32_t letters = 0;       // those that the relations name, and those asked for
  int least = 1, most = 0;    // of a letter that stands alone; most 0: as far as the search may go
  LetterParity parity = LetterParity::kAny;
};

struct DigitSolutions {
  std::vector<LetterValues> each;
  bool complete = true;  // false: there may be more beyond where the search went
};

bool Holds(const DigitRelation& relation, const LetterValues& values);
/// Letters that an equation gives straight away take any value; the others are tried, or solved as lines where none fits.
DigitSolutions SolveDigits(const DigitPuzzle& puzzle);

}  // namespace sam::maths
