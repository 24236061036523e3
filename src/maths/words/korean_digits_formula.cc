#include "maths/words/korean_digits_formula.h"

#include <cmath>
#include <type_traits>

namespace sam::maths {
namespace {

constexpr size_t kLongest = 120;
constexpr int kDeepest = 12;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'A' && c <= 'Z'; }
bool IsPlace(char c) { return IsDigit(c) || IsLetter(c); }

/// "A" over "C" of "(A/C)" at `at`.
std::optional<std::pair<char, char>> LetterFraction(std::string_view text, size_t at) {
  if (at + 5 > text.size() || text[at] != '(' || text[at + 2] != '/' || text[at + 4] != ')' || !IsLetter(text[at + 1]) || !IsLetter(text[at + 3])) return std::nullopt;
  return std::pair{text[at + 1], text[at + 3]};
}

}  // namespace

std::optional<DigitFormula> DigitFormula::Read(std::string_view text) {
  DigitFormula out;
  for (const char c : text)
    if (c != ' ') out.text_.push_back(c);
  if (out.text_.empty() || out.text_.size() > kLongest) return std::nullopt;
  size_t at = 0;
  if (!out.ReadSum(out.text_, at, 0) || at != out.text_.size()) return std::nullopt;
  return out;
}

bool DigitFormula::ReadSum(std::string_view text, size_t& at, int depth) {
  if (depth > kDeepest || !ReadProduct(text, at, depth)) return false;
  while (at < text.size() && (text[at] == '+' || text[at] == '-')) {
    const char sign = text[at++];
    if (!ReadProduct(text, at, depth)) return false;
    AddSign(sign);
  }
  return true;
}

bool DigitFormula::ReadProduct(std::string_view text, size_t& at, int depth) {
  if (!ReadFactor(text, at, depth)) return false;
  while (at < text.size() && (text[at] == '*' || text[at] == '/')) {
    const char sign = text[at++];
    if (!ReadFactor(text, at, depth)) return false;
    AddSign(sign);
  }
  return true;
}

/// A number with a bracket right behind it is mixed: "3(2/3)".
bool DigitFormula::ReadFactor(std::string_view text, size_t& at, int depth) {
  const auto bracket = [&] {
    if (!ReadSum(text, ++at, depth + 1) || at >= text.size() || text[at] != ')') return false;
    ++at;
    return true;
  };
  if (const auto letters = LetterFraction(text, at)) fractions_.push_back(*letters);
  if (at < text.size() && text[at] == '(') return bracket();
  if (!ReadDigits(text, at)) return false;
  if (at >= text.size() || text[at] != '(') return true;
  if (const auto letters = LetterFraction(text, at)) fractions_.push_back(*letters);
  if (!bracket()) return false;
  AddSign('+');
  return true;
}

bool DigitFormula::ReadDigits(std::string_view text, size_t& at) {
  const size_t begin = at;
  while (at < text.size() && IsPlace(text[at])) ++at;
  const size_t whole = at - begin;
  if (whole == 0) return false;
  size_t places = 0;
  if (at + 1 < text.size() && text[at] == '.' && IsPlace(text[at + 1])) {
    const size_t point = at++;
    while (at < text.size() && IsPlace(text[at])) ++at;
    places = at - point - 1;
  }
  if (at - begin > 15) return false;
  Step step{.sign = 'n', .exact = 0, .near = 0, .parts = {}};
  Rational weight = 1;
  for (size_t i = 0; i < places; ++i) weight /= 10;
  for (size_t i = at; i-- > begin;) {
    if (text[i] == '.') continue;
    if (IsDigit(text[i])) {
      step.exact += weight * (text[i] - '0');
    } else {
      const int letter = text[i] - 'A';
      step.parts.push_back({letter, weight, weight.convert_to<double>()});
      letters_ |= 1U << letter;
      if (at - begin > 1) digits_ |= 1U << letter;
      if (i == begin && whole > 1 && places == 0) leading_ |= 1U << letter;
    }
    weight *= 10;
  }
  step.near = step.exact.convert_to<double>();
  steps_.push_back(std::move(step));
  return true;
}

template <typename Number, typename Values>
std::optional<Number> DigitFormula::Work(const Values& values) const {
  std::array<Number, kDeepest * 2 + 8> stack;
  size_t height = 0;
  for (const Step& step : steps_) {
    if (step.sign == 'n') {
      if (height == stack.size()) return std::nullopt;
      constexpr bool near = std::is_same_v<Number, double>;
      Number& top = stack[height++];
      if constexpr (near) top = step.near;
      else top = step.exact;
      for (const Part& part : step.parts) {
        if constexpr (near) top += part.near * values[part.letter];
        else top += part.exact * values[part.letter];
      }
      continue;
    }
    const Number& right = stack[--height];
    Number& left = stack[height - 1];
    if (step.sign == '+') left += right;
    if (step.sign == '-') left -= right;
    if (step.sign == '*') left *= right;
    if (step.sign != '/') continue;
    if (right == 0) return std::nullopt;
    left /= right;
  }
  return stack[0];
}

std::optional<double> DigitFormula::Near(const std::array<double, kLetterCount>& values) const { return Work<double>(values); }
std::optional<Rational> DigitFormula::Exact(const LetterValues& values) const { return Work<Rational>(values); }

std::string DigitFormula::Filled(const LetterValues& values) const {
  std::string out;
  for (const char c : text_) {
    bool exact = false;
    if (!IsLetter(c)) out.push_back(c);
    else if (const std::string decimal = WriteDecimal(values[c - 'A'], 12, exact); exact) out += decimal;
    else out += "(" + Write(values[c - 'A']) + ")";
  }
  return out;
}

char DigitFormula::Alone() const { return text_.size() == 1 && IsLetter(text_[0]) ? text_[0] : 0; }

}  // namespace sam::maths
