#include "maths/equations.h"

#include <algorithm>
#include <set>

#include "maths/algebra.h"

namespace sam::maths {
namespace {

constexpr size_t kHighestDegree = 12;

std::set<char> AllLetters(const std::vector<Expression>& equations) {
  std::set<char> letters;
  for (const Expression& e : equations)
    for (const char c : e.Letters()) letters.insert(c);
  return letters;
}

bool Holds(const std::vector<Expression>& equations, const std::map<char, Surd>& values) {
  return std::all_of(equations.begin(), equations.end(), [&](Expression e) {
    for (const auto& [letter, value] : values) {
      const auto put = e.With(letter, Expression(value));
      if (!put) return false;
      e = *put;
    }
    return e.IsZero();
  });
}

Result<Solutions> OfOneLetter(const Expression& equation, char letter) {
  const auto dense = equation.Coefficients(letter);
  if (!dense || dense->size() > kHighestDegree + 1) return Fail(ErrorCode::kInvalidArgument, "an equation of a kind that is not solved yet");
  std::vector<Surd> roots;
  for (const Factor& factor : FactorPolynomial(*dense).factors) {
    const Dense& p = factor.polynomial;
    if (p.size() > 3) return Fail(ErrorCode::kInvalidArgument, "an equation of a kind that is not solved yet");  // it may have roots that are not found
    if (p.size() == 2) roots.emplace_back(-p[0] / p[1]);
    if (const auto pair = p.size() == 3 ? QuadraticRoots(p) : std::nullopt) roots.insert(roots.end(), {pair->first, pair->second});
  }
  std::sort(roots.begin(), roots.end(), [](const Surd& a, const Surd& b) { return (b - a).Sign() > 0; });
  Solutions out;
  for (const Surd& root : roots) out.each.push_back({{letter, root}});
  return out;
}

Result<Solutions> OfLines(const std::vector<Expression>& equations, const std::set<char>& letters) {
  const bool linear = std::all_of(equations.begin(), equations.end(), IsLinear);
  if (!linear) return Fail(ErrorCode::kInvalidArgument, "an equation of a kind that is not solved yet");
  const auto values = SolveLinear(equations);
  Solutions out;
  if (!values) return out;  // they contradict each other
  out.any = values->size() < letters.size();
  if (out.any) return out;
  auto& one = out.each.emplace_back();
  for (const auto& [letter, value] : *values) one[letter] = Surd(value);
  return out;
}

}  // namespace

Result<Solutions> SolveEquations(const std::vector<Expression>& equations) {
  const std::set<char> letters = AllLetters(equations);
  if (letters.empty()) return Solutions{{}, std::all_of(equations.begin(), equations.end(), [](const Expression& e) { return e.IsZero(); })};
  auto out = equations.size() == 1 && letters.size() == 1 ? OfOneLetter(equations[0], *letters.begin()) : OfLines(equations, letters);
  if (!out) return out;
  for (const auto& values : out->each)
    if (!Holds(equations, values)) return Fail(ErrorCode::kInternal, "a solution does not hold when put back in");
  return out;
}

}  // namespace sam::maths
