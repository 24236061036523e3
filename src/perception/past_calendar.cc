#include "perception/past_calendar.h"

#include <algorithm>

namespace sam {
namespace {

namespace ch = std::chrono;

/// A feast is told of within a few days.
constexpr int kToldAfter = 6;
/// The first month of each season.
constexpr unsigned kSeasonMonths[] = {3, 6, 9, 12};

Days Months(ch::year_month first, int count) { return {ch::sys_days(first / 1), ch::sys_days((first + ch::months(count)) / 1)}; }

}  // namespace

PastCalendar::PastCalendar(const Moment& now) : now_(now), today_(ToLocal(now).date) {}

Days PastCalendar::Day(int days_ago) const {
  const ch::sys_days day = ch::sys_days(today_) - ch::days(days_ago);
  return {day, day + ch::days(1)};
}

Days PastCalendar::Week(int weeks_ago) const {
  const ch::sys_days today(today_);
  const ch::sys_days monday = today - ch::days(ch::weekday(today).iso_encoding() - 1) - ch::weeks(weeks_ago);
  return {monday, monday + ch::weeks(1)};
}

Days PastCalendar::Weekend(int weeks_ago) const {
  const Days week = Week(weeks_ago);
  return {week.first + ch::days(5), week.after};
}

Days PastCalendar::Month(int months_ago) const { return Months(today_.year() / today_.month() - ch::months(months_ago), 1); }

Days PastCalendar::Year(int years_ago) const { return Months((today_.year() - ch::years(years_ago)) / ch::January, 12); }

Days PastCalendar::About(int days_ago, int least) const {
  const int loose = std::max(least, days_ago / 6);
  return {ch::sys_days(today_) - ch::days(days_ago + loose), ch::sys_days(today_) - ch::days(days_ago - loose - 1)};
}

Days PastCalendar::LastDays(int days) const { return {ch::sys_days(today_) - ch::days(days), ch::sys_days(today_) + ch::days(1)}; }

Days PastCalendar::Weekday(int weekday, int weeks_before) const {
  const ch::sys_days today(today_);
  const int back = (static_cast<int>(ch::weekday(today).c_encoding()) - weekday + 6) % 7 + 1;
  return Day(back + 7 * weeks_before);
}

Days PastCalendar::MonthNamed(unsigned month, Which which, std::optional<int> year) const {
  ch::year_month named = (year ? ch::year(*year) : today_.year()) / ch::month(month);
  const ch::year_month current = today_.year() / today_.month();
  if (!year && (named > current || (which == Which::kOver && named == current))) named -= ch::years(1);
  return Months(named, 1);
}

Days PastCalendar::Date(unsigned month, unsigned day, std::optional<int> year) const {
  ch::year_month_day date = (year ? ch::year(*year) : today_.year()) / ch::month(month) / ch::day(day);
  if (!year && date > today_) date -= ch::years(1);
  if (!date.ok()) date = date.year() / date.month() / ch::last;
  return {ch::sys_days(date), ch::sys_days(date) + ch::days(1)};
}

Days PastCalendar::Season(unsigned season, Which which, std::optional<int> year) const {
  ch::year_month first = (year ? ch::year(*year) : today_.year()) / ch::month(kSeasonMonths[season]);
  const auto too_late = [&](Days days) { return which == Which::kOver ? days.after > ch::sys_days(today_) : days.first > ch::sys_days(today_); };
  while (!year && too_late(Months(first, 3))) first -= ch::years(1);
  return Months(first, 3);
}

std::optional<Days> PastCalendar::Around(const Feast& feast, std::optional<int> year) const {
  auto day = DateOf(feast, year ? ch::year(*year) : today_.year());
  if (day && !year && *day > today_) day = DateOf(feast, today_.year() - ch::years(1));
  if (!day) return std::nullopt;
  return Days{ch::sys_days(*day) - ch::days(1), ch::sys_days(*day) + ch::days(kToldAfter)};
}

std::optional<TimeSpan> PastCalendar::Span(Days days) const {
  const ch::sys_days tomorrow = ch::sys_days(today_) + ch::days(1);
  if (days.first >= tomorrow) return std::nullopt;
  TimeSpan span;
  span.from = FromLocal(ch::year_month_day(days.first), 0, 0, now_);
  span.to = FromLocal(ch::year_month_day(std::min(days.after, tomorrow)), 0, 0, now_);
  return span;
}

}  // namespace sam
