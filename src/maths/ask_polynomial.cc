// Derivatives, expanding, collecting, powers, coefficients.
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "maths/problem.h"

namespace sam::maths {
namespace {

constexpr std::array<std::string_view, 5> kOrders = {"first", "second", "third", "fourth", "fifth"};

/// By a second route: (f(x + e) − f(x)) has the derivative as its part in e.
bool IsDerivative(const Expression& of, const Expression& derivative, char letter) {
  constexpr char kStep = '#';
  const auto moved = of.With(letter, Expression::Letter(letter) + Expression::Letter(kStep));
  if (!moved) return false;
  Expression part;
  for (const auto& [monomial, coefficient] : moved->terms()) {
    const auto step = monomial.find(kStep);
    if (step == monomial.end() || step->second != 1) continue;
    Monomial rest = monomial;
    rest.erase(kStep);
    part = part + Expression::Term(rest, coefficient);
  }
  return part == derivative;
}

std::optional<Solved> Derivative(const Question& question) {
  static const RE2 derivative(R"((?:What is |Find |Calculate |Determine |Give )?the (?:(first|second|third|fourth|fifth) )?derivative of (.+?)(?: (?:wrt|with respect to) ([a-zA-Z]))?)");
  static const RE2 differentiate(R"([Dd]ifferentiate (.+?)(?: (?:wrt|with respect to) ([a-zA-Z]))?)");
  std::string order = "first", formula, letter;
  if (!RE2::FullMatch(question.text, derivative, &order, &formula, &letter) && !RE2::FullMatch(question.text, differentiate, &formula, &letter)) return std::nullopt;
  auto value = question.Formula(formula);
  if (!value) return std::nullopt;
  if (letter.empty()) letter = value->Letters().size() == 1 ? value->Letters() : value->Letters().empty() ? "x" : "";
  if (letter.empty()) return std::nullopt;
  const auto at = std::find(kOrders.begin(), kOrders.end(), order.empty() ? "first" : order);
  bool holds = true;
  for (auto i = kOrders.begin(); i <= at; ++i) {
    const Expression next = value->Derivative(letter[0]);
    holds = holds && IsDerivative(*value, next, letter[0]);
    value = next;
  }
  return Solved{question.Written(*value), "from the difference quotient", holds};
}

/// "Rearrange E to i + t*s + d*s**2 and give d": the coefficient of what stands beside the letter.
std::optional<Solved> NamedCoefficient(const Question& question) {
  static const RE2 shape(R"((?:Rearrange|Express) (.+?) (?:to the form|in the form|to|as) (.+) and give ([a-zA-Z]))");
  std::string formula, form, letter;
  if (!RE2::FullMatch(question.text, shape, &formula, &form, &letter)) return std::nullopt;
  const auto value = question.Formula(formula);
  const auto pattern = ReadFormula(form);
  if (!value || !pattern) return std::nullopt;
  for (const auto& [monomial, coefficient] : pattern->terms()) {
    if (!monomial.contains(letter[0])) continue;
    Monomial wanted = monomial;
    wanted.erase(letter[0]);
    const auto found = value->terms().find(wanted);
    const Expression answer(found == value->terms().end() ? Surd() : found->second);
    return Solved{question.Written(answer), "read off the collected terms", true};
  }
  return std::nullopt;
}

/// Two ways of working it out: as it stands, and at a number put in for each letter.
bool AgreesAtPoints(const Question& question, const std::string& formula, const Expression& value) {
  Question tried = question;
  Expression put = value;
  int number = 2;
  for (const char letter : value.Letters()) {
    ++number;
    const Expression at{Rational(number * number)};  // squares, so that half powers stay exact
    tried.scope.values[letter] = at;
    const auto next = put.With(letter, at);
    if (!next) return true;  // a power that cannot be worked out there
    put = *next;
  }
  const auto again = tried.Formula(formula);
  return !again || *again == put;
}

}  // namespace

std::optional<Solved> AnswerPolynomial(const Question& question) {
  if (auto derivative = Derivative(question)) return derivative;
  if (auto named = NamedCoefficient(question)) return named;
  static const RE2 rewrite(R"((?:Expand|Collect the terms in|Simplify|expand|simplify|Multiply out|multiply out) (.+?)(?: assuming [a-z] is positive)?)");
  std::string formula;
  if (!RE2::FullMatch(question.text, rewrite, &formula)) return std::nullopt;
  const auto value = question.Formula(formula);
  if (!value) return std::nullopt;
  return Solved{question.Written(*value), "both forms agree where numbers are put in", AgreesAtPoints(question, formula, *value)};
}

}  // namespace sam::maths
