#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "perception/korean_dates.h"
#include "perception/korean_syllable.h"
#include "perception/past_calendar.h"
#include "perception/past_time.h"

namespace sam::korean {
namespace {

struct Named {
  std::string_view word;
  int value;
};
constexpr std::array kDays = {Named{"엊그제", 2}, Named{"그저께", 2}, Named{"그제", 2}, Named{"어젯밤", 1}, Named{"어제", 1}, Named{"오늘", 0}, Named{"아까", 0}};
constexpr std::array kWeeks = {Named{"지지난 주", 2}, Named{"지지난주", 2}, Named{"저저번 주", 2}, Named{"지난주", 1}, Named{"지난 주", 1}, Named{"저번 주", 1}, Named{"저번주", 1}, Named{"이번 주", 0}, Named{"이번주", 0}};
constexpr std::array kWeekends = {Named{"지난주 주말", 1}, Named{"지난주말", 1}, Named{"지난 주말", 1}, Named{"저번 주말", 1}, Named{"저번주 주말", 1}, Named{"이번 주말", 1}, Named{"주말에", 1}, Named{"주말 동안", 1}};
constexpr std::array kMonths = {Named{"지지난달", 2}, Named{"지난달", 1}, Named{"지난 달", 1}, Named{"저번 달", 1}, Named{"저번달", 1}, Named{"이번 달", 0}, Named{"이번달", 0}};
constexpr std::array kYears = {Named{"재작년", 2}, Named{"작년", 1}, Named{"지난해", 1}, Named{"올해", 0}, Named{"올", 0}};
constexpr std::array kSeasons = {Named{"봄", 0}, Named{"여름", 1}, Named{"가을", 2}, Named{"겨울", 3}};
constexpr std::array kWeekdays = {Named{"일요일", 0}, Named{"월요일", 1}, Named{"화요일", 2}, Named{"수요일", 3}, Named{"목요일", 4}, Named{"금요일", 5}, Named{"토요일", 6}};
constexpr std::array kMonthNames = {Named{"시월", 10}, Named{"유월", 6}, Named{"십일월", 11}, Named{"십이월", 12}, Named{"일월", 1}, Named{"이월", 2}, Named{"삼월", 3}, Named{"사월", 4}, Named{"오월", 5}, Named{"칠월", 7}, Named{"팔월", 8}, Named{"구월", 9}};
constexpr std::array kCounts = {Named{"하루", 1}, Named{"이틀", 2}, Named{"사흘", 3}, Named{"나흘", 4}, Named{"며칠", 4}, Named{"일주일", 7}, Named{"열흘", 10}, Named{"보름", 15}};
constexpr std::array kVague = {Named{"얼마 전", 21}, Named{"요즘", 21}, Named{"요새", 21}, Named{"최근", 21}, Named{"근래", 21}};
constexpr std::array<std::string_view, 9> kSittings = {"지난번에", "저번에", "지난번 대화", "저번 대화", "마지막으로 얘기", "마지막으로 대화", "지난번 얘기", "저번 얘기", "지난번 이야기"};

template <size_t N>
const Named* StartOf(const std::array<Named, N>& table, std::string_view text) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Named& row) { return StartsWith(text, row.word); });
  return found == table.end() ? nullptr : &*found;
}

/// What stands behind a time in its word.
bool EndsTime(std::string_view rest) {
  if (rest.empty() || rest[0] == ' ' || rest[0] == '?' || rest[0] == ',') return true;
  return StartsWithAny(rest, {"에", "엔", "은", "는", "이", "의", "때", "쯤", "도", "부터", "달", "날", "밤", "중", "동안", "까지", "저녁", "아침"});
}

/// Reads one expression at the beginning of a text.
class Reader {
 public:
  Reader(const Moment& now, std::string_view text) : calendar_(now), text_(text) {}

  std::optional<TimeSpan> Read() {
    for (const std::string_view sitting : kSittings)
      if (StartsWith(text_, sitting)) return used_ = sitting.size(), TimeSpan{.from = {}, .to = {}, .sitting = true};
    const auto days = ReadDays();
    if (!days || !EndsTime(Rest())) return std::nullopt;
    return calendar_.Span(*days);
  }
  size_t used() const { return used_; }

 private:
  std::string_view Rest() const { return text_.substr(used_); }
  bool Take(std::string_view word) { return StartsWith(Rest(), word) && (used_ += word.size()) > 0; }
  template <size_t N>
  std::optional<int> Take(const std::array<Named, N>& table) {
    const Named* row = StartOf(table, Rest());
    if (row == nullptr) return std::nullopt;
    used_ += row->word.size();
    return row->value;
  }
  void TakeSpace() { Take(" "); }

  std::optional<Days> ReadDays() {
    if (const auto days = Take(kVague)) return calendar_.LastDays(*days);
    if (const auto weeks = Take(kWeekends)) return calendar_.Weekend(*weeks);
    if (const auto weeks = Take(kWeeks)) return DayOfWeek(*weeks);
    if (auto ago = Ago()) return ago;
    if (const auto days = Take(kDays)) return calendar_.Day(*days);
    if (const auto months = Take(kMonths)) return calendar_.Month(*months);
    const bool last = Take("지난 ") || Take("저번 ") || Take("지난");
    if (last) return InYear(std::nullopt, Which::kOver);
    if (const auto years = Take(kYears)) return OfYear(*years);
    size_t digits = 0;
    if (const int year = ReadNumber(text_, digits); year >= 1990 && year <= calendar_.year() && StartsWith(text_.substr(digits), "년")) {
      used_ = digits + std::string_view("년").size();
      return OfYear(calendar_.year() - year);
    }
    return InYear(std::nullopt, Which::kBegun);
  }

  /// "지난주", "지난주 토요일".
  std::optional<Days> DayOfWeek(int weeks) {
    const size_t before = used_;
    TakeSpace();
    if (const auto day = Take(kWeekdays)) {
      const Days week = calendar_.Week(weeks);
      const auto first = week.first + std::chrono::days((*day + 6) % 7);
      return Days{first, first + std::chrono::days(1)};
    }
    used_ = before;
    return calendar_.Week(weeks);
  }

  /// "작년", "작년 봄", "올해 4월", "작년 추석".
  std::optional<Days> OfYear(int years_ago) {
    const size_t before = used_;
    TakeSpace();
    if (auto inside = InYear(calendar_.year() - years_ago, Which::kBegun)) return inside;
    used_ = before;
    return calendar_.Year(years_ago);
  }

  std::optional<Days> InYear(std::optional<int> year, Which which) {
    if (const auto season = Take(kSeasons)) return calendar_.Season(static_cast<unsigned>(*season), which, year);
    for (const std::string_view short_name : {"설 때", "설에", "설 명절"})
      if (StartsWith(Rest(), short_name)) return used_ += std::string_view("설").size(), calendar_.Around(*FeastAt("설날", Language::kKorean).feast, year);
    const FeastHit hit = FeastAt(Rest(), Language::kKorean);
    if (hit.feast != nullptr) return used_ += hit.length, calendar_.Around(*hit.feast, year);
    if (const auto day = Take(kWeekdays)) return year ? std::nullopt : std::optional(calendar_.Weekday(*day));
    return MonthOrDate(year, which);
  }

  std::optional<Days> MonthOrDate(std::optional<int> year, Which which) {
    std::optional<int> month = Take(kMonthNames);
    size_t digits = 0;
    if (!month) {
      const int number = ReadNumber(Rest(), digits);
      const bool named = digits > 0 && number >= 1 && number <= 12 && StartsWith(Rest().substr(digits), "월");
      if (!named) return std::nullopt;
      used_ += digits + std::string_view("월").size();
      month = number;
    }
    const size_t before = used_;
    TakeSpace();
    const int day = ReadNumber(Rest(), digits);
    if (digits > 0 && day >= 1 && day <= 31 && StartsWith(Rest().substr(digits), "일")) {
      used_ += digits + std::string_view("일").size();
      return calendar_.Date(static_cast<unsigned>(*month), static_cast<unsigned>(day), year);
    }
    used_ = before;
    return calendar_.MonthNamed(static_cast<unsigned>(*month), which, year);
  }

  /// "사흘 전", "2주 전", "두 달 전", "일 년 전", "몇 달 전".
  std::optional<Days> Ago() {
    const size_t before = used_;
    std::optional<Days> days;
    if (const auto count = Take(kCounts)) {
      TakeSpace();
      if (Take("전")) days = *count <= 3 ? calendar_.Day(*count) : calendar_.About(*count, *count == 4 ? 6 : 4);
    } else {
      size_t digits = 0;
      const int number = Take("몇") ? 4 : ReadNumber(Rest(), digits);
      used_ += digits;
      TakeSpace();
      const int unit = Take("일") ? 1 : Take("주일") || Take("주") ? 7 : Take("개월") || Take("달") ? 30 : Take("년") ? 365 : 0;
      TakeSpace();
      if (number > 0 && number < 400 && unit > 0 && Take("전")) days = unit == 1 ? calendar_.Day(number) : calendar_.About(number * unit, unit == 7 ? 4 : unit == 30 ? 18 : 60);
    }
    if (!days) used_ = before;
    return days;
  }

  PastCalendar calendar_;
  std::string_view text_;
  size_t used_ = 0;
};

}  // namespace

std::optional<TimeSpan> PastTime(std::string_view text, const Moment& now) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && text[at - 1] != ' ') continue;
    Reader reader(now, text.substr(at));
    auto span = reader.Read();
    if (!span) continue;
    span->begin = at;
    span->length = reader.used();
    span->words = text.substr(at, reader.used());
    return span;
  }
  return std::nullopt;
}

}  // namespace sam::korean
