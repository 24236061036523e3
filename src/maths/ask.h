// A sum said in talk -> its exact answer, checked by an independent route.
#pragma once

#include <optional>
#include <string_view>

#include "core/language.h"
#include "core/thought.h"
#include "maths/calendar.h"

namespace sam::maths {

/// The finding for a sum or an equation in `text`; none where there is none. A sum that cannot be worked out (division by zero,
/// too big) gives an unverified finding whose answer is empty and whose proof says why.
/// `today`: the day it is asked on, for questions about dates; without it "100 days from today" is none.
std::optional<Finding> AnswerSum(std::string_view text, Language language, const std::optional<CalendarDay>& today = {});

}  // namespace sam::maths
