// Problems of one scheme whose steps need what no single way of combining the quantities gives: a total and a comparison, times of day, a shared bill, half price for some.
#pragma once

#include <optional>

#include "maths/words/english_story.h"
#include "maths/words/word_problem.h"

namespace sam::maths {

std::optional<WordAnswer> AnswerScheme(const Story& story);

}  // namespace sam::maths
