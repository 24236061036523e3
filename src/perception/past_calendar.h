// The calendar looked back on from one day: the last April, the summer before, the week of two weeks ago.
#pragma once

#include <chrono>
#include <optional>

#include "base/time.h"
#include "core/feasts.h"
#include "core/percept.h"

namespace sam {

/// Whole days, [first, after).
struct Days {
  std::chrono::sys_days first, after;
};

/// Which of the stretches that come again: the last begun one, or the last one that is over.
enum class Which : uint8_t { kBegun, kOver };

class PastCalendar {
 public:
  explicit PastCalendar(const Moment& now);

  Days Day(int days_ago) const;
  /// Monday to Sunday.
  Days Week(int weeks_ago) const;
  Days Weekend(int weeks_ago) const;
  Days Month(int months_ago) const;
  Days Year(int years_ago) const;
  /// About that long ago, as loosely as people mean it: a sixth of it to either side, at least `least` days.
  Days About(int days_ago, int least) const;
  Days LastDays(int days) const;
  /// 0 Sunday to 6; never today.
  Days Weekday(int weekday, int weeks_before = 0) const;
  /// 1 to 12; in `year` where it is given.
  Days MonthNamed(unsigned month, Which which, std::optional<int> year = std::nullopt) const;
  Days Date(unsigned month, unsigned day, std::optional<int> year = std::nullopt) const;
  /// 0 spring (March to May) to 3 winter (December to February).
  Days Season(unsigned season, Which which, std::optional<int> year = std::nullopt) const;
  /// The day with one before it and five after, in which it is told of: "over Christmas". None outside of the lunar tables.
  std::optional<Days> Around(const Feast& feast, std::optional<int> year = std::nullopt) const;
  int year() const { return static_cast<int>(today_.year()); }

  /// None where it begins after today.
  std::optional<TimeSpan> Span(Days days) const;

 private:
  Moment now_;
  std::chrono::year_month_day today_;
};

}  // namespace sam
