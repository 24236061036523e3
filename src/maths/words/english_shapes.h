// Areas, perimeters and volumes that a story asks after.
#pragma once

#include <optional>

#include "maths/words/english_story.h"
#include "maths/words/word_problem.h"

namespace sam::maths {

/// None where no area, perimeter or volume is asked for, or the sides are not all told.
std::optional<WordAnswer> AnswerShape(const Story& story);

}  // namespace sam::maths
