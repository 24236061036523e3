#include "maths/lesson.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/unicode.h"
#include "maths/algebra.h"
#include "maths/equations.h"
#include "maths/formula.h"
#include "maths/notation.h"
#include "maths/teacher.h"

namespace sam::maths {
namespace {

constexpr Style kStyle = Style::kSchool;

std::string Equation(const Expression& left, const Expression& right) { return Write(left, kStyle) + " = " + Write(right, kStyle); }

struct Sides {
  Expression left, right;
};

/// Both sides worked out by themselves.
std::optional<Sides> ReadSides(std::string_view equation) {
  const size_t equals = equation.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  auto left = ReadFormula(equation.substr(0, equals)), right = ReadFormula(equation.substr(equals + 1));
  if (!left || !right) return std::nullopt;
  return Sides{*std::move(left), *std::move(right)};
}

Expression Part(const Expression& side, char letter, bool with) {
  Expression out;
  for (const auto& [monomial, coefficient] : side.terms())
    if (monomial.contains(letter) == with) out = out + Expression::Term(monomial, coefficient);
  return out;
}

std::string Size(const Expression& value, bool& negative) {
  negative = Write(value, kStyle).starts_with('-');
  return Write(negative ? value * Expression(Rational(-1)) : value, kStyle);
}

std::string WithoutSpaces(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}

/// "Add 2x to both sides", "Take 1 from both sides".
void Move(Teacher& teacher, const Expression& what, Sides& sides) {
  bool negative = false;
  const std::string by = Size(what, negative);
  sides = {sides.left - what, sides.right - what};
  teacher.Step(negative ? "add" : "take", by, Equation(sides.left, sides.right));
}

std::optional<Lesson> Linear(Sides sides, const Rational& answer, char letter, Teacher teacher, std::string_view as_given) {
  const Sides given = sides;
  const std::string start = Equation(sides.left, sides.right);
  if (WithoutSpaces(start) != WithoutSpaces(as_given)) teacher.Step("tidy", "", start);
  teacher.Hint("order");
  if (const Expression right = Part(sides.right, letter, true); !right.IsZero()) {
    bool negative = false;
    teacher.Hint("gather", Size(right, negative));
    Move(teacher, right, sides);
  }
  if (const Expression rest = Part(sides.left, letter, false); !rest.IsZero()) {
    bool negative = false;
    const std::string by = Size(rest, negative);
    teacher.Hint(negative ? "add" : "take", by);
    Move(teacher, rest, sides);
  }
  const Expression factor = *Part(sides.left, letter, true).DividedBy(Expression::Letter(letter));
  if (!(factor == Expression(Rational(1)))) {
    teacher.Hint("last", Write(factor, kStyle), Equation(sides.left, sides.right));
    teacher.Step("divide", Write(factor, kStyle), Equation(Expression::Letter(letter), Expression(answer)));
  }
  const auto back = given.left.With(letter, Expression(answer));
  teacher.Step("check", Write(Expression(answer), kStyle), back ? Write(*back, kStyle) : "");
  return teacher.Done();
}

std::optional<Lesson> Quadratic(const Sides& given, const Dense& dense, const Solutions& solutions, char letter, Teacher teacher) {
  if (!given.right.IsZero()) {
    teacher.Step("zero", "", Equation(ToExpression(dense, letter), Expression()));
    teacher.Hint("zero");
  }
  const Factored factored = FactorPolynomial(dense);
  const bool splits = !factored.factors.empty() && factored.factors.front().polynomial.size() == 2;
  if (splits) {
    std::string product;
    for (const Factor& factor : factored.factors) product += "(" + Write(ToExpression(factor.polynomial, letter), kStyle) + ")" + (factor.times == 2 ? "²" : "");
    teacher.Hint("split", Write(Expression(Rational(dense[0] / dense[2])), kStyle), Write(Expression(Rational(-dense[1] / dense[2])), kStyle));
    teacher.Hint("product", "", product + " = 0");
    teacher.Step("factor", "", product + " = 0");
  } else {
    const Rational discriminant = dense[1] * dense[1] - 4 * dense[2] * dense[0];
    teacher.Hint("formula", Write(Expression(dense[2]), kStyle), Write(Expression(dense[1]), kStyle));
    teacher.Hint("root", Write(Expression(discriminant), kStyle));
    teacher.Step("formula", Write(Expression(discriminant), kStyle), "");
  }
  std::string values;
  for (const auto& one : solutions.each) values += (values.empty() ? "" : ", ") + std::string(1, letter) + " = " + Write(one.begin()->second, kStyle);
  teacher.Step(values.empty() ? "none" : splits ? "each" : "values", "", values);
  if (!values.empty()) teacher.Step("check_zero", "", "");
  return teacher.Done();
}

std::optional<Lesson> TeachEquation(std::string_view equation, Language language) {
  const auto sides = ReadSides(equation);
  if (!sides) return std::nullopt;
  const Expression whole = sides->left - sides->right;
  const std::string letters = whole.Letters();
  if (letters.size() != 1) return std::nullopt;
  const auto dense = whole.Coefficients(letters[0]);
  const auto solutions = SolveEquations({whole});
  if (!dense || dense->size() > 3 || !solutions || solutions->any) return std::nullopt;
  const Teacher teacher(language, letters[0]);
  if (dense->size() == 3) return Quadratic(*sides, *dense, *solutions, letters[0], teacher);
  if (dense->size() != 2 || solutions->each.empty()) return std::nullopt;
  return Linear(*sides, solutions->each.front().at(letters[0]).Plain(), letters[0], teacher, equation);
}

/// What stands in it as people say it: one equation, two, a sum.
std::optional<Lesson> TeachSaid(std::string_view text, Language language) {
  std::vector<std::string> equations, sums;
  for (const std::string& formula : Transcribe(text).formulas) (formula.find('=') != formula.npos ? equations : sums).push_back(formula);
  if (equations.size() == 1) return TeachEquation(equations[0], language);
  if (equations.size() == 2) return TeachSystem(equations[0], equations[1], language);
  return equations.empty() && sums.size() == 1 ? TeachSum(sums[0], language) : std::nullopt;
}

}  // namespace

std::optional<Lesson> Teach(std::string_view text, Language language) {
  if (text.size() > 600) return std::nullopt;
  if (auto equation = TeachEquation(text, language)) return equation;
  for (const auto teach : {TeachInequality, TeachCalculus, TeachDivisors, TeachPercent, TeachMean})
    if (auto lesson = teach(text, language)) return lesson;
  return TeachSaid(text, language);
}

}  // namespace sam::maths
