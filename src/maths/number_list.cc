#include "maths/number_list.h"

#include <re2/re2.h>

#include "base/unicode.h"
#include "maths/formula.h"

namespace sam::maths {
namespace {

constexpr size_t kMost = 200;

std::optional<Rational> Plain(std::string_view text) {
  const auto value = ReadFormula(text);
  return value ? value->AsRational() : std::nullopt;
}

}  // namespace

std::optional<std::vector<Rational>> NumberList(std::string_view text) {
  static const RE2 item(R"(\s*(-?\d+(?:\.\d+)?(?:/\d+)?)\s*(?:점|개|명|번|cm|kg|점수)?\s*(?:,\s*and\s|,|;|and\s|와|과|랑|하고|그리고|및|\s|$)\s*)"), thousands(R"((\d),(\d\d\d)\b)"), dash("−");
  std::string plain(Trim(text));
  RE2::GlobalReplace(&plain, dash, "-");
  // "1,200" is one number where a space stands after the other commas.
  if (plain.find(", ") != std::string::npos || plain.find(',') == plain.rfind(',')) RE2::GlobalReplace(&plain, thousands, R"(\1\2)");
  std::vector<Rational> out;
  re2::StringPiece rest(plain);
  std::string number;
  while (!rest.empty() && out.size() < kMost) {
    if (!RE2::Consume(&rest, item, &number)) return std::nullopt;
    const auto value = Plain(number);
    if (!value) return std::nullopt;
    out.push_back(*value);
  }
  return rest.empty() && !out.empty() ? std::optional(out) : std::nullopt;
}

std::optional<Rational> OneNumber(std::string_view text) {
  static const RE2 korean(R"((?:(\d+(?:\.\d+)?)억 ?)?(?:(\d+(?:\.\d+)?)만 ?)?(?:(\d+(?:\.\d+)?)천 ?)?(\d+(?:\.\d+)?)?)");
  std::string plain;
  for (const char c : Trim(text))
    if (c != ',') plain.push_back(c);
  if (plain.empty()) return std::nullopt;
  if (const auto value = Plain(plain)) return value;
  std::string parts[4];
  if (!RE2::FullMatch(plain, korean, &parts[0], &parts[1], &parts[2], &parts[3])) return std::nullopt;
  constexpr int kTimes[] = {100000000, 10000, 1000, 1};
  Rational out = 0;
  for (size_t i = 0; i < 4; ++i) {
    if (parts[i].empty()) continue;
    const auto value = ReadNumber(parts[i]);
    if (!value) return std::nullopt;
    out += *value * kTimes[i];
  }
  return out;
}

std::string WriteShort(const Rational& value) {
  bool exact = false;
  const std::string decimal = WriteDecimal(value, 6, exact);
  return exact ? decimal : Write(value);
}

}  // namespace sam::maths
