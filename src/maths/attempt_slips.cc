#include "maths/attempt_slips.h"

#include <array>
#include <vector>

#include "maths/formula.h"
#include "maths/formula_tree.h"

namespace sam::maths {
namespace {

constexpr Style kStyle = Style::kSchool;
constexpr int kMostChances = 6;

struct Named {
  Mistake mistake;
  std::string_view name;
};
/// The likeliest first.
constexpr std::array kNames = {Named{Mistake::kOrder, "order"}, Named{Mistake::kDouble, "double"}, Named{Mistake::kFirstOnly, "first_only"}, Named{Mistake::kMinusBracket, "minus_bracket"}, Named{Mistake::kPowerOfSum, "power_of_sum"},
                               Named{Mistake::kOuterOnly, "outer_only"}, Named{Mistake::kFractions, "fractions"}, Named{Mistake::kTurned, "turned"}, Named{Mistake::kNegativeSquare, "negative_square"}, Named{Mistake::kTwoNegatives, "two_negatives"},
                               Named{Mistake::kRightFirst, "right_first"}, Named{Mistake::kRootOfSum, "root_of_sum"}, Named{Mistake::kRootHalf, "root_half"}, Named{Mistake::kPowersTimes, "powers_times"}, Named{Mistake::kPowersPlus, "powers_plus"},
                               Named{Mistake::kUnlike, "unlike"}, Named{Mistake::kLikeTimes, "like_times"}};

std::string Written(const Expression& e) { return Write(e, kStyle); }

/// A name for the mistake that makes `fits` hold.
template <typename Fits>
std::optional<std::string> MistakeThat(std::string_view formula, Fits fits) {
  const auto tree = ReadTree(formula);
  if (!tree) return std::nullopt;
  for (const auto& [mistake, name] : kNames) {
    for (int which = -1; which < kMostChances; ++which) {
      const auto value = Mistaken(*tree, mistake, which);
      if (!value) { if (which >= 0) break; continue; }
      if (fits(*value)) return std::string(name);
    }
  }
  return std::nullopt;
}

struct Sides {
  std::string left_text, right_text;
  Expression left, right;
};

std::optional<Sides> Split(std::string_view equation) {
  const size_t equals = equation.find('=');
  if (equals == std::string_view::npos || equation.find('=', equals + 1) != std::string_view::npos) return std::nullopt;
  Sides out{std::string(equation.substr(0, equals)), std::string(equation.substr(equals + 1)), {}, {}};
  const auto left = ReadFormula(out.left_text), right = ReadFormula(out.right_text);
  if (!left || !right) return std::nullopt;
  out.left = *left, out.right = *right;
  return out;
}

std::vector<Expression> Terms(const Expression& e) {
  std::vector<Expression> out;
  for (const auto& [monomial, coefficient] : e.terms()) out.push_back(Expression::Term(monomial, coefficient));
  return out;
}

std::string Unsigned(const Expression& e) {
  const std::string written = Written(e);
  return written.starts_with('-') ? written.substr(1) : written;
}

/// A term went over without changing its sign, or was taken from one side only.
std::optional<Slip> Moved(const Sides& before, const Expression& after) {
  for (const Expression& term : Terms(before.left)) {
    if (SaysTheSame(before.left - term - (before.right + term), after)) return Slip{"sign", Unsigned(term), ""};
  }
  for (const Expression& term : Terms(before.right)) {
    if (SaysTheSame(before.left + term - (before.right - term), after)) return Slip{"sign", Unsigned(term), ""};
  }
  for (const Expression& term : Terms(before.left))
    if (before.left.terms().size() > 1 && SaysTheSame(before.left - term - before.right, after)) return Slip{"one_side", Unsigned(term), ""};
  for (const Expression& term : Terms(before.right))
    if (before.right.terms().size() > 1 && SaysTheSame(before.left - (before.right - term), after)) return Slip{"one_side", Unsigned(term), ""};
  return std::nullopt;
}

Expression Times(const Expression& e, const Rational& factor) { return e * Expression(factor); }

/// Divided on one side, or not every term, or taken away where it should be divided.
std::optional<Slip> Divided(const Sides& before, const Sides& after_sides, const Expression& after) {
  std::vector<Rational> factors;
  for (const Expression* side : {&before.left, &before.right})
    for (const auto& [monomial, coefficient] : side->terms())
      if (!monomial.empty() && coefficient.IsRational() && abs(coefficient.Plain()) != 1) factors.push_back(coefficient.Plain());
  if (factors.size() > 6) return std::nullopt;
  for (const Rational& c : factors) {
    const Expression left = Times(before.left, 1 / c), right = Times(before.right, 1 / c);
    const bool fraction = numerator(c) == 1 || numerator(c) == -1;
    const std::string by = fraction ? denominator(c).str() : Write(c);
    if (after_sides.left == left && after_sides.right == before.right) return Slip{fraction ? "times_one_side" : "divide_one_side", by, ""};
    if (SaysTheSame(left - before.right, after) || SaysTheSame(before.left - right, after)) return Slip{fraction ? "times_one_side" : "divide_one_side", by, ""};
    if (before.left.terms().size() == 1 && before.right.IsConstant()) {
      const Expression rest = Times(before.left, 1 / c);
      if (SaysTheSame(rest - (before.right - Expression(c)), after) || SaysTheSame(rest - (before.right + Expression(c)), after)) return Slip{"take_for_divide", by, ""};
      if (SaysTheSame(rest - Times(before.right, c), after)) return Slip{fraction ? "inverse_divide" : "inverse_times", by, ""};
      if (const auto value = before.right.AsRational(); value && *value != 0 && SaysTheSame(rest - Expression(Rational(c / *value)), after)) return Slip{"upside_down", by, Write(*value)};
      if (SaysTheSame(rest + right, after)) return Slip{"lost_sign", by, ""};
    }
    for (const Expression& term : Terms(before.left)) {
      const Expression partly = before.left - term + Times(term, 1 / c);
      if (before.left.terms().size() > 1 && SaysTheSame(partly - right, after)) return Slip{"divide_each", by, ""};
    }
  }
  return std::nullopt;
}

/// The part with letters came out right and the plain number did not.
std::optional<Slip> Reckoned(const Expression& before, const Expression& after) {
  const Expression off = before - after, turned = before + after;
  if (!off.IsZero() && off.IsConstant()) return Slip{"reckoned", "", ""};
  if (!turned.IsZero() && turned.IsConstant()) return Slip{"reckoned", "", ""};
  return std::nullopt;
}

}  // namespace

bool SaysTheSame(const Expression& a, const Expression& b) {
  if (a.IsZero() || b.IsZero()) return a.IsZero() && b.IsZero();
  if (a.terms().size() != b.terms().size()) return false;
  const auto scale = a.terms().begin()->second.Inverse();
  return scale && a.terms().begin()->first == b.terms().begin()->first && b == a * Expression(*scale * b.terms().begin()->second);
}

std::optional<Slip> SlipOfValue(std::string_view before, std::string_view after) {
  const auto value = ReadFormula(after);
  if (!value) return std::nullopt;
  const auto name = MistakeThat(before, [&](const Expression& mistaken) { return mistaken == *value; });
  if (name) return Slip{*name, "", ""};
  const auto right = ReadFormula(before);
  if (right && *right + *value == Expression() && !value->IsZero()) return Slip{"sign_lost", "", ""};
  return std::nullopt;
}

std::optional<Slip> SlipOfEquation(std::string_view before, std::string_view after) {
  const auto from = Split(before), to = Split(after);
  if (!from || !to) return std::nullopt;
  const Expression difference = to->left - to->right;
  if (auto moved = Moved(*from, difference)) return moved;
  if (auto divided = Divided(*from, *to, difference)) return divided;
  if (const auto name = MistakeThat(from->left_text, [&](const Expression& mistaken) { return SaysTheSame(mistaken - from->right, difference); })) return Slip{*name, "", ""};
  if (const auto name = MistakeThat(from->right_text, [&](const Expression& mistaken) { return SaysTheSame(from->left - mistaken, difference); })) return Slip{*name, "", ""};
  return Reckoned(from->left - from->right, difference);
}

std::optional<Slip> SlipOfDerivative(const Expression& of, const Expression& said, char letter) {
  const Expression right = of.Derivative(letter);
  Expression kept = right;
  std::array<Expression, 3> all;  // the exponent kept, the factor lost, integrated: in every term
  constexpr std::array<std::string_view, 3> kOfAll = {"power_kept", "factor_lost", "integrated"};
  std::optional<Slip> of_one;
  for (const auto& [monomial, coefficient] : of.terms()) {
    const Expression term = Expression::Term(monomial, coefficient), slope = term.Derivative(letter);
    const auto power = monomial.find(letter);
    if (power == monomial.end()) { kept = kept + term; continue; }
    Monomial lower = monomial, higher = monomial;
    if (power->second == 1) lower.erase(letter);
    else lower[letter] -= 1;
    higher[letter] += 1;
    const std::array<Expression, 3> wrong = {Expression::Term(monomial, coefficient * Surd(power->second)), Expression::Term(lower, coefficient),
                                             power->second == -1 ? Expression() : Expression::Term(higher, coefficient * Surd(Rational(1 / Rational(power->second + 1))))};
    for (size_t i = 0; i < wrong.size(); ++i) {
      all[i] = all[i] + wrong[i];
      if (!of_one && !(wrong[i] == slope) && said == right - slope + wrong[i]) of_one = Slip{std::string(kOfAll[i]), "", ""};
    }
  }
  if (!(kept == right) && said == kept) return Slip{"constant_kept", "", ""};
  for (size_t i = 0; i < all.size(); ++i)
    if (said == all[i]) return Slip{std::string(kOfAll[i]), "", ""};
  if (of_one) return of_one;
  if (!(said - right).IsZero() && (said - right).IsConstant()) return Slip{"derivative_constant", "", ""};
  return std::nullopt;
}

}  // namespace sam::maths
