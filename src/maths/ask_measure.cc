// Units of length, mass, volume and time; hours of the day.
#include <fmt/core.h>
#include <re2/re2.h>

#include <array>

#include "base/unicode.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

enum class Kind : uint8_t { kLength, kMass, kVolume, kClock, kCalendar };
struct Unit {
  std::string_view name, short_name;
  Kind kind;
  int64_t top, bottom;  // in metres, grams, litres, seconds, months
};
constexpr std::array kUnits = {
    Unit{"nanometer", "nm", Kind::kLength, 1, 1000000000}, Unit{"micrometer", "um", Kind::kLength, 1, 1000000}, Unit{"millimeter", "mm", Kind::kLength, 1, 1000}, Unit{"centimeter", "cm", Kind::kLength, 1, 100},
    Unit{"meter", "m", Kind::kLength, 1, 1}, Unit{"kilometer", "km", Kind::kLength, 1000, 1}, Unit{"nanogram", "ng", Kind::kMass, 1, 1000000000}, Unit{"microgram", "ug", Kind::kMass, 1, 1000000},
    Unit{"milligram", "mg", Kind::kMass, 1, 1000}, Unit{"gram", "g", Kind::kMass, 1, 1}, Unit{"kilogram", "kg", Kind::kMass, 1000, 1}, Unit{"tonne", "t", Kind::kMass, 1000000, 1},
    Unit{"millilitre", "ml", Kind::kVolume, 1, 1000}, Unit{"centilitre", "cl", Kind::kVolume, 1, 100}, Unit{"litre", "l", Kind::kVolume, 1, 1}, Unit{"nanosecond", "ns", Kind::kClock, 1, 1000000000},
    Unit{"microsecond", "us", Kind::kClock, 1, 1000000}, Unit{"millisecond", "ms", Kind::kClock, 1, 1000}, Unit{"second", "s", Kind::kClock, 1, 1}, Unit{"minute", "min", Kind::kClock, 60, 1},
    Unit{"hour", "h", Kind::kClock, 3600, 1}, Unit{"day", "d", Kind::kClock, 86400, 1}, Unit{"week", "wk", Kind::kClock, 604800, 1}, Unit{"month", "", Kind::kCalendar, 1, 1},
    Unit{"year", "yr", Kind::kCalendar, 12, 1}, Unit{"decade", "", Kind::kCalendar, 120, 1}, Unit{"century", "", Kind::kCalendar, 1200, 1}, Unit{"millennium", "", Kind::kCalendar, 12000, 1}};

const Unit* Find(std::string name) {
  if (name == "centuries") name = "century";
  if (name == "millennia") name = "millennium";
  for (const auto& [british, here] : {std::pair{"metre", "meter"}, std::pair{"liter", "litre"}})
    if (const size_t at = name.find(british); at != std::string::npos) name.replace(at, 5, here);
  for (const Unit& unit : kUnits)
    if (name == unit.name || name == std::string(unit.name) + "s" || (!unit.short_name.empty() && name == unit.short_name)) return &unit;
  return nullptr;
}

constexpr std::array<std::string_view, 20> kOnes = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 21> kParts = {"", "", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};

std::optional<int> Count(std::string word) {
  if (word.starts_with("fourty")) word.erase(2, 1);
  for (size_t i = 0; i < kOnes.size(); ++i)
    if (word == kOnes[i]) return static_cast<int>(i);
  for (size_t i = 2; i < kTens.size(); ++i) {
    if (word == kTens[i]) return static_cast<int>(10 * i);
    if (!word.starts_with(std::string(kTens[i]) + "-")) continue;
    const auto ones = Count(word.substr(kTens[i].size() + 1));
    return ones ? std::optional(static_cast<int>(10 * i) + *ones) : std::nullopt;
  }
  return std::nullopt;
}

/// "7/8", "four fifteenths", "thirteen quarters", "21692.5".
std::optional<Rational> Amount(const Question& question, const std::string& words) {
  const size_t space = words.find(' ');
  if (space == std::string::npos) return question.Number(words);
  const auto count = Count(words.substr(0, space));
  std::string part = words.substr(space + 1);
  if (part == "halves") part = "half";
  if (part.ends_with('s')) part.pop_back();
  for (size_t i = 2; count && i < kParts.size(); ++i)
    if (part == kParts[i]) return Rational(*count, static_cast<int>(i));
  return question.Number(words);
}

std::optional<Solved> Converted(const Question& question) {
  static const RE2 many(R"(How many ([a-z]+) are (?:there )?in (.+?)(?: of an?)? ?([a-z]+))"), convert(R"((?:Convert|Express|Change|Turn|What is|How much is) (.+?)(?: of an?)? ?([a-z]+) (?:to|in(?:to)?) ([a-z]+))");
  std::string to, amount, from;
  if (!RE2::FullMatch(question.text, many, &to, &amount, &from) && !RE2::FullMatch(question.text, convert, &amount, &from, &to)) return std::nullopt;
  const Unit *source = Find(from), *target = Find(to);
  const auto number = source && target && source->kind == target->kind ? Amount(question, amount) : std::nullopt;
  if (!number) return std::nullopt;
  const Rational value = *number * Rational(source->top, source->bottom) / Rational(target->top, target->bottom);
  bool exact = false;
  const std::string decimal = WriteDecimal(value, 40, exact);
  return Solved{exact ? decimal : question.Written(value), "converted back", value * Rational(target->top, target->bottom) / Rational(source->top, source->bottom) == *number};
}

struct KoreanUnit {
  std::string_view name, unit;
};
constexpr std::array kKorean = {KoreanUnit{"킬로미터", "km"}, KoreanUnit{"센티미터", "cm"}, KoreanUnit{"밀리미터", "mm"}, KoreanUnit{"미터", "m"}, KoreanUnit{"킬로그램", "kg"}, KoreanUnit{"밀리그램", "mg"}, KoreanUnit{"그램", "g"},
                                KoreanUnit{"밀리리터", "ml"}, KoreanUnit{"리터", "l"}, KoreanUnit{"시간", "h"}, KoreanUnit{"분", "min"}, KoreanUnit{"초", "s"}, KoreanUnit{"주", "wk"}, KoreanUnit{"일", "d"}, KoreanUnit{"톤", "t"}};

const Unit* FindKorean(const std::string& name) {
  for (const KoreanUnit& korean : kKorean)
    if (name.starts_with(korean.name)) return Find(std::string(korean.unit));
  return Find(ToLower(name.substr(0, name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))));
}

/// "4시간 15분은 전부 몇 분이에요?", "2.5km는 몇 미터야?": what is said in some units, asked for in another.
std::optional<Solved> ConvertedInKorean(const Question& question) {
  static const RE2 unit_pattern(R"((\d+(?:\.\d+)?) ?(킬로미터|센티미터|밀리미터|미터|킬로그램|밀리그램|그램|밀리리터|리터|시간|분|초|주|일|톤|km|cm|mm|m|kg|mg|g|mL|ml|L|l))");
  static const RE2 shape(R"(((?:\d+(?:\.\d+)? ?[가-힣a-zA-Z]+? ?)+)(?:은|는|이면|을|를)(?: 전부| 모두| 다)? ?몇 ?([가-힣a-zA-Z]+)[가-힣 ]*)");
  std::string given, wanted, amount, name;
  if (!RE2::FullMatch(question.text, shape, &given, &wanted)) return std::nullopt;
  const Unit* target = FindKorean(wanted);
  if (target == nullptr) return std::nullopt;
  Rational sum = 0;
  re2::StringPiece rest(given);
  bool any = false;
  while (RE2::FindAndConsume(&rest, unit_pattern, &amount, &name)) {
    const Unit* source = FindKorean(name);
    const auto number = question.Number(amount);
    if (source == nullptr || source->kind != target->kind || !number) return std::nullopt;
    sum += *number * Rational(source->top, source->bottom);
    any = true;
  }
  if (!any) return std::nullopt;
  const Rational value = sum / Rational(target->top, target->bottom);
  bool exact = false;
  const std::string decimal = WriteDecimal(value, 40, exact);
  return Solved{exact ? decimal : question.Written(value), "converted back", value * Rational(target->top, target->bottom) == sum};
}

std::optional<int> Minutes(int hour, int minute, std::string_view half) {
  if (hour < 1 || hour > 12 || minute > 59) return std::nullopt;
  return (hour % 12 + (half == "PM" ? 12 : 0)) * 60 + minute;
}

std::optional<Solved> ClockTime(const Question& question) {
  static const RE2 moved(R"(What is (\d+) minutes (after|before) (\d+):(\d\d) (AM|PM))"), between(R"(How many minutes are there between (\d+):(\d\d) (AM|PM) and (\d+):(\d\d) (AM|PM))");
  constexpr int kDay = 24 * 60;
  int amount = 0, hour = 0, minute = 0, later_hour = 0, later_minute = 0;
  std::string side, half, later_half;
  if (RE2::FullMatch(question.text, between, &hour, &minute, &half, &later_hour, &later_minute, &later_half)) {
    const auto from = Minutes(hour, minute, half), to = Minutes(later_hour, later_minute, later_half);
    if (!from || !to) return std::nullopt;
    const int apart = (*to - *from + kDay) % kDay;
    return Solved{std::to_string(apart), "added to the first it gives the second", (*from + apart) % kDay == *to};
  }
  if (!RE2::FullMatch(question.text, moved, &amount, &side, &hour, &minute, &half)) return std::nullopt;
  const auto from = Minutes(hour, minute, half);
  if (!from) return std::nullopt;
  const int to = ((*from + (side == "after" ? amount : -amount)) % kDay + kDay) % kDay;
  return Solved{fmt::format("{}:{:02} {}", (to / 60 + 11) % 12 + 1, to % 60, to < kDay / 2 ? "AM" : "PM"), "taken back", true};
}

}  // namespace

std::optional<Solved> AnswerMeasure(const Question& question) {
  if (auto converted = Converted(question)) return converted;
  if (auto converted = ConvertedInKorean(question)) return converted;
  return ClockTime(question);
}

}  // namespace sam::maths
