// Lessons on systems, inequalities, derivatives and integrals, divisors, percent and means.
#include <re2/re2.h>

#include <algorithm>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/algebra.h"
#include "maths/equations.h"
#include "maths/formula.h"
#include "maths/formula_runs.h"
#include "maths/integers.h"
#include "maths/integral.h"
#include "maths/number_list.h"
#include "maths/relation.h"
#include "maths/teacher.h"

namespace sam::maths {
namespace {

constexpr Style kStyle = Style::kSchool;
std::string Written(const Expression& e) { return Write(e, kStyle); }
std::string Written(const Rational& r) { return Write(Expression(r), kStyle); }

Rational CoefficientOf(const Expression& e, char letter) {
  const auto found = e.terms().find({{letter, 1}});
  return found == e.terms().end() ? Rational(0) : found->second.Plain();
}

/// "2x + 3y = 7" of an expression that is to be 0.
std::string AsEquation(const Expression& e) {
  const Expression constant{Surd(e.Constant())};
  return Written(e - constant) + " = " + Written(Expression() - constant);
}

std::vector<Integer> WholesIn(std::string_view text) {
  static const RE2 number(R"((\d+))");
  std::vector<Integer> out;
  re2::StringPiece rest(text.data(), text.size());
  std::string digits;
  while (out.size() < 6 && RE2::FindAndConsume(&rest, number, &digits))
    if (digits.size() < 25) out.push_back(numerator(*ReadNumber(digits)));
  return out;
}

std::string OrderSign(Order order) { return order == Order::kLess ? " < " : order == Order::kAtMost ? " ≤ " : order == Order::kMore ? " > " : " ≥ "; }

std::optional<Lesson> LinearInequality(const Relation& relation, const Expression& left, const Expression& right, char letter, Language language) {
  Teacher teacher(language, letter);
  const Expression x = Expression::Letter(letter);
  const Rational a = CoefficientOf(left, letter) - CoefficientOf(right, letter), b = Expression(right.Constant() - left.Constant()).AsRational().value_or(0);
  if (a == 0) return std::nullopt;
  const std::string gathered = Written(x * Expression(a)) + OrderSign(relation.order) + Written(b);
  teacher.Hint("like_equation");
  if (a < 0) teacher.Hint("turns", Written(a));
  teacher.Hint("gather_all");
  if (!(left == x * Expression(a) && right == Expression(b))) teacher.Step("gather", "", gathered);
  if (a != 1) {
    teacher.Hint("last", Written(a), gathered);
    teacher.Step(a < 0 ? "divide_turn" : "divide_order", Written(a), Written(x) + OrderSign(a < 0 ? Turned(relation.order) : relation.order) + Written(Rational(b / a)));
  }
  teacher.Step("try", "", "");
  return teacher.Done();
}

std::optional<Lesson> QuadraticInequality(const Expression& difference, Order order, char letter, Language language) {
  const auto set = Where(difference, order);
  const auto roots = RealRoots(difference, letter);
  if (!set || !roots) return std::nullopt;
  Teacher teacher(language, letter);
  std::string ends;
  for (const Surd& root : *roots) ends += (ends.empty() ? "" : ", ") + std::string(1, letter) + " = " + Write(root, kStyle);
  teacher.Hint("zero_first", Written(difference) + " = 0");
  teacher.Step("ends", Written(difference) + " = 0", ends.empty() ? "-" : ends);
  teacher.Hint("between", "");
  teacher.Hint("sign_there", "");
  teacher.Step("pick", Written(difference) + OrderSign(order) + "0", Write(*set, letter, language));
  return teacher.Done();
}

std::vector<Expression> TermsOf(const Expression& e, char letter) {
  std::vector<Expression> out;
  for (const auto& [monomial, coefficient] : e.terms()) out.push_back(Expression::Term(monomial, coefficient));
  std::sort(out.begin(), out.end(), [&](const Expression& a, const Expression& b) {
    const auto power = [&](const Expression& t) { const auto& m = t.terms().begin()->first; const auto at = m.find(letter); return at == m.end() ? Rational(0) : at->second; };
    return power(a) > power(b);
  });
  return out;
}

}  // namespace

std::optional<Lesson> TeachSystem(const std::string& one, const std::string& other, Language language) {
  const auto first = ReadEquation(one), second = ReadEquation(other);
  if (!first || !second || !IsLinear(*first) || !IsLinear(*second)) return std::nullopt;
  const auto solutions = SolveEquations({*first, *second});
  if (!solutions || solutions->any || solutions->each.size() != 1 || solutions->each[0].size() != 2) return std::nullopt;
  const char x = solutions->each[0].begin()->first, y = solutions->each[0].rbegin()->first;
  const Rational a = CoefficientOf(*first, y), b = CoefficientOf(*second, y), c = CoefficientOf(*first, x), d = CoefficientOf(*second, x);
  if (a == 0 || b == 0 || c == 0 || d == 0 || !IsInteger(a) || !IsInteger(b)) return std::nullopt;
  const Integer shared = LeastCommonMultiple(numerator(a), numerator(b));
  const Rational up = abs(Rational(shared) / a), down = abs(Rational(shared) / b);
  const Expression raised = *first * Expression(up), lowered = *second * Expression(down);
  const bool add = (a < 0) != (b < 0);
  const Expression left = add ? raised + lowered : raised - lowered;
  Teacher teacher(language, y);
  teacher.Hint("one_away");
  if (up != 1 || down != 1) {
    teacher.Step("match", "", AsEquation(raised) + ", " + AsEquation(lowered));
    teacher.Hint("match", Integer(abs(shared)).str());
  }
  teacher.Hint(add ? "add_up" : "take_off");
  teacher.Step(add ? "add_up" : "take_off", "", AsEquation(left));
  teacher.Hint("one_left", "", AsEquation(left));
  const Rational value = solutions->each[0].at(x).Plain(), rest = solutions->each[0].at(y).Plain();
  teacher.Step("one_left", "", std::string(1, x) + " = " + Written(value));
  teacher.Step("put_in", std::string(1, x) + " = " + Written(value), std::string(1, y) + " = " + Written(rest));
  teacher.Step("check_zero", "", "");
  return teacher.Done();
}

std::optional<Lesson> TeachInequality(std::string_view text, Language language) {
  if (!HasAny(text, {"<", ">", "≤", "≥", "≦", "≧"})) return std::nullopt;
  const auto relations = ReadRelations(FormulaIn(text));
  if (relations.size() != 1 || relations[0].order == Order::kEqual) return std::nullopt;
  const auto left = ReadFormula(relations[0].left), right = ReadFormula(relations[0].right);
  if (!left || !right) return std::nullopt;
  const Expression difference = *left - *right;
  const std::string letters = difference.Letters();
  const auto dense = letters.size() == 1 ? difference.Coefficients(letters[0]) : std::nullopt;
  if (!dense || dense->size() < 2 || dense->size() > 3) return std::nullopt;
  if (dense->size() == 3) return QuadraticInequality(difference, relations[0].order, letters[0], language);
  return LinearInequality(relations[0], *left, *right, letters[0], language);
}

std::optional<Lesson> TeachCalculus(std::string_view text, Language language) {
  const std::string lower = ToLower(text);
  const bool integral = HasAny(lower, {"적분", "integra", "antiderivative", "∫"});
  if (!integral && !HasAny(lower, {"미분", "도함수", "derivative", "differentiate", "d/dx"})) return std::nullopt;
  static const RE2 noise(R"(d/d[a-z]|[a-z]\([a-z]\) ?=|y ?=|∫| d[a-z]\b|with respect to [a-z]|wrt [a-z])");
  std::string plain(text);
  RE2::GlobalReplace(&plain, noise, " ");
  const auto of = ReadFormula(FormulaIn(plain));
  if (!of || of->Letters().size() != 1) return std::nullopt;
  const char letter = of->Letters()[0];
  const auto whole = integral ? Integral(*of, letter) : std::optional(of->Derivative(letter));
  if (!whole) return std::nullopt;
  Teacher teacher(language, letter);
  teacher.Hint(integral ? "integral_back" : "derivative_term");
  teacher.Hint(integral ? "integral_rule" : "derivative_rule");
  const auto terms = TermsOf(*of, letter);
  for (size_t i = 0; i < terms.size(); ++i) {
    const auto done = integral ? Integral(terms[i], letter) : std::optional(terms[i].Derivative(letter));
    teacher.Step(integral ? "integral_term" : "derivative_term", Written(terms[i]), done ? Written(*done) : "");
    if (terms.size() > 1 && i == 0) teacher.Hint(integral ? "integral_first" : "derivative_first", Written(terms[0]), done ? Written(*done) : "");
  }
  if (terms.size() == 1) teacher.Hint(integral ? "integral_only" : "derivative_only", Written(terms[0]));
  teacher.Step("together", "", Written(*whole) + (integral ? " + C" : ""));
  if (integral) teacher.Step("check_back", "", Written(*of));
  return teacher.Done();
}

std::optional<Lesson> TeachDivisors(std::string_view text, Language language) {
  const std::string lower = ToLower(text);
  const bool multiple = HasAny(lower, {"최소공배수", "최소 공배수", "lcm", "common multiple"});
  if (!multiple && !HasAny(lower, {"최대공약수", "최대 공약수", "gcd", "gcf", "hcf", "common divisor", "common factor"})) return std::nullopt;
  const auto numbers = WholesIn(text);
  if (numbers.size() != 2 || numbers[0] < 1 || numbers[1] < 1) return std::nullopt;
  Integer big = std::max(numbers[0], numbers[1]), small = std::min(numbers[0], numbers[1]);
  const Integer product = big * small, greatest = GreatestCommonDivisor(big, small);
  Teacher teacher(language);
  if (multiple) teacher.Hint("multiple_from", product.str());
  teacher.Hint("euclid");
  teacher.Hint("euclid_first", big.str(), small.str());
  for (int i = 0; i < 60 && small != 0; ++i) {
    const Integer times = big / small, rest = big % small;
    teacher.Step("euclid", "", big.str() + " = " + times.str() + " × " + small.str() + " + " + rest.str());
    if (rest != 0 && small % rest != 0 && i == 0) teacher.Hint("euclid_then", small.str(), rest.str());
    big = small, small = rest;
  }
  teacher.Hint("euclid_end");
  teacher.Step("euclid_end", "", greatest.str());
  if (multiple) teacher.Step("multiple", product.str() + " ÷ " + greatest.str(), Integer(product / greatest).str());
  return teacher.Done();
}

std::optional<Lesson> TeachPercent(std::string_view text, Language language) {
  static const RE2 english(R"((?i).*?(\d+(?:\.\d+)?) ?(?:%|percent|per cent) of (?:\$|£|€)?(\d[\d,]*(?:\.\d+)?).*)"), korean(R"(.*?(\d[\d,]*(?:\.\d+)?)(?:원|개|명|g|kg|m)?(?:의|에서) ?(\d+(?:\.\d+)?) ?(?:%|퍼센트|프로).*)");
  std::string percent, whole;
  const std::string line(text.substr(0, 300));
  if (!RE2::FullMatch(line, english, &percent, &whole) && !RE2::FullMatch(line, korean, &whole, &percent)) return std::nullopt;
  if (HasAny(line, {"what percent", "몇 퍼", "몇 %", "몇%", "몇 프로", "of what", "어떤 수"})) return std::nullopt;
  const auto p = ReadNumber(percent), n = OneNumber(whole);
  if (!p || !n) return std::nullopt;
  Teacher teacher(language);
  const Rational one = *n / 100;
  teacher.Hint("percent_means", percent);
  teacher.Hint("percent_one", whole);
  teacher.Step("percent_one", WriteShort(*n) + " ÷ 100", WriteShort(one));
  teacher.Hint("percent_then", percent, WriteShort(one));
  teacher.Step("percent_times", WriteShort(one) + " × " + percent, WriteShort(Rational(one * *p)));
  return teacher.Done();
}

std::optional<Lesson> TeachMean(std::string_view text, Language language) {
  if (!HasAny(ToLower(text), {"평균", "average", "mean of", "the mean"})) return std::nullopt;
  static const RE2 list(R"(((?:-?\d+(?:\.\d+)?(?:,| |and|와|과|랑)+)+-?\d+(?:\.\d+)?))");
  std::string told;
  const std::string line(text.substr(0, 300));
  const auto numbers = RE2::PartialMatch(line, list, &told) ? NumberList(told) : std::nullopt;
  if (!numbers || numbers->size() < 2) return std::nullopt;
  Rational sum = 0;
  std::string written;
  for (const Rational& n : *numbers) sum += n, written += (written.empty() ? "" : " + ") + WriteShort(n);
  const std::string count = std::to_string(numbers->size());
  Teacher teacher(language);
  teacher.Hint("mean_share");
  teacher.Hint("mean_sum", written);
  teacher.Hint("mean_last", count, WriteShort(sum));
  teacher.Step("mean_sum", written, WriteShort(sum));
  teacher.Step("mean_last", WriteShort(sum) + " ÷ " + count, WriteShort(Rational(sum / Rational(numbers->size()))));
  return teacher.Done();
}

}  // namespace sam::maths
