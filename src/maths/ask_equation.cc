// "Solve 3*x + 1 = 4 for x", "Factor ...", "What is o in ... = 0?", sequences.
#include <re2/re2.h>

#include <algorithm>

#include "maths/algebra.h"
#include "maths/equations.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

std::string Joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

/// Whether the question says which letter is looked for.
enum class Named : uint8_t { kNo, kYes };

std::optional<Solved> SolveFor(const Question& question, const std::vector<Expression>& equations, char letter, Named named) {
  const auto solutions = SolveEquations(equations);
  if (!solutions) {  // lines that settle this letter, whatever the others are
    const auto values = SolveLinear(equations);
    if (!values || !values->contains(letter)) return std::nullopt;
    return Solved{question.Written(values->at(letter)), "put back in, both sides agree", true};
  }
  if (solutions->any) return Solved{"every number", "both sides are the same", true};
  if (solutions->each.empty()) return Solved{"no real solution", "no number makes both sides agree", true};
  std::vector<std::string> written;
  for (const auto& values : solutions->each) {
    if (!values.contains(letter)) return std::nullopt;
    written.push_back((named == Named::kNo && question.style == Style::kSchool ? std::string(1, letter) + " = " : "") + Write(values.at(letter), question.style));
  }
  return Solved{Joined(written), "put back in, both sides agree", true};
}

std::string WriteFactor(const Factor& factor, char letter, Style style) {
  const Expression inside = ToExpression(factor.polynomial, letter);
  const std::string body = Write(inside, style);
  const std::string base = inside.terms().size() == 1 ? body : "(" + body + ")";
  return factor.times == 1 ? base : base + (style == Style::kProgram ? "**" : "^") + std::to_string(factor.times);
}

/// "-3*d*(d + 1)**2*(4*d - 1)/4".
std::string WriteFactored(const Factored& factored, char letter, Style style) {
  const std::string times = style == Style::kProgram ? "*" : "";
  std::string out;
  for (const bool bare : {true, false}) {
    for (const Factor& factor : factored.factors)
      if ((factor.polynomial.size() == 2 && factor.polynomial[0] == 0) == bare) out += (out.empty() ? "" : times) + WriteFactor(factor, letter, style);
  }
  const Integer top = abs(numerator(factored.content)), bottom = denominator(factored.content);
  if (top != 1 || out.empty()) out = top.str() + (out.empty() ? "" : times + out);
  return (factored.content < 0 ? "-" : "") + out + (bottom == 1 ? "" : "/" + bottom.str());
}

std::optional<Solved> FactorOf(const Question& question, const std::string& formula) {
  const auto value = question.Formula(formula);
  if (!value || value->Letters().size() != 1) return std::nullopt;
  const char letter = value->Letters()[0];
  const auto dense = value->Coefficients(letter);
  if (!dense || dense->size() < 2) return std::nullopt;
  const Factored factored = FactorPolynomial(*dense);
  Expression product{factored.content};
  for (const Factor& factor : factored.factors)
    for (int i = 0; i < factor.times; ++i) product = product * ToExpression(factor.polynomial, letter);
  return Solved{WriteFactored(factored, letter, question.style), "multiplied out again", product == *value};
}

std::optional<std::vector<Rational>> Numbers(const Question& question, const std::string& list) {
  std::vector<Rational> out;
  for (const std::string& item : SplitList(list)) {
    const auto number = question.Number(item);
    if (!number) return std::nullopt;
    out.push_back(*number);
  }
  return out;
}

std::optional<Solved> AnswerSequence(const Question& question) {
  static const RE2 next(R"((?:What (?:is|comes) (?:the )?next(?: term)?(?: in)?|What comes next)[: ] ?(.+))"), nth(R"(What is the ([a-z])'th term of (.+))");
  std::string list, letter;
  if (RE2::FullMatch(question.text, nth, &letter, &list)) {
    const auto numbers = Numbers(question, list);
    if (!numbers || numbers->size() < 2) return std::nullopt;
    return Solved{question.Written(ToExpression(Through(*numbers), letter[0])), "it gives every term that is known", true};
  }
  if (!RE2::FullMatch(question.text, next, &list)) return std::nullopt;
  const auto numbers = Numbers(question, list);
  if (!numbers || numbers->size() < 3) return std::nullopt;
  const Dense rule = Through(*numbers);
  if (rule.size() >= numbers->size()) return std::nullopt;  // a rule as long as the sequence says nothing
  return Solved{question.Written(ValueAt(rule, Rational(numbers->size() + 1))), "the rule gives every term that is known", true};
}

}  // namespace

std::optional<Solved> AnswerEquation(const Question& question) {
  static const RE2 solve(R"((?:Solve|solve) (.+=.+) for ([a-zA-Z]))"), bare(R"((?:Solve|solve) (.+=.+))"), in(R"((?:What is|Find|Calculate|Determine),? ([a-zA-Z]),? (?:in|such that|given that|so that|if) (.+=.+))");
  static const RE2 letter_only(R"((?:What is|Calculate|Determine|Find|Give) ([a-zA-Z]))"), factor(R"((?:Factor|factor|Factorise|factorise) (.+))");
  std::string list, letter;
  if (RE2::FullMatch(question.text, factor, &list)) return FactorOf(question, list);
  if (auto sequence = AnswerSequence(question)) return sequence;
  std::vector<Expression> equations;
  const Named named = RE2::FullMatch(question.text, solve) || !RE2::FullMatch(question.text, bare) ? Named::kYes : Named::kNo;
  const bool asked = RE2::FullMatch(question.text, solve, &list, &letter) || RE2::FullMatch(question.text, in, &letter, &list) ||
                     RE2::FullMatch(question.text, bare, &list);
  if (asked) {
    for (const std::string& part : SplitList(list)) {
      const auto equation = ReadEquation(part, question.scope);
      if (!equation) return std::nullopt;
      equations.push_back(*equation);
    }
    const std::string letters = equations.size() == 1 ? equations[0].Letters() : "";
    if (letter.empty() && letters.size() == 1) letter = letters;
  } else if (RE2::FullMatch(question.text, letter_only, &letter) && !question.scope.values.contains(letter[0])) {
    for (const Expression& equation : question.equations)
      if (equation.Letters() == letter) equations.push_back(equation);
  }
  if (equations.empty() || letter.empty()) return std::nullopt;
  return SolveFor(question, equations, letter[0], named);
}

}  // namespace sam::maths
