#include "perception/korean_dates.h"

#include <array>
#include <chrono>

#include "base/word_lists.h"
#include "core/feasts.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using std::chrono::days;

struct Named {
  std::string_view word;
  int value;
};
constexpr std::array kDays = {Named{"내일모레", 2}, Named{"낼모레", 2}, Named{"그글피", 4}, Named{"그저께", -2},
                              Named{"엊그제", -2},  Named{"오늘", 0},   Named{"내일", 1},   Named{"낼", 1},
                              Named{"모레", 2},     Named{"글피", 3},   Named{"어제", -1},  Named{"그제", -2}};
constexpr std::array kWeeks = {Named{"다다음 주", 2}, Named{"다다음주", 2}, Named{"다담주", 2},   Named{"다음 주", 1},
                               Named{"다음주", 1},    Named{"담주", 1},     Named{"차주", 1},     Named{"이번 주", 0},
                               Named{"이번주", 0},    Named{"금주", 0},     Named{"지난 주", -1}, Named{"지난주", -1},
                               Named{"저번 주", -1},  Named{"저번주", -1}};
constexpr std::array kMonths = {Named{"다음 달", 1}, Named{"다음달", 1}, Named{"담달", 1},
                                Named{"이번 달", 0}, Named{"이번달", 0}, Named{"지난달", -1}};
constexpr std::array kYears = {Named{"내후년", 2}, Named{"내년", 1}, Named{"올해", 0}, Named{"작년", -1},
                               Named{"재작년", -2}};
constexpr std::array kWeekdays = {Named{"일요일", 0}, Named{"월요일", 1}, Named{"화요일", 2}, Named{"수요일", 3},
                                  Named{"목요일", 4}, Named{"금요일", 5}, Named{"토요일", 6}, Named{"일욜", 0},
                                  Named{"월욜", 1},   Named{"화욜", 2},   Named{"수욜", 3},   Named{"목욜", 4},
                                  Named{"금욜", 5},   Named{"토욜", 6},   Named{"주말", 6}};
constexpr std::array kDayCounts = {Named{"하루", 1},   Named{"이틀", 2},  Named{"사흘", 3}, Named{"나흘", 4},
                                   Named{"닷새", 5},   Named{"엿새", 6},  Named{"이레", 7}, Named{"여드레", 8},
                                   Named{"아흐레", 9}, Named{"열흘", 10}, Named{"보름", 15}};
/// Part of the day: hour where no clock is given; over 100: it turns hours 1-11 into the afternoon.
constexpr std::array kParts = {Named{"오전", 10},  Named{"오후", 115}, Named{"아침", 8},
                               Named{"점심", 112}, Named{"저녁", 119}, Named{"새벽", 5},
                               Named{"한밤", 123}, Named{"낮", 112},   Named{"밤", 121}};

template <size_t N>
const Named* StartOf(const std::array<Named, N>& table, std::string_view text) {
  for (const Named& row : table)
    if (StartsWith(text, row.word)) return &row;
  return nullptr;
}

struct Draft {
  std::optional<int> year, month, day, days_ahead, week, month_ahead, year_ahead, weekday, hour, part;
  int minute = 0;
  std::optional<Duration> after;  // "두 시간 뒤"
  const Feast* feast = nullptr;   // "추석"
  bool exact = false;             // noon, midnight, 24-hour clock
  bool any() const {
    return month || day || days_ahead || week || month_ahead || year_ahead || weekday || hour || part || after || feast != nullptr;
  }
  bool has_day() const { return month || day || days_ahead || weekday || after || (week && !hour) || month_ahead || feast != nullptr; }
};

bool IsAfterWord(std::string_view rest, size_t& used) {
  for (const std::string_view word :
       {std::string_view("뒤"), std::string_view("후"), std::string_view("있다가"), std::string_view("이따")}) {
    for (const size_t space : {size_t{0}, size_t{1}}) {
      if ((space == 0 || StartsWith(rest, " ")) && rest.substr(space).starts_with(word))
        return used = space + word.size(), true;
    }
  }
  return false;
}

/// "10월", "24일", "10시", "30분", "사흘 뒤", "2주 뒤", "4:15", "10/24": bytes taken, 0 where nothing fits.
size_t TakeNumbered(std::string_view text, Draft& draft) {
  if (StartsWith(text, "시월")) return draft.month = 10, 6;
  if (StartsWith(text, "유월")) return draft.month = 6, 6;
  size_t used = 0;
  const int number = ReadNumber(text, used);
  if (used == 0) return 0;
  std::string_view rest = text.substr(used);
  if (IsDigit(text[0]) && (StartsWith(rest, ":") || StartsWith(rest, "/"))) {
    size_t more = 0;
    const int second = ReadNumber(rest.substr(1), more);
    if (more == 0 || !IsDigit(rest[1])) return 0;
    if (rest[0] == ':' && number < 24 && second < 60)
      return draft.hour = number, draft.minute = second, draft.exact = number > 12, used + 1 + more;
    if (rest[0] == '/' && number >= 1 && number <= 12 && second >= 1 && second <= 31)
      return draft.month = number, draft.day = second, used + 1 + more;
    return 0;
  }
  const size_t space = StartsWith(rest, " ") ? 1 : 0;
  rest.remove_prefix(space);
  size_t unit = 0, behind = 0;
  const auto is = [&](std::string_view word) { return StartsWith(rest, word) && (unit = word.size()) > 0; };
  const auto ahead = [&](Duration each) {
    if (!IsAfterWord(rest.substr(unit), behind)) return false;
    draft.after = each * number;
    return true;
  };
  using namespace std::chrono_literals;
  const size_t head = used + space;
  if (number > 3000) return 0;
  if (is("시간")) return ahead(60min) ? head + unit + behind : 0;
  if (is("주일") || is("주")) return ahead(24h * 7) ? head + unit + behind : 0;
  if (is("개월") || is("달")) return ahead(24h * 30) ? head + unit + behind : 0;
  if (is("월") && number >= 1 && number <= 12) return draft.month = number, head + unit;
  if (is("년")) return number >= 1900 ? (draft.year = number, head + unit) : 0;
  if (is("일")) {
    if (ahead(24h)) return head + unit + behind;
    return number >= 1 && number <= 31 ? (draft.day = number, head + unit) : 0;
  }
  if (is("시") && number <= 24) return draft.hour = number, draft.exact = number > 12, head + unit;
  if (is("분")) {
    if (ahead(1min)) return head + unit + behind;
    return draft.hour && number < 60 ? (draft.minute = number, head + unit) : 0;
  }
  return 0;
}

/// What may stand behind a time in its word: a particle or the copula.
bool EndsTime(std::string_view rest) {
  constexpr std::array<std::string_view, 26> kAfter = {"에", "엔", "부터", "까지", "은", "는", "이", "로",   "으로",
                                                       "예", "입", "인",   "야",   "쯤", "경", "도", "마다", "라",
                                                       "가", "을", "를",   "의",   "만", "고", "래", "께"};
  if (rest.empty() || rest[0] == ' ') return true;
  for (const auto after : kAfter)
    if (StartsWith(rest, after)) return true;
  return false;
}

/// "추석에", "크리스마스 때": a time; "추석 선물" is none.
size_t TakeFeast(std::string_view text, Draft& draft) {
  const FeastHit hit = FeastAt(text, Language::kKorean);
  if (hit.feast == nullptr || !hit.feast->is_a_day) return 0;
  const std::string_view rest = text.substr(hit.length);
  constexpr std::array<std::string_view, 10> kTimes = {"에", "엔", "때", " 때", "까지", " 전", "부터", "이야", "이에요", "인데"};
  if (!rest.empty() && std::none_of(kTimes.begin(), kTimes.end(), [&](auto after) { return StartsWith(rest, after); })) return 0;
  draft.feast = hit.feast;
  return hit.length;
}

size_t TakeNamed(std::string_view text, Draft& draft) {
  if (const size_t feast = TakeFeast(text, draft)) return feast;
  if (StartsWith(text, "정오")) return draft.hour = 12, draft.exact = true, 6;
  if (StartsWith(text, "자정")) return draft.hour = 24, draft.exact = true, 6;
  if (draft.hour && StartsWith(text, "반") && EndsTime(text.substr(3))) return draft.minute = 30, 3;
  if (const auto* row = StartOf(kDays, text)) return draft.days_ahead = row->value, row->word.size();
  if (StartsWith(text, "이번 주말") || StartsWith(text, "다음 주말"))
    return draft.week = StartsWith(text, "이번") ? 0 : 1, draft.weekday = 6, 13;
  if (const auto* row = StartOf(kWeeks, text)) return draft.week = row->value, row->word.size();
  if (const auto* row = StartOf(kMonths, text)) return draft.month_ahead = row->value, row->word.size();
  if (const auto* row = StartOf(kYears, text)) return draft.year_ahead = row->value, row->word.size();
  if (const auto* row = StartOf(kWeekdays, text))
    return draft.weekday = row->value, row->word.size() + (text.substr(row->word.size()).starts_with("날") ? 3 : 0);
  if (const auto* row = StartOf(kParts, text)) {
    if (draft.part && draft.days_ahead) draft.part = row->value;
    return draft.part = row->value, row->word.size();
  }
  if (const auto* row = StartOf(kDayCounts, text)) {
    size_t behind = 0;
    if (!IsAfterWord(text.substr(row->word.size()), behind)) return 0;
    draft.after = days(row->value);
    return row->word.size() + behind;
  }
  return 0;
}

std::chrono::year_month_day DayOf(const Draft& draft, const LocalTime& today, const std::optional<Moment>& anchor) {
  namespace ch = std::chrono;
  const ch::sys_days here{today.date};
  if (draft.feast != nullptr) return NextDateOf(*draft.feast, today.date).value_or(today.date);
  if (draft.days_ahead) return ch::year_month_day{here + days(*draft.days_ahead)};
  if (draft.week || draft.weekday) {
    const unsigned monday_based = (today.weekday.c_encoding() + 6) % 7;
    if (!draft.weekday) return ch::year_month_day{here + days(7 * *draft.week)};
    const int target = (*draft.weekday + 6) % 7;
    int ahead = target - static_cast<int>(monday_based);
    if (draft.week)
      ahead += 7 * *draft.week;
    else if (ahead < 0)
      ahead += 7;
    return ch::year_month_day{here + days(ahead)};
  }
  if (draft.month || draft.day || draft.month_ahead || draft.year_ahead) {
    ch::year year = draft.year ? ch::year{*draft.year} : today.date.year() + ch::years(draft.year_ahead.value_or(0));
    ch::month month = draft.month ? ch::month{static_cast<unsigned>(*draft.month)} : today.date.month();
    ch::year_month ym{year, month};
    if (draft.month_ahead) ym += ch::months(*draft.month_ahead);
    ch::year_month_day date = ym / ch::day{static_cast<unsigned>(draft.day.value_or(1))};
    const bool floating = !draft.year && !draft.year_ahead && !draft.month_ahead;
    if (floating && draft.day && ch::sys_days{date} < here)
      date = draft.month ? (ym + ch::years(1)) / date.day() : (ym + ch::months(1)) / date.day();
    return date.ok() ? date
                     : ch::year_month_day{ch::year_month_day_last{date.year(), ch::month_day_last{date.month()}}};
  }
  return anchor ? ToLocal(*anchor).date : today.date;
}

std::optional<Moment> Resolve(const Draft& draft, const Moment& now, const std::optional<Moment>& anchor) {
  if (draft.after) return now + *draft.after;
  const LocalTime today = ToLocal(now);
  const auto date = DayOf(draft, today, anchor);
  int hour = draft.part ? *draft.part % 100 : 12;
  const bool open = !draft.has_day() && !draft.week && !anchor;
  if (draft.hour) {
    hour = *draft.hour;
    if (draft.part && *draft.part > 100 && hour < 12 && !(hour < 5 && *draft.part >= 121)) hour += 12;
    if (draft.part && *draft.part % 100 < 12 && *draft.part < 100 && hour == 12) hour = 0;
    if (!draft.part && !draft.exact && hour >= 1 && hour <= 6) hour += 12;
    if (!draft.part && !draft.exact && open && hour < 12 &&
        hour * 60 + draft.minute <= today.hour * 60 + today.minute && hour + 12 > today.hour)
      hour += 12;
  }
  Moment at = FromLocal(date, 0, 0, now) + std::chrono::minutes(hour * 60 + draft.minute);
  if (open && draft.hour && at < now) at = at + days(1);
  return at;
}

}  // namespace

std::optional<When> FindWhen(const std::vector<Word>& words, const Moment& now, const std::optional<Moment>& anchor) {
  std::string joined;
  std::vector<size_t> begins;
  for (const Word& word : words) {
    if (!joined.empty()) joined += ' ';
    begins.push_back(joined.size());
    joined += word.text;
  }
  for (size_t i = 0; i < words.size(); ++i) {
    Draft draft;
    size_t pos = begins[i], end = pos;
    const std::string_view all = joined;
    for (int steps = 0; steps < 10 && pos < all.size(); ++steps) {
      const std::string_view rest = all.substr(pos);
      size_t used = TakeNamed(rest, draft);
      if (used == 0) used = TakeNumbered(rest, draft);
      if (used == 0) break;
      end = pos += used;
      for (const std::string_view glue :
           {std::string_view("에는 "), std::string_view("에 "), std::string_view("날 "), std::string_view(" ")}) {
        if (all.substr(pos).starts_with(glue)) {
          pos += glue.size();
          break;
        }
      }
    }
    if (end == begins[i] || !draft.any() || !EndsTime(all.substr(end))) continue;
    When when;
    when.first = i;
    when.last = i + 1;
    while (when.last < words.size() && begins[when.last] < end) ++when.last;
    when.text = joined.substr(begins[i], end - begins[i]);
    when.has_day = draft.has_day() || draft.week.has_value();
    when.has_clock = draft.hour.has_value();
    when.at = Resolve(draft, now, anchor);
    return when;
  }
  return std::nullopt;
}

}  // namespace sam::korean
