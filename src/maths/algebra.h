// Equations and polynomials of one letter, exactly: systems of lines, roots, factors, the polynomial through a sequence.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "maths/expression.h"

namespace sam::maths {

/// A sum of single letters times rationals, and a rational.
bool IsLinear(const Expression& e);

/// Letters -> values that make every "expression = 0" hold, where these are linear; letters that stay free are left out.
/// None where the equations contradict each other or are not linear.
std::optional<std::map<char, Rational>> SolveLinear(const std::vector<Expression>& equations);

/// A polynomial by power, from 0 up; the highest is not 0 unless it is the only one.
using Dense = std::vector<Rational>;

struct Factor {
  Dense polynomial;  // whole coefficients without a common divisor, the highest positive
  int times = 1;
};
struct Factored {
  Rational content = 1;
  std::vector<Factor> factors;  // by their coefficients from the highest
  bool complete = true;         // false: one of degree 4 or more may split further
};
/// content · product of factors^times, over the rationals.
Factored FactorPolynomial(const Dense& polynomial);

/// Rational roots, each once, in order.
std::vector<Rational> RationalRoots(const Dense& polynomial);
/// Both roots of a quadratic, smaller first, exactly; none where they are not real.
std::optional<std::pair<Surd, Surd>> QuadraticRoots(const Dense& quadratic);

/// The polynomial of least degree with p(1), p(2), ... the numbers given.
Dense Through(const std::vector<Rational>& sequence);

Rational ValueAt(const Dense& polynomial, const Rational& x);
Expression ToExpression(const Dense& polynomial, char letter);

}  // namespace sam::maths
