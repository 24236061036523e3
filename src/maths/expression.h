// What both sides of a school equation are: sums of products of letters, with exact coefficients.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "maths/surd.h"

namespace sam::maths {

/// Letter -> its exponent, none of them 0. Roots of letters have fractional ones, quotients negative ones.
using Monomial = std::map<char, Rational>;

/// How powers and signs are written: "2*x**2" as programs do, "2x²" as people do.
enum class Style : uint8_t { kProgram, kSchool };

class Expression {
 public:
  Expression() = default;
  Expression(const Surd& constant) { Add({}, constant); }         // NOLINT: a number is one
  Expression(const Rational& constant) : Expression(Surd(constant)) {}  // NOLINT
  static Expression Letter(char name);
  static Expression Term(const Monomial& monomial, const Surd& coefficient);

  const std::map<Monomial, Surd>& terms() const { return terms_; }
  bool IsZero() const { return terms_.empty(); }
  bool IsConstant() const { return terms_.empty() || (terms_.size() == 1 && terms_.begin()->first.empty()); }
  /// The value of a constant.
  Surd Constant() const;
  std::optional<Rational> AsRational() const;
  /// A polynomial in at most this letter with rational coefficients: by power, from 0 up; none otherwise.
  std::optional<std::vector<Rational>> Coefficients(char letter) const;
  std::string Letters() const;
  /// More than the limits of work allow.
  bool IsTooBig() const;

  Expression operator+(const Expression& other) const;
  Expression operator-(const Expression& other) const;
  Expression operator*(const Expression& other) const;
  /// None where it cannot be divided without a fraction of letters.
  std::optional<Expression> DividedBy(const Expression& other) const;
  std::optional<Expression> ToThe(const Rational& exponent) const;
  std::optional<Expression> With(char letter, const Expression& value) const;
  Expression Derivative(char letter) const;
  bool operator==(const Expression& other) const = default;

 private:
  void Add(const Monomial& monomial, const Surd& coefficient);
  std::map<Monomial, Surd> terms_;
};

std::string Write(const Surd& value, Style style);
/// Highest powers first, letters in their order.
std::string Write(const Expression& value, Style style);

}  // namespace sam::maths
