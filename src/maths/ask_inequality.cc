// Inequalities and equations with amounts: the numbers that fulfil them.
#include <re2/re2.h>

#include <algorithm>
#include <cctype>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/formula.h"
#include "maths/formula_runs.h"
#include "maths/problem.h"
#include "maths/relation.h"

namespace sam::maths {
namespace {

/// A side with a number put in, its amounts worked out as numbers.
std::optional<Rational> SideAt(std::string side, char letter, const Rational& at) {
  Scope scope;
  scope.values[letter] = Expression(at);
  for (int i = 0; i < 4; ++i) {
    const size_t open = side.find('|'), close = open == std::string::npos ? open : side.find('|', open + 1);
    if (close == std::string::npos) break;
    const auto inside = ReadFormula(side.substr(open + 1, close - open - 1), scope);
    const auto value = inside ? inside->AsRational() : std::nullopt;
    if (!value) return std::nullopt;
    side = side.substr(0, open) + "(" + Write(Rational(abs(*value))) + ")" + side.substr(close + 1);
  }
  const auto value = ReadFormula(side, scope);
  return value ? value->AsRational() : std::nullopt;
}

bool HoldsAt(const Relation& relation, char letter, const Rational& at) {
  const auto left = SideAt(relation.left, letter, at), right = SideAt(relation.right, letter, at);
  if (!left || !right) return false;
  switch (relation.order) {
    case Order::kLess: return *left < *right;
    case Order::kAtMost: return *left <= *right;
    case Order::kMore: return *left > *right;
    case Order::kAtLeast: return *left >= *right;
    case Order::kEqual: break;
  }
  return *left == *right;
}

/// By a second route: at numbers on both sides of every end the relation holds just where the set has them.
bool AgreesAtNumbers(const std::string& formula, const Fulfilled& fulfilled) {
  const auto relations = ReadRelations(formula);
  if (relations.empty()) return true;  // joined ones are put together from these
  std::vector<Rational> tried;
  for (int i = -12; i <= 12; ++i) tried.emplace_back(i * 3, 4);
  for (const Interval& one : fulfilled.set.intervals()) {
    for (const Bound* end : {&one.low, &one.high}) {
      if (!end->at || !end->at->IsRational()) continue;
      for (const int step : {-1, 0, 1}) tried.push_back(end->at->Plain() + Rational(step, 100));
    }
  }
  return std::all_of(tried.begin(), tried.end(), [&](const Rational& at) {
    const bool holds = std::all_of(relations.begin(), relations.end(), [&](const Relation& relation) { return HoldsAt(relation, fulfilled.letter, at); });
    return holds == fulfilled.set.Has(Surd(at));
  });
}

}  // namespace

std::optional<Solved> AnswerInequality(const Question& question) {
  const std::string& text = question.text;
  const bool order = HasAny(text, {"<", ">", "≤", "≥", "≦", "≧"}), amount = std::count(text.begin(), text.end(), '|') >= 2 && text.find('=') != text.npos;
  if ((!order && !amount) || text.size() > 300) return std::nullopt;
  const std::string formula = FormulaIn(text);
  if (formula.find_first_of("0123456789") == formula.npos || std::none_of(formula.begin(), formula.end(), [](unsigned char c) { return std::isalpha(c) != 0; })) return std::nullopt;
  const std::string lower = ToLower(text);
  const bool asked = HasAny(lower, {"solve", "inequality", "find", "solution", "values of", "what", "부등식", "방정식", "풀", "구해", "구하", "범위", "해를", "해는"});
  const auto letters = [](std::string_view in) { return std::count_if(in.begin(), in.end(), [](unsigned char c) { return c < 0x80 && std::isalpha(c) != 0; }); };
  if (!asked && (letters(lower) > letters(formula) || HasHangul(lower))) return std::nullopt;
  const auto fulfilled = Fulfil(formula);
  if (!fulfilled) return std::nullopt;
  const Language language = HasHangul(text) ? Language::kKorean : Language::kEnglish;
  return Solved{Write(fulfilled->set, fulfilled->letter, language), "tried with numbers on both sides of every end", AgreesAtNumbers(formula, *fulfilled)};
}

}  // namespace sam::maths
