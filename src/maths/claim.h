// Someone says what an answer is: right or not, with the proof that putting it in gives.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/language.h"

namespace sam::maths {

struct ClaimCheck {
  bool right = false;
  bool part = false;     // right as far as it goes, and there are more solutions
  std::string claimed{};   // as it was understood: "x = 7", "1/2"
  std::string answer{};    // the right one
  std::string proof{};     // in words of that language: "with x = 7: 3 × 7 + 1 = 22, not 4"
};

/// `problem` as it was asked, `claimed` as it was said ("아닌데 7이잖아", "isn't it 12?"). Equal forms count as right (1/2, 0.5, 50%).
/// None where the problem is not one that is solved here or nothing is claimed.
std::optional<ClaimCheck> CheckClaim(std::string_view problem, std::string_view claimed, Language language);

}  // namespace sam::maths
