#include "maths/calendar.h"

#include <fmt/core.h>

#include <array>
#include <chrono>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/phrase_book.h"

namespace sam::maths {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

enum Asked { kBetween, kWeekday, kLater, kLaterTurned, kUntil, kLeap, kDaysOfMonth, kSpan, kClockLater, kWeekdayLater, kLaterAside, kLaterInKorean, kEarlierInKorean };
constexpr int kMostDays = 4000000;
constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};

const PhraseBook& Book() {
#define SAM_DATE R"((\d{4}-\d{1,2}-\d{1,2}|\d{4}[./]\d{1,2}[./]\d{1,2}|(?:\d{4}년 ?)?\d{1,2}월 ?\d{1,2}일|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}(?:,? \d{4})?|오늘|today))"
#define SAM_TIME R"(((?:오전|오후|아침|저녁|밤|낮|새벽)? ?\d{1,2}(?::\d\d|시(?: ?\d{1,2}분| ?반)?)|\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)))"
  static const Phrasing kPhrasings[] = {
      {"(?:how many days (?:are there |are |is it )?(?:between|from)|{ask}(?:number of )?days (?:between|from)) (?:the )?" SAM_DATE " (?:and|to|until|till) (?:the )?" SAM_DATE, kBetween},
      {SAM_DATE "(?:부터|에서) ?" SAM_DATE "(?:까지)?.*(?:며칠|몇 ?일).*", kBetween},
      {"how (?:many days|long)(?: is it| are there| is there)? (?:until|till|to) (?:the )?" SAM_DATE, kUntil}, {SAM_DATE "까지(?:는|은)? ?(?:며칠|몇 ?일) ?(?:남|있|더).*", kUntil},
      {"(?:{ask}|on )?(?:what |which )?(?:day of the week|weekday|day) (?:is|was|will be|is it on|was it on|does) (?:the |it )?(?:on )?" SAM_DATE "(?: fall on| be| on)?", kWeekday}, {"(?:what|which) (?:day|weekday) (?:of the week )?(?:does|did|will) " SAM_DATE " (?:fall|land|be)(?: on)?", kWeekday},
      {SAM_DATE "(?:은|는|이|의)? ?무슨 ?요일.*", kWeekday}, {SAM_DATE "(?:의)? ?요일.*", kWeekday},
      {R"({ask}(?:date (?:is |will be |was )?)?(\d+) (days?|weeks?|months?|years?) (after|from|before) (?:the )?)" SAM_DATE, kLaterTurned}, {R"((?:what|which) (?:day|date) (?:is|will it be|was it|will be|was) (\d+) (days?|weeks?|months?|years?) (after|from|before) (?:the )?)" SAM_DATE, kLaterTurned},
      {SAM_DATE R"((?:부터|에서|로부터|의)? ?(\d+)(일|주일|주|개월|달|년)(?: ?째)? ?(후|뒤|이후|지나|전)(?:는|은|의|면|이면|에)? ?(무슨 ?요일)?.*)", kLater},
      {R"((?:.*\b)?(\d+) (days?|weeks?|months?|years?) (after|from|before) (?:the )?)" SAM_DATE R"((?: .*)?)", kLaterAside}, {"(?:.*[^\\d])?" SAM_DATE R"(.*?[^\d](\d+)(일|주일|주|개월|달|년) ?(?:후|뒤|이후)(?:.*(?:며칠|언제|몇 ?월).*))", kLaterInKorean}, {"(?:.*[^\\d])?" SAM_DATE R"(.*?[^\d](\d+)(일|주일|주|개월|달|년) ?전(?:.*(?:며칠|언제|몇 ?월).*))", kEarlierInKorean},
      {R"((?:is )?(\d{4}) (?:is )?(?:a )?leap year|is the year (\d{4}) a leap year|was (\d{4}) a leap year)", kLeap}, {R"((\d{4})년?(?:은|는|이|도)? ?윤년.*)", kLeap},
      {R"(how many days (?:are there |are |does |were there )?(?:in )?([a-z]+),? (?:of )?(\d{4})(?: have)?)", kDaysOfMonth}, {R"((\d{4})년 ?(\d{1,2})월(?:은|는|에는)? ?(?:며칠|몇 ?일).*)", kDaysOfMonth},
      {"(?:how (?:long|much time|many hours|many minutes)(?: and minutes)?(?: is it| is there| passes| are there)? (?:between|from)|{ask}(?:time )?(?:difference )?(?:between|from)) " SAM_TIME " (?:and|to|until|till) " SAM_TIME, kSpan}, {SAM_TIME "(?:부터|에서) ?" SAM_TIME "(?:까지)?(?:는|은)? ?(?:몇 ?시간|몇 ?분|얼마나|총|모두|걸린|시간).*", kSpan},
      {R"((?:what time (?:is it |is |was it |will it be )|{ask}(?:time )?)(?:(\d+) hours?)?(?: and )?(?:(\d+) minutes?)? (after|from|before) )" SAM_TIME, kClockLater}, {SAM_TIME R"((?:에서|부터|의)? ?(?:(\d+)시간)? ?(?:(\d+)분)? ?(후|뒤|전)(?:는|은|의|에는)? ?(?:몇 ?시|시각|언제|.*시).*)", kClockLater}};
#undef SAM_DATE
#undef SAM_TIME
  static const PhraseBook book(kPhrasings);
  return book;
}

std::optional<int> MonthNamed(std::string_view word) {
  for (size_t i = 0; i < kMonths.size(); ++i)
    if (word.size() >= 3 && kMonths[i].starts_with(word)) return static_cast<int>(i) + 1;
  return std::nullopt;
}

std::vector<int> Numbers(std::string_view text) {
  std::vector<int> out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') continue;
    int value = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) value = value < 100000 ? value * 10 + (text[i] - '0') : value;
    out.push_back(value);
  }
  return out;
}

std::optional<sys_days> Day(std::string_view text, const std::optional<CalendarDay>& today) {
  const std::string lower = ToLower(text);
  const auto valid = [](int year, int month, int day) -> std::optional<sys_days> {
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() && year >= 1583 && year < 10000 ? std::optional<sys_days>(date) : std::nullopt;
  };
  if (lower == "today" || lower == "오늘") return today ? valid(today->year, today->month, today->day) : std::nullopt;
  std::optional<int> month;
  for (const std::string_view word : SplitWords(lower))
    if (!month) month = MonthNamed(word);
  std::vector<int> numbers = Numbers(lower);
  const bool korean = HasHangul(lower);
  if (month) {
    if (numbers.empty() || (numbers.size() == 1 && !today)) return std::nullopt;
    return valid(numbers.size() > 1 ? numbers[1] : today->year, *month, numbers[0]);
  }
  if (korean && numbers.size() == 2 && today) numbers.insert(numbers.begin(), today->year);
  return numbers.size() == 3 ? valid(numbers[0], numbers[1], numbers[2]) : std::nullopt;
}

std::string Weekday(sys_days day, Language language) {
  constexpr std::array<std::string_view, 7> kEnglish = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}, kKorean = {"일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"};
  const unsigned at = std::chrono::weekday(day).c_encoding();
  return std::string(language == Language::kKorean ? kKorean[at] : kEnglish[at]);
}

std::string Date(sys_days day, Language language) {
  const year_month_day date(day);
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month()), number = static_cast<unsigned>(date.day());
  if (language == Language::kKorean) return fmt::format("{}년 {}월 {}일 {}", year, month, number, Weekday(day, language));
  return fmt::format("{}, {} {}, {}", Weekday(day, language), Capitalised(std::string(kMonths[month - 1])), number, year);
}

std::string DayOfYear(sys_days day, Language language) {
  const year_month_day date(day);
  const unsigned month = static_cast<unsigned>(date.month()), number = static_cast<unsigned>(date.day());
  return language == Language::kKorean ? fmt::format("{}월 {}일", month, number) : fmt::format("{} {}", Capitalised(std::string(kMonths[month - 1])), number);
}

/// By Zeller's rule (1882), which knows nothing of counted days: 0 is Saturday.
bool AgreesWithZeller(sys_days day) {
  const year_month_day date(day);
  int year = static_cast<int>(date.year()), month = static_cast<int>(static_cast<unsigned>(date.month()));
  if (month < 3) month += 12, --year;
  const int h = (static_cast<int>(static_cast<unsigned>(date.day())) + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
  return (h + 6) % 7 == static_cast<int>(std::chrono::weekday(day).c_encoding());
}

/// Back where `by` is negative.
std::optional<sys_days> Moved(sys_days from, int by, const std::string& unit) {
  const int amount = by < 0 ? -by : by;
  if (amount > kMostDays) return std::nullopt;
  if (unit.starts_with("day") || unit == "일") return from + std::chrono::days(by);
  if (unit.starts_with("week") || unit == "주" || unit == "주일") return amount > kMostDays / 7 ? std::nullopt : std::optional(from + std::chrono::days(7 * by));
  if (amount > 20000) return std::nullopt;
  const bool years = unit.starts_with("year") || unit == "년";
  year_month_day date(from);
  date += std::chrono::months(years ? 12 * by : by);
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;  // 31 January and a month
  return sys_days(date);
}

std::optional<int> Minutes(std::string_view text) {
  const std::string lower = ToLower(text);
  const auto numbers = Numbers(lower);
  if (numbers.empty() || numbers[0] > 24) return std::nullopt;
  int hour = numbers[0];
  const int minute = numbers.size() > 1 ? numbers[1] : lower.find("반") != std::string::npos ? 30 : 0;
  const bool afternoon = HasAny(lower, {"pm", "p.m", "오후", "저녁", "낮"}) || (lower.find("밤") != std::string::npos && hour >= 6 && hour < 12);
  const bool morning = HasAny(lower, {"am", "a.m", "오전", "아침", "새벽"});
  if (minute > 59) return std::nullopt;
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour == 12) hour = 0;
  return hour * 60 + minute;
}

std::string Span(int minutes, Language language) {
  const int hours = minutes / 60, rest = minutes % 60;
  if (language == Language::kKorean) return (hours > 0 ? fmt::format("{}시간", hours) : "") + (hours > 0 && rest > 0 ? " " : "") + (rest > 0 || hours == 0 ? fmt::format("{}분", rest) : "");
  const auto many = [](int n, const char* unit) { return fmt::format("{} {}{}", n, unit, n == 1 ? "" : "s"); };
  return (hours > 0 ? many(hours, "hour") : "") + (hours > 0 && rest > 0 ? " " : "") + (rest > 0 || hours == 0 ? many(rest, "minute") : "");
}

std::optional<Solved> Clock(const Phrased& asked, std::string_view text, Language language) {
  constexpr int kDay = 24 * 60;
  const auto& p = asked.parts;
  if (asked.what == kSpan) {
    const auto from = Minutes(p[0]), to = Minutes(p[1]);
    if (!from || !to) return std::nullopt;
    const int apart = (*to - *from + kDay) % kDay;
    const bool in_minutes = HasAny(ToLower(text), {"many minutes", "몇 분", "몇분"}) && !HasAny(ToLower(text), {"hours", "시간"});
    return Solved{in_minutes ? std::to_string(apart) : Span(apart, language), "added to the first it gives the second", (*from + apart) % kDay == *to % kDay};
  }
  const bool korean = language == Language::kKorean;
  const auto from = Minutes(p[korean ? 0 : 3]);
  const auto number = [](const std::string& part) { const auto all = Numbers(part); return all.empty() ? 0 : all[0]; };
  const int by = number(p[korean ? 1 : 0]) * 60 + number(p[korean ? 2 : 1]);
  const std::string& side = p[korean ? 3 : 2];
  if (!from || by == 0 || by > kDay * 30) return std::nullopt;
  const int to = ((*from + (side == "before" || side == "전" ? -by : by)) % kDay + kDay) % kDay, hour = to / 60, minute = to % 60;
  if (korean) return Solved{fmt::format("{} {}시{}", hour < 12 ? "오전" : "오후", (hour + 11) % 12 + 1, minute > 0 ? fmt::format(" {}분", minute) : ""), "taken back", true};
  return Solved{fmt::format("{}:{:02} {}", (hour + 11) % 12 + 1, minute, hour < 12 ? "AM" : "PM"), "taken back", true};
}

std::optional<Solved> Leap(const Phrased& asked, Language language) {
  int year = 0;
  for (const std::string& part : asked.parts)
    if (!part.empty()) year = Numbers(part)[0];
  const bool leap = std::chrono::year(year).is_leap(), again = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return Solved{language == Language::kKorean ? (leap ? "예" : "아니요") : leap ? "True" : "False", "divided by 4, 100 and 400", leap == again};
}

std::optional<Solved> DaysOfMonth(const Phrased& asked) {
  const auto named = MonthNamed(ToLower(asked.parts[0]));
  const int year = Numbers(asked.parts[named ? 1 : 0])[0], month = named ? *named : Numbers(asked.parts[1])[0];
  if (month < 1 || month > 12 || year < 1583) return std::nullopt;
  const auto last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
  return Solved{std::to_string(static_cast<unsigned>(last.day())), "the next day is the first", true};
}

enum class Years { kTold, kAny };

bool HasYear(std::string_view date) { return Numbers(date).size() > (HasHangul(date) ? 2u : 1u); }

std::optional<Solved> Between(const Phrased& asked, sys_days first, const std::optional<CalendarDay>& today) {
  const auto& p = asked.parts;
  auto second = asked.what == kUntil ? (today ? Day("today", today) : std::nullopt) : Day(p[1], today);
  if (!second) return std::nullopt;
  if (asked.what == kBetween && *second < first && !HasYear(p[0]) && !HasYear(p[1])) second = Moved(*second, 1, "year");  // over New Year
  const long apart = (*second - first).count(), days = (apart < 0 ? -apart : apart);
  return Solved{std::to_string(days), "counted on from the first it gives the second", first + (*second - first) == *second};
}

std::optional<Solved> OfDates(const Phrased& asked, Language language, const std::optional<CalendarDay>& today, Years years = Years::kTold) {
  const auto& p = asked.parts;
  const bool turned = asked.what == kLaterTurned || asked.what == kLaterAside;
  const auto first = Day(p[turned ? 3 : 0], today);
  if (!first) return std::nullopt;
  if (asked.what == kWeekday) return Solved{Weekday(*first, language), "by Zeller's rule as well", AgreesWithZeller(*first)};
  if (asked.what == kBetween || asked.what == kUntil) return Between(asked, *first, today);
  const auto amount = Numbers(p[turned ? 0 : 1]);
  if (amount.empty()) return std::nullopt;
  const std::string side = asked.what == kEarlierInKorean ? "전" : asked.what == kLaterInKorean ? "후" : p[turned ? 2 : 3];
  const auto to = Moved(*first, side == "before" || side == "전" ? -amount[0] : amount[0], ToLower(p[turned ? 1 : 2]));
  if (!to || static_cast<int>(year_month_day(*to).year()) < 1583 || static_cast<int>(year_month_day(*to).year()) > 9999) return std::nullopt;
  if (asked.what == kLater && !p[4].empty()) return Solved{Weekday(*to, language), "counted back", AgreesWithZeller(*to)};
  return Solved{years == Years::kAny ? DayOfYear(*to, language) : Date(*to, language), "counted back", AgreesWithZeller(*to)};
}

/// Where no year is told and today is not known: what holds in leap years and in others.
std::optional<Solved> InAnyYear(const Phrased& asked, Language language) {
  for (const std::string& part : asked.parts)
    if (HasAny(ToLower(part), {"today", "오늘"})) return std::nullopt;
  if (asked.what == kWeekday || asked.what == kUntil || (asked.what == kLater && !asked.parts[4].empty())) return std::nullopt;
  const auto common = OfDates(asked, language, CalendarDay{2025, 1, 1}, Years::kAny), leap = OfDates(asked, language, CalendarDay{2024, 1, 1}, Years::kAny);
  const auto after = OfDates(asked, language, CalendarDay{2023, 1, 1}, Years::kAny);  // a leap year follows
  return common && leap && after && common->answer == leap->answer && common->answer == after->answer ? common : std::nullopt;
}

}  // namespace

std::optional<Solved> AnswerCalendar(std::string_view text, Language language, const std::optional<CalendarDay>& today) {
  if (text.size() > 200 || text.find_first_of("0123456789") == text.npos) return std::nullopt;
  const auto asked = Book().Match(text);
  if (!asked) return std::nullopt;
  if (asked->what == kLaterAside && !HasAny(" " + ToLower(text), {" what", "when", " date", "?"})) return std::nullopt;
  if (asked->what == kSpan || asked->what == kClockLater) return Clock(*asked, text, language);
  if (asked->what == kLeap) return Leap(*asked, language);
  if (asked->what == kDaysOfMonth) return DaysOfMonth(*asked);
  auto dated = OfDates(*asked, language, today);
  return dated || today ? dated : InAnyYear(*asked, language);
}

}  // namespace sam::maths
