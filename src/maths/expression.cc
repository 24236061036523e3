#include "maths/expression.h"

#include <algorithm>

namespace sam::maths {
namespace {

constexpr size_t kMostTerms = 400;
constexpr int kHighestPower = 64;

void Multiply(Monomial& into, const Monomial& by, const Rational& times = 1) {
  for (const auto& [letter, exponent] : by) {
    Rational& mine = into[letter];
    mine += exponent * times;
    if (mine == 0) into.erase(letter);
  }
}

}  // namespace

Expression Expression::Letter(char name) { return Term({{name, 1}}, Surd(Rational(1))); }

Expression Expression::Term(const Monomial& monomial, const Surd& coefficient) {
  Expression out;
  out.Add(monomial, coefficient);
  return out;
}

void Expression::Add(const Monomial& monomial, const Surd& coefficient) {
  Surd& mine = terms_[monomial];
  mine = mine + coefficient;
  if (mine.IsZero()) terms_.erase(monomial);
}

Surd Expression::Constant() const {
  const auto found = terms_.find({});
  return found == terms_.end() ? Surd() : found->second;
}

std::optional<Rational> Expression::AsRational() const {
  if (!IsConstant() || !Constant().IsRational()) return std::nullopt;
  return Constant().Plain();
}

std::optional<std::vector<Rational>> Expression::Coefficients(char letter) const {
  std::vector<Rational> out(1);
  for (const auto& [monomial, coefficient] : terms_) {
    if (!coefficient.IsRational() || monomial.size() > 1 || (!monomial.empty() && monomial.begin()->first != letter)) return std::nullopt;
    const Rational power = monomial.empty() ? Rational(0) : monomial.begin()->second;
    if (!IsInteger(power) || power < 0 || power > kHighestPower) return std::nullopt;
    const auto at = static_cast<size_t>(numerator(power));
    if (out.size() <= at) out.resize(at + 1);
    out[at] = coefficient.Plain();
  }
  return out;
}

std::string Expression::Letters() const {
  std::string out;
  for (const auto& [monomial, coefficient] : terms_)
    for (const auto& [letter, exponent] : monomial)
      if (out.find(letter) == std::string::npos) out.push_back(letter);
  std::sort(out.begin(), out.end());
  return out;
}

bool Expression::IsTooBig() const {
  return terms_.size() > kMostTerms || std::any_of(terms_.begin(), terms_.end(), [](const auto& t) { return t.second.IsTooBig(); });
}

Expression Expression::operator+(const Expression& other) const {
  Expression out = *this;
  for (const auto& [monomial, coefficient] : other.terms_) out.Add(monomial, coefficient);
  return out;
}

Expression Expression::operator-(const Expression& other) const {
  Expression out = *this;
  for (const auto& [monomial, coefficient] : other.terms_) out.Add(monomial, -coefficient);
  return out;
}

Expression Expression::operator*(const Expression& other) const {
  Expression out;
  if (terms_.size() * other.terms_.size() > kMostTerms * kMostTerms / 4) return Term({{'a', kHighestPower + 1}}, Surd(Rational(1)));  // too big
  for (const auto& [left, x] : terms_) {
    for (const auto& [right, y] : other.terms_) {
      Monomial product = left;
      Multiply(product, right);
      out.Add(product, x * y);
    }
  }
  return out;
}

std::optional<Expression> Expression::DividedBy(const Expression& other) const {
  if (other.terms_.size() != 1) return std::nullopt;
  const auto& [monomial, coefficient] = *other.terms_.begin();
  const auto inverse = coefficient.Inverse();
  if (!inverse) return std::nullopt;
  Monomial below;
  Multiply(below, monomial, -1);
  return *this * Term(below, *inverse);
}

std::optional<Expression> Expression::ToThe(const Rational& exponent) const {
  if (abs(numerator(exponent)) > 100000 || denominator(exponent) > 100000) return std::nullopt;
  if (terms_.size() == 1) {
    const auto& [monomial, coefficient] = *terms_.begin();
    Monomial raised;
    Multiply(raised, monomial, exponent);
    if (coefficient == Surd(Rational(1))) return Term(raised, coefficient);
    if (denominator(exponent) == 2 && coefficient.IsRational()) {
      const auto root = Surd::Root(coefficient.Plain());
      const auto power = root ? Expression(*root).ToThe(Rational(numerator(exponent))) : std::nullopt;
      return power ? std::optional(*power * Term(raised, Surd(Rational(1)))) : std::nullopt;
    }
    if (coefficient.IsRational()) {
      const auto power = Power(coefficient.Plain(), exponent);
      return power ? std::optional(Term(raised, Surd(*power))) : std::nullopt;
    }
  }
  if (!IsInteger(exponent) || abs(exponent) > kHighestPower) return std::nullopt;
  if (terms_.size() > 1 && abs(numerator(exponent)) * terms_.size() > kMostTerms) return std::nullopt;  // would be too big
  Expression base = *this, out(Rational(1));
  if (exponent < 0) {
    const auto inverse = Expression(Rational(1)).DividedBy(*this);
    if (!inverse) return std::nullopt;
    base = *inverse;
  }
  for (auto n = static_cast<int>(abs(numerator(exponent))); n > 0; n /= 2) {
    if (n % 2 == 1) out = out * base;
    if (n > 1) base = base * base;
    if (out.IsTooBig() || base.IsTooBig()) return std::nullopt;
  }
  return out;
}

std::optional<Expression> Expression::With(char letter, const Expression& value) const {
  Expression out;
  for (const auto& [monomial, coefficient] : terms_) {
    Monomial rest = monomial;
    const auto found = rest.find(letter);
    Expression part = Expression(Rational(1));
    if (found != rest.end()) {
      const auto power = value.ToThe(found->second);
      if (!power) return std::nullopt;
      part = *power;
      rest.erase(found);
    }
    out = out + part * Term(rest, coefficient);
    if (out.IsTooBig()) return std::nullopt;
  }
  return out;
}

Expression Expression::Derivative(char letter) const {
  Expression out;
  for (const auto& [monomial, coefficient] : terms_) {
    const auto found = monomial.find(letter);
    if (found == monomial.end()) continue;
    const Rational power = found->second;
    Monomial lower = monomial;
    Multiply(lower, {{letter, 1}}, -1);
    out.Add(lower, coefficient * Surd(power));
  }
  return out;
}

}  // namespace sam::maths
