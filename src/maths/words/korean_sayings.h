// Arithmetic told in words ("A에 3을 더하여 2배 한 수는 B보다 5 큽니다") as relations between written sums.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sam::maths {

struct SaidRelation {
  std::string left;
  char sign = '=';  // as of DigitRelation
  std::string right;
};

struct Sayings {
  std::vector<SaidRelation> relations;
  std::string asked;   // the sum that is asked for; empty where none
  std::string last;    // the last sum that was worked out
  std::string right;   // what should have been worked out, where the text tells of a mistake
  char part = 0;       // what of the sum asked for: q its whole quotient, r its rest
  bool whole = true;   // every number and letter of the text went into a relation or into what is asked
};

/// `text` has its numbers in digits and its unknowns as letters; `all` are the letters that "두 수" and "세 수" mean.
Sayings ReadSayings(std::string_view text, const std::string& all);

}  // namespace sam::maths
