// Integrals of powers, and derivatives as they are asked for in Korean and with a function's name.
#include <re2/re2.h>

#include "base/unicode.h"
#include "maths/formula.h"
#include "maths/integral.h"
#include "maths/phrase_book.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

enum Asked { kDerivative, kDerivativeAt, kIntegral, kDefinite, kDefiniteOfLast };

const PhraseBook& Book() {
  static const Phrasing kPhrasings[] = {
      {R"([a-z]\([a-z]\) ?= ?(.+?)(?:,| when| and|일 ?때|에서|에 대하여|에 대해)?,? ?(?:{ask})?[a-z]['′]\((-?[\d./]+)\){end})", kDerivativeAt},
      {R"({ask}derivative of (.+?) (?:at|when) [a-z] ?= ?(-?[\d./]+))", kDerivativeAt},
      {R"((?:함수 )?(?:[a-z]\([a-z]\) ?= ?|y ?= ?)?(.+?)의 [a-z] ?= ?(-?[\d./]+)에서의? ?미분계수{end})", kDerivativeAt},
      {R"((?:함수 )?(?:[a-z]\([a-z]\) ?= ?|y ?= ?)?(.+?)(?:을|를|의)? ?(?:미분|도함수)(?:{end}|.*))", kDerivative},
      {R"({ask}d/d[a-z] ?(?:of )?(.+?))", kDerivative},
      {R"((?:integrate|{ask}(?:definite )?integral of|{ask}integral,?) (.+?)(?: ?d[a-z])? from (?:[a-z] ?= ?)?(-?[\d./]+) to (?:[a-z] ?= ?)?(-?[\d./]+){end})", kDefinite},
      {R"({ask}(?:the )?(?:definite )?integral from (-?[\d./]+) to (-?[\d./]+) of (.+?)(?: ?d[a-z])?{end})", kDefiniteOfLast},
      {R"({ask}∫_?\{?(-?[\d./]+)\}?\^\{?(-?[\d./]+)\}? ?(.+?) ?d[a-z]{end})", kDefiniteOfLast},
      {R"({ask}∫\[(-?[\d./]+),? ?(-?[\d./]+)\] ?(.+?) ?d[a-z]{end})", kDefiniteOfLast},
      {R"((?:함수 )?(.+?)(?:을|를|의)? ?(?:[a-z] ?= ?)?(-?[\d./]+)(?:부터|에서) ?(?:[a-z] ?= ?)?(-?[\d./]+)까지의? ?(?:정?적분)(?:{end}|.*))", kDefinite},
      {R"((?:[a-z] ?= ?)?(-?[\d./]+)(?:부터|에서) ?(?:[a-z] ?= ?)?(-?[\d./]+)까지 (?:함수 )?(.+?)(?:을|를|의)? ?(?:정?적분)(?:{end}|.*))", kDefiniteOfLast},
      {R"((?:integrate|{ask}(?:indefinite )?integral of|{ask}antiderivative of) (.+?)(?: ?d[a-z]| with respect to [a-z]| wrt [a-z])?{end})", kIntegral},
      {R"({ask}∫ ?(.+?) ?d[a-z]{end})", kIntegral},
      {R"((?:함수 )?(.+?)(?:을|를|의)? ?(?:부정적분|적분)(?:{end}|.*))", kIntegral}};
  static const PhraseBook book(kPhrasings);
  return book;
}

std::optional<std::pair<Expression, char>> OfOneLetter(const Question& question, const std::string& formula) {
  auto value = question.Formula(formula);
  if (!value || value->Letters().size() > 1) return std::nullopt;
  return std::pair{*value, value->Letters().empty() ? 'x' : value->Letters()[0]};
}

std::optional<Solved> Slope(const Question& question, const Phrased& asked) {
  const auto of = OfOneLetter(question, asked.parts[0]);
  if (!of) return std::nullopt;
  const Expression derivative = of->first.Derivative(of->second);
  const auto back = Integral(derivative, of->second);
  const bool holds = back && (of->first - *back).IsConstant();
  if (asked.what == kDerivative) return Solved{question.Written(derivative), "integrated again", holds};
  const auto at = question.Number(asked.parts[1]);
  const auto value = at ? derivative.With(of->second, Expression(*at)) : std::nullopt;
  return value ? std::optional(Solved{question.Written(*value), "integrated again", holds}) : std::nullopt;
}

std::optional<Solved> Area(const Question& question, const std::string& formula, const std::string& low, const std::string& high) {
  const auto of = OfOneLetter(question, formula);
  const auto from = question.Number(low), to = question.Number(high);
  if (!of || !from || !to) return std::nullopt;
  const auto whole = Integral(of->first, of->second);
  const auto at = [&](const Rational& x) { return whole ? whole->With(of->second, Expression(x)) : std::nullopt; };
  const auto end = at(*to), begin = at(*from), middle = at(Rational(*from + *to) / 2);
  if (!end || !begin || !middle) return std::nullopt;
  return Solved{question.Written(*end - *begin), "differentiated again", whole->Derivative(of->second) == of->first && (*end - *middle) + (*middle - *begin) == *end - *begin};
}

}  // namespace

std::optional<Expression> Integral(const Expression& of, char letter) {
  Expression out;
  for (const auto& [monomial, coefficient] : of.terms()) {
    const auto power = monomial.find(letter);
    const Rational exponent = power == monomial.end() ? Rational(0) : power->second;
    if (exponent == -1) return std::nullopt;  // a logarithm
    Monomial higher = monomial;
    higher[letter] = exponent + 1;
    out = out + Expression::Term(higher, coefficient * Surd(Rational(1 / Rational(exponent + 1))));
  }
  return out;
}

std::optional<Solved> AnswerCalculus(const Question& question) {
  const auto asked = Book().Match(question.text);
  if (!asked) return std::nullopt;
  if (asked->what == kDerivative || asked->what == kDerivativeAt) return Slope(question, *asked);
  if (asked->what == kDefinite) return Area(question, asked->parts[0], asked->parts[1], asked->parts[2]);
  if (asked->what == kDefiniteOfLast) return Area(question, asked->parts[2], asked->parts[0], asked->parts[1]);
  const auto of = OfOneLetter(question, asked->parts[0]);
  const auto whole = of ? Integral(of->first, of->second) : std::nullopt;
  if (!whole) return std::nullopt;
  return Solved{question.Written(*whole) + " + C", "differentiated again", whole->Derivative(of->second) == of->first};
}

}  // namespace sam::maths
