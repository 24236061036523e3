// Dates and spans of time. Today comes from whoever asks, never from the clock.
#pragma once

#include <optional>
#include <string_view>

#include "core/language.h"
#include "maths/problem.h"

namespace sam::maths {

struct CalendarDay {
  int year = 0, month = 0, day = 0;
};

/// Days between two dates, the weekday of a date, a date so many days later, leap years, hours between two times of day; with "today" and
/// dates without a year only where today is known. None where the text asks nothing of these.
std::optional<Solved> AnswerCalendar(std::string_view text, Language language, const std::optional<CalendarDay>& today);

}  // namespace sam::maths
