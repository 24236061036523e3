#include "maths/everyday/ask.h"

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/words/korean_text.h"

namespace sam::maths::everyday {

bool Ask::Says(std::initializer_list<std::string_view> words) const { return HasAny(text, words); }

std::optional<Rational> Sums::Do(const Rational& left, char op, const Rational& right) {
  if (op == '/' && right == 0) return std::nullopt;
  const Rational value = op == '+' ? Rational(left + right) : op == '-' ? Rational(left - right) : op == '*' ? Rational(left * right) : Rational(left / right);
  if (TooBig(value)) return std::nullopt;
  const bool idle = (op == '*' || op == '/') ? right == 1 || (op == '*' && left == 1) : right == 0 || (op == '+' && left == 0);
  if (idle) return value;
  const auto line = [](const Rational& a, char sign, const Rational& b, const Rational& c) {
    const std::string_view written = sign == '+' ? " + " : sign == '-' ? " − " : sign == '*' ? " × " : " ÷ ";
    return WriteKorean(a) + std::string(written) + WriteKorean(b) + " = " + WriteKorean(c);
  };
  steps_.push_back(line(left, op, right, value));
  const char back = op == '+' ? '-' : op == '-' ? '+' : op == '*' ? '/' : '*';
  if (back != '/' || right != 0) back_ = line(value, back, right, left);
  return value;
}

Worked Sums::Answer(const Rational& value, std::string unit) const { return {WriteKorean(value), std::move(unit), steps_, back_}; }
Worked Sums::Answer(std::string value) const { return {std::move(value), "", steps_, back_}; }

}  // namespace sam::maths::everyday
