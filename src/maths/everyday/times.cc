// Times of day and lengths of time: how long from one to the other, when something ends or has to begin, what is left over of a larger unit.
#include <re2/re2.h>

#include <algorithm>

#include "base/word_lists.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

constexpr int kDay = 24 * 60;

struct Clock {
  int minutes = 0;      // since midnight, of the hour as it was said
  bool half_known = false;  // am or pm was said, or the hour is past 12
  size_t begin = 0, end = 0;
};

std::optional<Clock> ClockOf(int hour, int minute, bool morning, bool afternoon) {
  if (hour > 24 || minute > 59) return std::nullopt;
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour == 12) hour = 0;
  return Clock{hour % 24 * 60 + minute, morning || afternoon || hour > 12};
}

std::vector<Clock> EnglishClocks(const Ask& ask) {
  static const RE2 time(R"( (\d{1,2})(?::(\d\d))? ?(am|pm)? )");
  std::vector<Clock> out;
  re2::StringPiece rest(ask.text);
  std::string hour, minute, half;
  size_t from = 0;
  while (RE2::PartialMatch(re2::StringPiece(ask.text).substr(from), time, &hour, &minute, &half)) {
    re2::StringPiece whole;
    static const RE2 spanned(R"(( \d{1,2}(?::\d\d)? ?(?:am|pm)?) )");
    if (!RE2::PartialMatch(re2::StringPiece(ask.text).substr(from), spanned, &whole)) break;
    const size_t begin = static_cast<size_t>(whole.data() - ask.text.data()), end = begin + whole.size();
    from = end;
    const std::string_view before = std::string_view(ask.text).substr(0, begin + 1);
    const bool led = before.ends_with(" at ") || before.ends_with(" from ") || before.ends_with(" to ") || before.ends_with(" until ") || before.ends_with(" till ") || before.ends_with(" by ") || before.ends_with(" work ");
    if (half.empty() && (minute.empty() || !(minute.size() == 2)) && !led) continue;
    if (half.empty() && minute.empty() && led && HasAny(std::string_view(ask.text).substr(end, 6), {" per ", " mph", " km", " h ", " min", " buck", " dol"})) continue;
    auto clock = ClockOf(std::stoi(hour), minute.empty() ? 0 : std::stoi(minute), half == "am", half == "pm");
    if (!clock) continue;
    clock->begin = begin, clock->end = end;
    out.push_back(*clock);
  }
  return out;
}

std::vector<Clock> KoreanClocks(const Ask& ask) {
  std::vector<Clock> out;
  for (const Amount& amount : ask.amounts) {
    if (amount.unit.name != "시") continue;
    const Rational minutes = amount.value * 60;
    if (!IsInteger(minutes) || minutes > kDay) return {};
    const int all = static_cast<int>(numerator(minutes));
    const bool morning = HasAny(amount.before, {"오전", "아침", "새벽"}), afternoon = HasAny(amount.before, {"오후", "저녁", "낮"}) || (HasAny(amount.before, {"밤"}) && all >= 6 * 60);
    auto clock = ClockOf(all / 60, all % 60, morning, afternoon);
    if (!clock) return {};
    clock->begin = amount.begin, clock->end = amount.end;
    out.push_back(*clock);
  }
  return out;
}

std::string Written(const Clock& clock, int minutes, Language language) {
  minutes = ((minutes % kDay) + kDay) % kDay;
  const int hour = minutes / 60, minute = minutes % 60, twelve = (hour + 11) % 12 + 1;
  if (language == Language::kKorean) return (clock.half_known ? hour < 12 ? "오전 " : "오후 " : "") + std::to_string(twelve) + "시" + (minute > 0 ? " " + std::to_string(minute) + "분" : "");
  return std::to_string(twelve) + ":" + (minute < 10 ? "0" : "") + std::to_string(minute) + (clock.half_known ? hour < 12 ? " am" : " pm" : "");
}

/// The lengths of time said, in minutes, in their order.
std::vector<Rational> Spans(const Ask& ask, const std::vector<Clock>& clocks) {
  std::vector<Rational> out;
  for (const Amount& amount : ask.amounts) {
    if (amount.unit.of != "time" || amount.unit.name == "시") continue;
    const bool clock = ask.language == Language::kEnglish && std::ranges::any_of(clocks, [&](const Clock& c) { return amount.begin >= c.begin && amount.begin < c.end; });
    if (!clock) out.push_back(amount.value * amount.unit.factor / 60);
  }
  return out;
}

bool SaysBreak(const Ask& ask) { return ask.Says({"빼면", "빼고", "제외", "점심", "휴게", " minus ", " break", " lunch", " less "}); }

/// From one time to another, less a break.
std::optional<Worked> Between(const Ask& ask, const std::vector<Clock>& clocks, const std::vector<Rational>& spans) {
  if (clocks.size() != 2 || !ask.wanted.unit || ask.wanted.unit->of != "time" || spans.size() > 1 || (!spans.empty() && !SaysBreak(ask))) return std::nullopt;
  int from = clocks[0].minutes, to = clocks[1].minutes;
  if (clocks[0].half_known && !clocks[1].half_known && to < from && to + 12 * 60 > from && from >= 12 * 60) to += 12 * 60;
  else if (!clocks[0].half_known && clocks[1].half_known && from > to && from >= 12 * 60) from -= 12 * 60;
  else if (!clocks[0].half_known && !clocks[1].half_known && to <= from) to += 12 * 60;
  if (to <= from) to += kDay;
  Sums sums;
  std::optional<Rational> minutes = Rational(to - from);
  sums.Note(Written(clocks[0], from, ask.language) + " → " + Written(clocks[1], to, ask.language) + ": " + std::to_string(to - from) + (ask.language == Language::kKorean ? "분" : " min"));
  if (!spans.empty()) minutes = sums.Do(*minutes, '-', spans[0]);
  if (ask.wanted.unit->name.empty() && minutes && IsInteger(*minutes)) {  // "how long": in both units
    const int whole = static_cast<int>(numerator(*minutes)), hours = whole / 60, rest = whole % 60;
    const auto many = [](int n, const char* unit) { return std::to_string(n) + " " + unit + (n == 1 ? "" : "s"); };
    return sums.Answer((hours > 0 ? many(hours, "hour") : "") + (hours > 0 && rest > 0 ? " " : "") + (rest > 0 || hours == 0 ? many(rest, "minute") : ""));
  }
  const Rational factor = ask.wanted.unit->factor;
  const auto value = minutes ? sums.Do(*minutes, '/', Rational(factor / 60)) : std::nullopt;
  return value && *value > 0 ? std::optional(sums.Answer(*value, ask.wanted.unit->name)) : std::nullopt;
}

/// A time and what lies between it and another: "8:15pm runs 2h 25m, ends when", "at work 8:30, drive is 25 min, when do i leave".
std::optional<Worked> Shifted(const Ask& ask, const std::vector<Clock>& clocks, const std::vector<Rational>& spans) {
  const bool asks = (ask.wanted.unit && ask.wanted.unit->name == "시") || ask.Says({" when ", " what time", "언제", "몇 시"});
  if (clocks.size() != 1 || spans.empty() || spans.size() > 3 || !asks || ask.Says({"교시", " each", "마다", " every ", " dose", "배속", " between "})) return std::nullopt;
  const bool before = ask.Says({" leave", " need to be ", " have to be ", " be there", " get up", " wake", " behind", "자야", "일어나야", "누워야", "출발해야", "나가야", "나서야", "느리", "느려", "느린", " ago "}) && !ask.Says({" ends ", " leaves ", " left at "});
  Rational minutes = clocks[0].minutes;
  for (const Rational& span : spans) minutes += before ? Rational(-span) : span;
  if (!IsInteger(minutes)) return std::nullopt;
  Worked worked;
  worked.value = Written(clocks[0], static_cast<int>(numerator(minutes)), ask.language);
  std::string step = Written(clocks[0], clocks[0].minutes, ask.language);
  for (const Rational& span : spans) step += (before ? " − " : " + ") + Write(span) + (ask.language == Language::kKorean ? "분" : " min");
  worked.steps.push_back(step + " = " + worked.value);
  return worked;
}

/// "8시간마다 … 아침 7시, 다음은?": one interval on, or as many as were asked for.
std::optional<Worked> NextTime(const Ask& ask, const std::vector<Clock>& clocks, const std::vector<Rational>& spans) {
  static const RE2 ordinal(R"( (2nd|second|3rd|third|4th|fourth) | (두|세|네) ?번째)");
  if (clocks.size() != 1 || spans.size() != 1 || !ask.Says({"마다", "간격", " every "})) return std::nullopt;
  std::string english, korean;
  int times = 1;
  if (RE2::PartialMatch(ask.text, ordinal, &english, &korean)) {
    if (english == "3rd" || english == "third" || korean == "세") times = 2;
    if (english == "4th" || english == "fourth" || korean == "네") times = 3;
  }
  const Rational minutes = clocks[0].minutes + spans[0] * times;
  if (!IsInteger(minutes)) return std::nullopt;
  Worked worked;
  worked.value = Written(clocks[0], static_cast<int>(numerator(minutes)), ask.language);
  worked.steps.push_back(Written(clocks[0], clocks[0].minutes, ask.language) + " + " + Write(Rational(spans[0] * times)) + (ask.language == Language::kKorean ? "분" : " min") + " = " + worked.value);
  return worked;
}

/// "275초는 4분 몇 초", "400 minutes is 6 hours and how many min".
std::optional<Worked> LeftOfUnit(const Ask& ask) {
  if (ask.amounts.size() != 2 || !ask.wanted.unit) return std::nullopt;
  const Amount &whole = ask.amounts[0], &part = ask.amounts[1];
  const bool alike = (whole.unit.of == "time" || whole.unit.of == "length" || whole.unit.of == "mass") && part.unit.of == whole.unit.of && ask.wanted.unit->of == whole.unit.of;
  if (!alike || part.unit.factor <= whole.unit.factor || ask.wanted.unit->factor != whole.unit.factor || !(ask.Says({" and how many", "하고"}) || ask.language == Language::kKorean)) return std::nullopt;
  Sums sums;
  const auto taken = sums.Do(part.value, '*', Rational(part.unit.factor / whole.unit.factor));
  const auto left = taken ? sums.Do(whole.value, '-', *taken) : std::nullopt;
  if (!left || *left < 0 || *left * whole.unit.factor >= part.unit.factor) return std::nullopt;
  return sums.Answer(*left, ask.wanted.unit->name);
}

/// "1시간 45분짜리 강의 1.5배속으로 보면", "90 min podcast at 1.5x speed".
std::optional<Worked> AtSpeed(const Ask& ask) {
  if (ask.amounts.size() != 2 || !ask.Says({"배속", "x speed", " times speed", "x faster"})) return std::nullopt;
  const Amount* span = nullptr;
  const Amount* speed = nullptr;
  for (const Amount& amount : ask.amounts) (amount.unit.of == "time" ? span : speed) = &amount;
  if (!span || !speed || speed->value <= 0) return std::nullopt;
  const Unit unit = ask.wanted.unit && ask.wanted.unit->of == "time" && !ask.wanted.unit->name.empty() ? *ask.wanted.unit : span->unit;
  Sums sums;
  const auto length = sums.Do(span->value, '*', Rational(span->unit.factor / unit.factor));
  const auto value = length ? sums.Do(*length, '/', speed->value) : std::nullopt;
  return value ? std::optional(sums.Answer(*value, unit.name)) : std::nullopt;
}

}  // namespace

std::optional<Worked> OfTimes(const Ask& ask) {
  if (auto left = LeftOfUnit(ask)) return left;
  if (auto sped = AtSpeed(ask)) return sped;
  const std::vector<Clock> clocks = ask.language == Language::kKorean ? KoreanClocks(ask) : EnglishClocks(ask);
  if (clocks.empty()) return std::nullopt;
  const std::vector<Rational> spans = Spans(ask, clocks);
  for (const auto kind : {Between, NextTime, Shifted})
    if (auto worked = kind(ask, clocks, spans)) return worked;
  return std::nullopt;
}

}  // namespace sam::maths::everyday
