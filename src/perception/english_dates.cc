#include "perception/english_dates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/feasts.h"

namespace sam::english {
namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kDays = {"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 31> kOrdinals = {
    "first",         "second",       "third",         "fourth",       "fifth",        "sixth",          "seventh",
    "eighth",        "ninth",        "tenth",         "eleventh",     "twelfth",      "thirteenth",     "fourteenth",
    "fifteenth",     "sixteenth",    "seventeenth",   "eighteenth",   "nineteenth",   "twentieth",      "twenty-first",
    "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth",  "thirtieth",    "thirty-first"};
constexpr std::array<std::string_view, 21> kNumbers = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 6> kTens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy"};

template <size_t n>
int IndexOf(const std::array<std::string_view, n>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? -1 : static_cast<int>(found - words.begin());
}

std::optional<int> Digits(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

std::optional<int> NumberOf(std::string_view word) {
  if (const auto digits = Digits(word)) return digits;
  if (const int plain = IndexOf(kNumbers, word); plain >= 0) return plain;
  if (const int ten = IndexOf(kTens, word); ten >= 0) return 20 + 10 * ten;
  const size_t dash = word.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const int ten = IndexOf(kTens, word.substr(0, dash)), unit = IndexOf(kNumbers, word.substr(dash + 1));
  if (ten < 0 || unit < 1 || unit > 9) return std::nullopt;
  return 20 + 10 * ten + unit;
}

int MonthOf(std::string_view word) {
  if (const int full = IndexOf(kMonths, word); full >= 0) return full + 1;
  if (word == "sept") return 9;
  if (word.size() != 3) return 0;
  for (size_t m = 0; m < kMonths.size(); ++m) {
    if (kMonths[m].starts_with(word)) return static_cast<int>(m) + 1;
  }
  return 0;
}

// 1-31 for "3rd", "third", "3"; 0 otherwise.
int DayOfMonth(std::string_view word, bool plain_number_too) {
  if (const int named = IndexOf(kOrdinals, word); named >= 0) return named + 1;
  std::string_view digits = word;
  const bool suffixed = word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th");
  if (suffixed) digits.remove_suffix(2);
  const auto value = Digits(digits);
  if (!value || *value < 1 || *value > 31 || (!suffixed && !plain_number_too)) return 0;
  return *value;
}

int WeekdayOf(std::string_view word) {
  if (const int full = IndexOf(kDays, word); full >= 0) return full;
  constexpr std::array<std::pair<std::string_view, int>, 7> kShort = {
      {{"mon", 1}, {"tue", 2}, {"tues", 2}, {"wed", 3}, {"thu", 4}, {"thurs", 4}, {"fri", 5}}};
  for (const auto& [name, day] : kShort) {
    if (word == name) return day;
  }
  return -1;
}

/// Reads pieces one after another and remembers what they said.
class TimeReader {
 public:
  TimeReader(const Text& text, size_t end, const Moment& now)
      : text_(text), end_(end), now_(now), today_(ToLocal(now).date) {}

  std::optional<TimeExpression> Read(size_t i);

 private:
  std::string_view Word(size_t i) const { return i < end_ ? text_[i].word : std::string_view(); }
  bool At(size_t i, std::string_view words) const { return text_.At(i, words, {i, end_}); }
  size_t Piece(size_t i) {
    for (const auto read :
         {&TimeReader::Relative, &TimeReader::Weekday, &TimeReader::Calendar, &TimeReader::Feast, &TimeReader::Clock}) {
      if (const size_t length = (this->*read)(i)) return length;
    }
    return 0;
  }
  size_t Relative(size_t i);
  size_t Named(size_t i);
  size_t After(size_t i);
  size_t Weekday(size_t i);
  size_t Calendar(size_t i);
  size_t Feast(size_t i);
  size_t Clock(size_t i);
  size_t SpokenClock(size_t i);
  size_t DayPart(size_t i);
  void SetDate(chrono::sys_days day) { date_ = day, out_.has_date = true; }
  void SetDay(int from_today) { SetDate(chrono::sys_days(today_) + chrono::days(from_today)); }
  void SetClock(int hour, int minute) { hour_ = hour, minute_ = minute, out_.has_time = true; }
  void Meridiem(bool afternoon) {
    if (afternoon && hour_ < 12) hour_ += 12;
    if (!afternoon && hour_ == 12) hour_ = 0;
    fixed_hour_ = true;
  }
  void Finish();

  const Text& text_;
  size_t end_;
  const Moment& now_;
  chrono::year_month_day today_;
  TimeExpression out_;
  std::optional<chrono::sys_days> date_;
  int hour_ = -1, minute_ = 0;
  bool fixed_hour_ = false;
  bool duration_ = false;  // hours and minutes from now
  bool after_at_ = false;
  bool later_half_ = false;  // "tonight", "evening": twelve hours on
};

size_t TimeReader::Named(size_t i) {
  const auto word = Word(i);
  if (At(i, "day after tomorrow")) return SetDay(2), 3;
  if (At(i, "the day after tomorrow")) return SetDay(2), 4;
  if (word == "today") return SetDay(0), 1;
  if (word == "tomorrow" || word == "tmrw" || word == "tomorow" || word == "tommorow" || word == "tomorrows")
    return SetDay(1), 1;
  if (word == "yesterday") return SetDay(-1), out_.past = true, 1;
  if (word == "tonight") {
    SetDay(0);
    later_half_ = true;
    if (hour_ < 0) hour_ = 20;
    return 1;
  }
  return 0;
}

size_t TimeReader::Relative(size_t i) {
  if (const size_t named = Named(i)) return named;
  const auto word = Word(i), next = Word(i + 1);
  const int weekday = static_cast<int>(ToLocal(now_).weekday.c_encoding());
  if (word == "every" && i + 1 < end_ && text_[i + 1].Is(kTimeWord))
    return out_.recurring = true, WeekdayOf(next) >= 0 || next == "day" ? 2 : 2;
  if (word == "next" || word == "this" || word == "last") {
    const int step = word == "next" ? 1 : word == "last" ? -1 : 0;
    out_.past = out_.past || step < 0;
    if (next == "week") return SetDay(step * 7), 2;
    if (next == "month" || next == "year") {
      const auto there = next == "month" ? today_ + chrono::months(step) : today_ + chrono::years(step);
      return SetDate(chrono::sys_days(there.year() / there.month() / chrono::day(1))), 2;
    }
    if (next == "weekend") return SetDay((6 - weekday + 7) % 7 + 7 * step), 2;
    if (step == 0 && DayPart(i + 1) == 1) return SetDay(0), 2;
    if (step == -1 && next == "night") return SetDay(-1), 2;
  }
  if (At(i, "the weekend")) return SetDay((6 - weekday + 7) % 7), 2;
  return After(i);
}

// "in two weeks", "three days ago", "a week from now".
size_t TimeReader::After(size_t i) {
  const bool in = Word(i) == "in";
  const size_t start = in ? i + 1 : i;
  size_t length = 0;
  const auto count = CountAt(text_, start, end_, length);
  if (!count || *count > 1000) return 0;
  std::string_view unit = Word(start + length);
  if (unit.ends_with("s")) unit.remove_suffix(1);
  size_t after = start + length + 1;
  const bool ago = Word(after) == "ago";
  const bool from_now = At(after, "from now") || At(after, "from today");
  if (At(after, "time") || ago) ++after;
  if (from_now) after += 2;
  if (!in && !ago && !from_now) return 0;
  const int sign = ago ? -1 : 1;
  out_.past = out_.past || ago;
  if (unit == "day")
    SetDay(sign * *count);
  else if (unit == "week")
    SetDay(sign * 7 * *count);
  else if (unit == "fortnight")
    SetDay(sign * 14 * *count);
  else if (unit == "month" || unit == "year") {
    auto there = unit == "month" ? today_ + chrono::months(sign * *count) : today_ + chrono::years(sign * *count);
    if (!there.ok()) there = there.year() / there.month() / chrono::last;
    SetDate(chrono::sys_days(there));
  } else if (unit == "hour" || unit == "minute") {
    const auto there = ToLocal(now_ + chrono::minutes(sign * *count * (unit == "hour" ? 60 : 1)));
    SetDate(chrono::sys_days(there.date));
    SetClock(there.hour, there.minute);
    fixed_hour_ = duration_ = true;
  } else {
    return 0;
  }
  return after - i;
}

size_t TimeReader::Weekday(size_t i) {
  size_t length = 0;
  bool next_week = false, last = false;
  while (Word(i + length) == "next" || Word(i + length) == "this" || Word(i + length) == "last" ||
         Word(i + length) == "coming") {
    next_week = next_week || Word(i + length) == "next";
    last = last || Word(i + length) == "last";
    if (++length > 2) return 0;
  }
  auto word = Word(i + length);
  if (word.size() > 6 && word.ends_with("days") && WeekdayOf(word.substr(0, word.size() - 1)) >= 0)
    return out_.recurring = true, length + 1;
  const int day = WeekdayOf(word);
  if (day < 0) return 0;
  const int today = static_cast<int>(ToLocal(now_).weekday.c_encoding());
  int ahead = (day - today + 6) % 7 + 1;
  if (last) ahead -= 7, out_.past = true;
  // "next friday" is the one of the next week, counted from Monday.
  if (next_week && (today + 6) % 7 + ahead < 7) ahead += 7;
  SetDay(ahead);
  ++length;
  if (At(i + length, "week") || At(i + length, "after next"))
    return SetDay(ahead + 7), length + (Word(i + length) == "week" ? 1 : 2);
  return length;
}

size_t TimeReader::Calendar(size_t i) {
  size_t j = i;
  const bool the = Word(j) == "the";
  if (the) ++j;
  int month = MonthOf(Word(j)), day = 0;
  if (month > 0 && !the) {
    size_t k = j + 1;
    if (Word(k) == "the") ++k;
    day = DayOfMonth(Word(k), true);
    const bool may_is_verb = Word(j) == "may" || Word(j) == "march" || Word(j) == "mar" || Word(j) == "sun";
    if (day == 0 && (may_is_verb && !(i > 0 && Word(i - 1) == "in"))) return 0;
    j = day > 0 ? k + 1 : j + 1;
  } else {
    day = DayOfMonth(Word(j), false);
    const int plain = DayOfMonth(Word(j), true);
    const size_t k = Word(j + 1) == "of" ? j + 2 : j + 1;
    month = plain > 0 ? MonthOf(Word(k)) : 0;
    if (month > 0)
      day = plain, j = k + 1;
    else if (day > 0 && the && text_[j].word.size() <= 4 &&
             (j + 1 >= end_ || text_[j].stop_after != 0 || !text_[j + 1].verb) && Digits(Word(j).substr(0, 1)))
      ++j;
    else
      return 0;
  }
  auto year = today_.year();
  const auto said = Digits(Word(j));
  const bool year_said = said && *said > 1900 && *said < 2200;
  if (year_said) year = chrono::year(*said), ++j;
  const auto m = month > 0 ? chrono::month(static_cast<unsigned>(month)) : today_.month();
  chrono::year_month_day date = year / m / chrono::day(static_cast<unsigned>(day > 0 ? day : 1));
  for (int tries = 0; !year_said && tries < 14 && (!date.ok() || chrono::sys_days(date) < chrono::sys_days(today_));
       ++tries) {
    if (month > 0)
      date += chrono::years(1);
    else
      date += chrono::months(1);
  }
  if (!date.ok()) return 0;
  SetDate(chrono::sys_days(date));
  out_.calendar = month > 0 && day > 0;
  return j - i;
}

size_t TimeReader::Feast(size_t i) {
  if (i >= end_) return 0;
  const size_t from = text_[i].begin;
  const FeastHit hit = FeastAt(text_.Lower().substr(from), Language::kEnglish);
  if (hit.feast == nullptr || !hit.feast->is_a_day) return 0;
  const auto date = NextDateOf(*hit.feast, today_);
  if (!date) return 0;
  size_t length = 1;
  while (i + length < end_ && text_[i + length].begin < from + hit.length) ++length;
  SetDate(chrono::sys_days(*date));
  out_.calendar = true;
  return length;
}

size_t TimeReader::DayPart(size_t i) {
  const auto word = Word(i);
  if (word == "morning" || word == "am" || word == "a.m") {
    if (hour_ < 0) hour_ = 9;
    return Meridiem(false), 1;
  }
  if (word == "afternoon" || word == "evening" || word == "night" || word == "pm" || word == "p.m") {
    if (hour_ < 0) hour_ = word == "afternoon" ? 15 : word == "evening" ? 19 : 21;
    const bool small_hours = word == "night" && hour_ < 5;
    if (!small_hours) Meridiem(true);
    later_half_ = word != "night" && word != "pm" && word != "p.m";
    return 1;
  }
  return 0;
}

// "half past three", "quarter to four", "ten past six", "half six".
size_t TimeReader::SpokenClock(size_t i) {
  const auto word = Word(i);
  const size_t a = word == "a" ? 1 : 0;
  const bool half = Word(i + a) == "half", quarter = Word(i + a) == "quarter";
  const auto minutes = half ? 30 : quarter ? 15 : NumberOf(word).value_or(-1);
  const auto link = Word(i + a + 1);
  const bool past = link == "past" || link == "after", to = link == "to" || link == "before";
  const auto hour = NumberOf(Word(i + a + (past || to ? 2 : 1)));
  if (!hour || *hour < 1 || *hour > 12 || minutes < 1 || minutes > 59) return 0;
  if (!past && !to && !(half && after_at_)) return 0;
  SetClock(to ? (*hour + 11) % 12 : *hour, to ? 60 - minutes : minutes);
  if (hour_ == 0) hour_ = 12;
  return a + (past || to ? 3 : 2);
}

size_t TimeReader::Clock(size_t i) {
  size_t length = SpokenClock(i);
  const auto word = Word(i);
  if (length == 0 && (word == "noon" || word == "midday" || word == "midnight"))
    return SetClock(word == "midnight" ? 0 : 12, 0), fixed_hour_ = true, 1;
  if (length == 0) {
    std::string_view body = word;
    const bool am = body.size() > 2 && body.ends_with("am"), pm = body.size() > 2 && body.ends_with("pm");
    if (am || pm) body.remove_suffix(2);
    const size_t colon = body.find_first_of(":.");
    const auto hour = am || pm || colon != std::string_view::npos ? Digits(body.substr(0, colon)) : NumberOf(body);
    if (!hour || *hour < 0 || *hour > 23) return 0;
    const auto next = Word(i + 1);
    const bool clock = next == "o'clock" || next == "oclock";
    const bool marked = am || pm || clock || next == "am" || next == "pm" || next == "a.m" || next == "p.m" ||
                        body.find(':') != std::string_view::npos;
    const bool alone = i + 1 >= end_ || text_[i].stop_after != 0 || text_[i + 1].word == "every" ||
                       text_[i + 1].word == "each" ||
                       text_[i + 1].Is(kPrepositionWord | kConjunctionWord | kTimeWord | kAdverbWord | kPronounWord);
    auto minute = colon == std::string_view::npos ? 0 : Digits(body.substr(colon + 1)).value_or(-1);
    length = 1 + (clock ? 1 : 0);
    const auto spoken =
        colon == std::string_view::npos && !am && !pm && !clock && !Digits(body) ? NumberOf(next) : std::nullopt;
    if (spoken && *spoken >= 5 && *spoken < 60 && after_at_)
      minute = *spoken, length = 2;
    else if (!marked && !(after_at_ && alone))
      return 0;
    if (minute < 0 || minute > 59) return 0;
    SetClock(*hour, minute);
    if (am || pm)
      Meridiem(pm);
    else if (*hour > 12 || (*hour == 0))
      fixed_hour_ = true;
  }
  size_t j = i + length;
  if (Word(j) == "am" || Word(j) == "pm" || Word(j) == "a.m" || Word(j) == "p.m") j += DayPart(j);
  if (Word(j) == "sharp") ++j;
  if ((At(j, "in the") || At(j, "at")) && j + 1 < end_) {
    const size_t part = At(j, "in the") ? j + 2 : j + 1;
    if (Word(part) == "morning" || Word(part) == "afternoon" || Word(part) == "evening" ||
        (Word(part) == "night" && part == j + 1)) {
      DayPart(part);
      j = part + 1;
    }
  }
  return j - i;
}

void TimeReader::Finish() {
  if (later_half_ && hour_ >= 0 && hour_ < 12) Meridiem(true);
  if (out_.has_time && !fixed_hour_ && hour_ >= 1 && hour_ <= 6 && date_) hour_ += 12;
  if (out_.has_time) out_.clock = std::chrono::minutes(hour_ * 60 + minute_);
  if (out_.recurring || (!date_ && !out_.has_time)) return;
  if (!date_) return;  // a time of day alone names no moment
  out_.when =
      FromLocal(chrono::year_month_day(*date_), hour_ >= 0 ? std::min(hour_, 23) : 12, hour_ >= 0 ? minute_ : 0, now_);
}

std::optional<TimeExpression> TimeReader::Read(size_t i) {
  const auto preposition = [&](size_t k) {
    const auto word = Word(k);
    return word == "on" || word == "at" || word == "by" || word == "around" || word == "until" || word == "till" ||
           word == "from" || word == "about" || word == "before" || word == "after" || word == "for";
  };
  size_t begin = i;
  while (preposition(begin)) after_at_ = after_at_ || Word(begin) != "on", ++begin;
  if (Word(begin) == "in" && Relative(begin) == 0) ++begin;
  size_t j = begin;
  size_t length = Piece(j);
  if (length == 0) return std::nullopt;
  while (length > 0) {
    j += length;
    if (j < end_ && out_.has_date && (hour_ < 0 || !fixed_hour_)) {
      const size_t part = At(j, "in the") ? 2 : 0;
      if (const size_t taken = (part > 0 || text_[j].Is(kTimeWord)) ? DayPart(j + part) : 0) j += part + taken;
    }
    size_t k = j;
    if (k < end_ && text_[k - 1].stop_after != 0 && text_[k - 1].stop_after != ',') break;
    const bool had_date = out_.has_date, had_time = out_.has_time;
    after_at_ = k < end_ && preposition(k) && Word(k) != "on" && Word(k) != "for";
    while (preposition(k)) ++k;
    length = 0;
    if (k < end_ && !had_time) length = Clock(k);
    if (length == 0 && k < end_ && !had_date) length = Piece(k);
    if (length == 0) break;
    length += k - j;
  }
  out_.tokens = {begin, j};
  out_.text = text_.Raw(out_.tokens);
  Finish();
  return out_;
}

}  // namespace

std::optional<int> CountAt(const Text& text, size_t i, size_t end, size_t& length) {
  const Span within{i, end};
  length = 1;
  if (i >= end) return std::nullopt;
  if (text.At(i, "a couple of", within)) return length = 3, 2;
  if (text.At(i, "a couple", within)) return length = 2, 2;
  if (text.At(i, "a few", within)) return length = 2, 3;
  if (text.At(i, "half a dozen", within)) return length = 3, 6;
  if (text.At(i, "a dozen", within)) return length = 2, 12;
  if (text[i].word == "a" || text[i].word == "an") return 1;
  return NumberOf(text[i].word);
}

std::optional<TimeExpression> TimeAt(const Text& text, size_t i, size_t end, const Moment& now) {
  // Without a word of time close by there is nothing to read.
  bool timely = false;
  for (size_t k = i; k < end && k < i + 5 && !timely; ++k) {
    timely = text[k].Is(kTimeWord | kNumberWord) ||
             IsOneOf(text[k].word, {"midday", "tmrw", "tomorow", "tommorow", "christmas", "xmas", "easter", "thanksgiving", "halloween", "day", "eve", "friday", "chuseok", "seollal", "year"});
  }
  if (!timely) return std::nullopt;
  return TimeReader(text, end, now).Read(i);
}

std::optional<TimeExpression> FindTime(const Text& text, Span within, const Moment& now) {
  for (size_t i = within.begin; i < within.end; ++i) {
    if (auto found = TimeAt(text, i, within.end, now)) return found;
  }
  return std::nullopt;
}

}  // namespace sam::english
