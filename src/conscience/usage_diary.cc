#include "conscience/usage_diary.h"

#include <algorithm>

namespace sam::conscience {
namespace {

constexpr Duration kPause = std::chrono::minutes(10);
constexpr Duration kLeast = std::chrono::seconds(20);  // that one thing said takes
constexpr size_t kMostDays = 400;
constexpr int kNightFrom = 23, kNightTo = 5;

int64_t Seconds(Duration d) { return std::chrono::duration_cast<std::chrono::seconds>(d).count(); }
int RoundedMinutes(int64_t seconds) { return static_cast<int>((seconds + 30) / 60); }

}  // namespace

void UsageDiary::Note(Moment before, Moment at) {
  const int64_t today = LocalDay(at);
  if (data_.days.empty() || data_.days.back().day < today) {
    if (data_.days.size() == kMostDays) data_.days.erase(data_.days.begin());
    data_.days.push_back({.day = today});
    data_.seconds = data_.night_seconds = 0;
  }
  const Duration passed = std::max(Duration(0), at - before);
  const int64_t seconds = Seconds(passed == Duration(0) || passed >= kPause ? kLeast : std::max(passed, kLeast));
  const int hour = ToLocal(at).hour;
  data_.seconds += seconds;
  if (hour >= kNightFrom || hour < kNightTo) data_.night_seconds += seconds;
  DayOfUse& day = data_.days.back();
  day.turns += 1;
  day.minutes = RoundedMinutes(data_.seconds);
  day.night_minutes = RoundedMinutes(data_.night_seconds);
}

int UsageDiary::MinutesOf(int count, int64_t today) const {
  int minutes = 0;
  for (const DayOfUse& day : data_.days)
    if (day.day > today - count && day.day <= today) minutes += day.minutes;
  return minutes;
}

}  // namespace sam::conscience
