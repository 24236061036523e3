#include "maths/parser.h"

#include <algorithm>

namespace sam::maths {
namespace {

constexpr int kDeepest = 64;
constexpr size_t kLongest = 400;
constexpr size_t kMostTerms = 64;

/// expression := term (('+'|'-') term)* ; term := factor (('*'|'/'|nothing) factor)* ;
/// factor := ('-'|'+') factor | primary ('^' factor)? ; primary := number | letter | '(' expression ')' | '@' primary
class Descent {
 public:
  explicit Descent(std::string_view text) : text_(text) {}

  Result<Polynomial> Whole() {
    auto value = Sum(0);
    if (value && pos_ != text_.size()) return Fail(ErrorCode::kInvalidArgument, "the formula does not end where it should");
    return value;
  }

 private:
  bool Take(char c) { return pos_ < text_.size() && text_[pos_] == c ? (++pos_, true) : false; }
  char Peek() const { return pos_ < text_.size() ? text_[pos_] : '\0'; }

  Result<Polynomial> Checked(Polynomial value) const {
    const bool huge = std::any_of(value.terms().begin(), value.terms().end(), [](const auto& t) { return TooBig(t.second); });
    if (huge || value.terms().size() > kMostTerms || value.Degree() > 12) return Fail(ErrorCode::kExhausted, "the result is too big");
    return value;
  }

  Result<Polynomial> Sum(int depth) {
    if (depth > kDeepest) return Fail(ErrorCode::kExhausted, "the formula is nested too deep");
    auto left = Product(depth + 1);
    while (left && (Peek() == '+' || Peek() == '-')) {
      const bool plus = text_[pos_++] == '+';
      auto right = Product(depth + 1);
      if (!right) return right;
      left = Checked(plus ? *left + *right : *left - *right);
    }
    return left;
  }

  Result<Polynomial> Product(int depth) {
    auto left = Factor(depth + 1);
    while (left) {
      const char next = Peek();
      const bool divide = next == '/';
      const bool beside = next == '(' || next == '@' || (next >= 'a' && next <= 'z');
      if (!divide && next != '*' && !beside) return left;
      if (!beside) ++pos_;
      auto right = Factor(depth + 1);
      if (!right) return right;
      if (divide && !right->IsConstant()) return Fail(ErrorCode::kInvalidArgument, "division by a letter");
      if (divide && right->Coefficient("") == 0) return Fail(ErrorCode::kInvalidArgument, "division by zero");
      left = Checked(divide ? *left * Polynomial(1 / right->Coefficient("")) : *left * *right);
    }
    return left;
  }

  Result<Polynomial> Factor(int depth) {
    if (depth > kDeepest) return Fail(ErrorCode::kExhausted, "the formula is nested too deep");
    bool negative = false;
    for (; Peek() == '-' || Peek() == '+'; ++pos_) negative ^= Peek() == '-';
    auto base = Primary(depth + 1);
    if (base && Take('^')) {
      auto exponent = Factor(depth + 1);
      if (!exponent) return exponent;
      base = Raise(*base, *exponent);
    }
    if (base && negative) return *base * Polynomial(Rational(-1));
    return base;
  }

  Result<Polynomial> Raise(const Polynomial& base, const Polynomial& exponent) const {
    if (!exponent.IsConstant()) return Fail(ErrorCode::kInvalidArgument, "a letter in an exponent");
    const Rational n = exponent.Coefficient("");
    if (base.IsConstant()) {
      const auto power = Power(base.Coefficient(""), n);
      if (!power) return Fail(ErrorCode::kExhausted, "the power is too big, or not rational");
      return Checked(Polynomial(*power));
    }
    if (!IsInteger(n) || n < 0 || n > 6) return Fail(ErrorCode::kExhausted, "a power of a letter beyond 6");
    Polynomial power(Rational(1));
    for (int i = 0; i < static_cast<int>(n); ++i) power = power * base;
    return Checked(power);
  }

  Result<Polynomial> Primary(int depth) {
    if (Take('(')) {
      auto inside = Sum(depth + 1);
      if (inside && !Take(')')) return Fail(ErrorCode::kInvalidArgument, "a bracket is not closed");
      return inside;
    }
    if (Take('@')) {
      auto inside = Primary(depth + 1);
      if (!inside) return inside;
      const auto root = inside->IsConstant() ? ExactRoot(inside->Coefficient("")) : std::nullopt;
      if (!root) return Fail(ErrorCode::kInvalidArgument, "the root is not rational");
      return Polynomial(*root);
    }
    if (Peek() >= 'a' && Peek() <= 'z') return Polynomial::Letter(text_[pos_++]);
    const size_t begin = pos_;
    while ((Peek() >= '0' && Peek() <= '9') || Peek() == '.') ++pos_;
    const auto number = ReadNumber(text_.substr(begin, pos_ - begin));
    if (!number) return Fail(ErrorCode::kInvalidArgument, "a number is missing");
    return Polynomial(*number);
  }

  std::string_view text_;
  size_t pos_ = 0;
};

}  // namespace

Result<Polynomial> Evaluate(std::string_view formula) {
  if (formula.size() > kLongest) return Fail(ErrorCode::kExhausted, "the formula is too long");
  return Descent(formula).Whole();
}

}  // namespace sam::maths
