#include "mind/builtin/clock_words.h"

#include <fmt/format.h>

#include <array>

namespace sam {

std::string ClockTime(const LocalTime& local, Language language) {
  const int twelve = local.hour % 12 == 0 ? 12 : local.hour % 12;
  if (language == Language::kEnglish)
    return fmt::format("{}:{:02} {}", twelve, local.minute, local.hour < 12 ? "am" : "pm");
  const int h = local.hour;
  const std::string_view part = h < 5    ? "새벽"
                                : h < 11 ? "아침"
                                : h < 12 ? "오전"
                                : h < 18 ? "오후"
                                : h < 21 ? "저녁"
                                         : "밤";
  if (local.minute == 0) return fmt::format("{} {}시", part, twelve);
  return fmt::format("{} {}시 {}분", part, twelve, local.minute);
}

std::string CalendarDate(std::chrono::year_month_day date, Language language) {
  constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                  "July",    "August",   "September", "October", "November", "December"};
  const unsigned month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
  if (language == Language::kKorean) return fmt::format("{}월 {}일", month, day);
  return fmt::format("{} {}", kMonths.at((month + 11) % 12), day);
}

std::string_view WeekdayName(std::chrono::weekday day, Language language) {
  constexpr std::array<std::string_view, 7> kEnglish = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                        "Thursday", "Friday", "Saturday"};
  constexpr std::array<std::string_view, 7> kKorean = {"일요일", "월요일", "화요일", "수요일",
                                                       "목요일", "금요일", "토요일"};
  return (language == Language::kKorean ? kKorean : kEnglish).at(day.c_encoding() % 7);
}

std::string_view DaypartName(int hour, Language language) {
  if (language == Language::kEnglish)
    return hour < 5 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  return hour < 5 ? "새벽" : hour < 11 ? "아침" : hour < 18 ? "오후" : hour < 21 ? "저녁" : "밤";
}

}  // namespace sam
