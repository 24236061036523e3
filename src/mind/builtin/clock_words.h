// Times and dates as one says them.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/time.h"
#include "core/language.h"

namespace sam {

/// "7:04 pm", "저녁 7시 4분".
std::string ClockTime(const LocalTime& local, Language language);
/// "November 23", "11월 23일".
std::string CalendarDate(std::chrono::year_month_day date, Language language);
/// "Monday", "월요일".
std::string_view WeekdayName(std::chrono::weekday day, Language language);
/// "morning", "아침".
std::string_view DaypartName(int hour, Language language);

}  // namespace sam
