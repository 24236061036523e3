// A sum as people say it -> the sum as it is written: "what's 83 times 47?" -> "83*47", "4분의 3 빼기 6분의 1은?" -> "(3/4)-(1/6)".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sam::maths {

struct Notation {
  std::vector<std::string> formulas;  // each over digits, letters, + - * / ^ ( ) = and '@' before what a square root is of
  bool asked = false;                 // "what is", "얼마", "solve": words that ask for a sum to be done
  bool only_sum = false;              // nothing but the sum was said
};

/// The sums in `text`; none where there is nothing to work out.
Notation Transcribe(std::string_view text);

}  // namespace sam::maths
