// Bills, prices, rates, boxes, scores, times: what people ask in passing, answered the same way in both languages.
#pragma once

#include <optional>
#include <string_view>

#include "core/language.h"
#include "maths/words/word_problem.h"

namespace sam::maths {

/// Names a day of the year, in either language: that is the calendar's.
bool HasDate(std::string_view text);

/// None for what is no such ask, and where any of its amounts has no part in an answer.
std::optional<WordAnswer> AnswerEveryday(std::string_view text, Language language);

}  // namespace sam::maths
