#include "maths/equation.h"

#include <algorithm>
#include <set>

namespace sam::maths {
namespace {

std::string AllLetters(const std::vector<Polynomial>& equations) {
  std::set<char> letters;
  for (const Polynomial& p : equations)
    for (const char c : p.Letters()) letters.insert(c);
  return {letters.begin(), letters.end()};
}

/// a·x² + b·x + c = 0, with a possibly 0.
Solutions SolveOne(const Polynomial& p, char x) {
  const std::string name(1, x);
  const Rational a = p.Coefficient(name + name), b = p.Coefficient(name), c = p.Coefficient("");
  Solutions solutions;
  if (a == 0 && b == 0) return solutions.any = c == 0, solutions;
  if (a == 0) return solutions.each.push_back({{x, -c / b}}), solutions;
  const Rational discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return solutions;
  const auto root = ExactRoot(discriminant);
  if (!root) return solutions.irrational = true, solutions;
  solutions.each.push_back({{x, (-b + *root) / (2 * a)}});
  if (*root != 0) solutions.each.push_back({{x, (-b - *root) / (2 * a)}});
  return solutions;
}

/// Cramer's rule on two lines.
Solutions SolveTwo(const Polynomial& p, const Polynomial& q, char x, char y) {
  const std::string nx(1, x), ny(1, y);
  const Rational a = p.Coefficient(nx), b = p.Coefficient(ny), e = -p.Coefficient("");
  const Rational c = q.Coefficient(nx), d = q.Coefficient(ny), f = -q.Coefficient("");
  const Rational determinant = a * d - b * c;
  Solutions solutions;
  if (determinant == 0) return solutions.any = a * f == c * e && b * f == d * e, solutions;
  solutions.each.push_back({{x, (e * d - b * f) / determinant}, {y, (a * f - e * c) / determinant}});
  return solutions;
}

bool Holds(const std::vector<Polynomial>& equations, const std::map<char, Rational>& values) {
  return std::all_of(equations.begin(), equations.end(), [&](Polynomial p) {
    for (const auto& [letter, value] : values) p = p.With(letter, value);
    return p.IsConstant() && p.Coefficient("") == 0;
  });
}

}  // namespace

Result<Solutions> Solve(const std::vector<Polynomial>& equations) {
  const std::string letters = AllLetters(equations);
  Solutions solutions;
  if (equations.size() == 1 && letters.empty()) solutions.any = equations[0].Coefficient("") == 0;
  else if (equations.size() == 1 && letters.size() == 1 && equations[0].Degree() <= 2) solutions = SolveOne(equations[0], letters[0]);
  else if (equations.size() == 2 && letters.size() == 2 && equations[0].Degree() == 1 && equations[1].Degree() == 1)
    solutions = SolveTwo(equations[0], equations[1], letters[0], letters[1]);
  else return Fail(ErrorCode::kInvalidArgument, "an equation of a kind that is not solved yet");
  for (const auto& values : solutions.each)
    if (!Holds(equations, values)) return Fail(ErrorCode::kInternal, "a solution does not hold when put back in");
  return solutions;
}

}  // namespace sam::maths
