// Polynomials with exact coefficients: what both sides of a school equation are.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "maths/number.h"

namespace sam::maths {

/// Monomial -> coefficient, zero coefficients left out. A monomial is its letters in order, "xxy" for x²y; "" is the constant.
class Polynomial {
 public:
  Polynomial() = default;
  Polynomial(const Rational& constant) { Add("", constant); }
  static Polynomial Letter(char name);

  const std::map<std::string, Rational>& terms() const { return terms_; }
  Rational Coefficient(const std::string& monomial) const;
  bool IsConstant() const { return terms_.empty() || (terms_.size() == 1 && terms_.begin()->first.empty()); }
  /// The letters that occur, in order.
  std::string Letters() const;
  int Degree() const;

  Polynomial operator+(const Polynomial& other) const;
  Polynomial operator-(const Polynomial& other) const;
  Polynomial operator*(const Polynomial& other) const;
  /// The value with this letter put in.
  Polynomial With(char letter, const Rational& value) const;

 private:
  void Add(const std::string& monomial, const Rational& coefficient);
  std::map<std::string, Rational> terms_;
};

}  // namespace sam::maths
