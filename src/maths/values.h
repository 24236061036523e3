// Values that someone says an answer is: "it's 7", "I think x = 2 or 3", "아닌데 3분의 1이잖아".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "maths/surd.h"

namespace sam::maths {

struct SaidValue {
  char letter = 0;  // 0: none was named
  Surd value;
};

/// What is said to be so, without what is said not to be ("7, not 8", "8 말고 7").
std::vector<SaidValue> SaidValues(std::string_view text);

}  // namespace sam::maths
