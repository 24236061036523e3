// How the numbers of a story with letters in them may belong together: a sum, shares and a rest, two prices.
#pragma once

#include <string_view>
#include <vector>

#include "maths/words/korean_digits_search.h"

namespace sam::maths {

/// Relations that are about as likely as each other.
struct StoryTier {
  std::vector<DigitRelation> relations;
  bool likely = true;
};

/// The likely ones first; every number with a letter in it is used. Empty where the story has too few or too many numbers.
std::vector<StoryTier> StoryRelations(std::string_view text);

}  // namespace sam::maths
