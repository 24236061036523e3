#include "maths/algebra.h"

#include <algorithm>
#include <complex>
#include <numeric>

#include "maths/integers.h"

namespace sam::maths {
namespace {

constexpr int kRounds = 400;        // of Durand and Kerner's iteration
constexpr size_t kMostDivisors = 4000;
constexpr double kInexactFrom = 1e6, kNear = 0.05;

void Trim(Dense& p) {
  while (p.size() > 1 && p.back() == 0) p.pop_back();
}

Dense Derived(const Dense& p) {
  Dense out(std::max<size_t>(1, p.size() - 1));
  for (size_t i = 1; i < p.size(); ++i) out[i - 1] = p[i] * Rational(i);
  return out;
}

struct Division {
  Dense quotient, rest;
};
Division Divide(Dense a, const Dense& b) {
  Division out{Dense(a.size() >= b.size() ? a.size() - b.size() + 1 : 1), {}};
  for (size_t i = a.size(); i-- >= b.size();) {
    const Rational factor = a[i] / b.back();
    if (factor != 0) {
      out.quotient[i - (b.size() - 1)] = factor;
      for (size_t k = 0; k < b.size(); ++k) a[i - (b.size() - 1) + k] -= factor * b[k];
    }
    if (i == 0) break;
  }
  Trim(a);
  out.rest = std::move(a);
  return out;
}

/// Whole coefficients without a common divisor, the highest positive; and what it was divided by.
std::pair<Dense, Rational> Primitive(Dense p) {
  Integer bottom = 1, top = 0;
  for (const Rational& c : p) bottom = LeastCommonMultiple(bottom, denominator(c));
  for (Rational& c : p) c *= bottom, top = GreatestCommonDivisor(top, numerator(c));
  Rational content(top == 0 ? Integer(1) : top, bottom);  // a quotient of Rational and Integer loses its fraction
  if (p.back() < 0) content = -content;
  for (Rational& c : p) c /= content * Rational(bottom);
  return {p, content};
}

Dense Gcd(Dense a, Dense b) {
  while (!(b.size() == 1 && b[0] == 0)) {
    Dense rest = Divide(a, b).rest;
    a = std::move(b);
    b = rest.size() == 1 && rest[0] == 0 ? rest : Primitive(rest).first;
  }
  return Primitive(a).first;
}

/// Where the roots of a square-free polynomial lie, roughly.
std::vector<std::complex<double>> RootsNear(const Dense& p) {
  const size_t n = p.size() - 1;
  std::vector<double> a(p.size());
  for (size_t i = 0; i < p.size(); ++i) a[i] = (p[i] / p.back()).convert_to<double>();
  double bound = 0;
  for (size_t i = 0; i < n; ++i) bound = std::max(bound, std::pow(std::abs(a[i]), 1.0 / static_cast<double>(n - i)));
  std::vector<std::complex<double>> roots(n);
  for (size_t i = 0; i < n; ++i) roots[i] = std::polar(bound + 0.1, 0.4 + 6.283185307179586 * static_cast<double>(i) / static_cast<double>(n));
  for (int round = 0; round < kRounds; ++round) {
    for (size_t i = 0; i < n; ++i) {
      std::complex<double> value = 1, others = 1;
      for (size_t k = n; k-- > 0;) value = value * roots[i] + a[k];
      for (size_t k = 0; k < n; ++k) others *= k == i ? 1.0 : roots[i] - roots[k];
      if (others != 0.0) roots[i] -= value / others;
    }
  }
  return roots;
}

std::vector<Integer> Divisors(const Integer& n) {
  std::vector<Integer> out{1};
  const auto primes = PrimeFactors(n);
  if (!primes) return out;
  for (const Integer& p : *primes) {
    Integer power = 1;
    const size_t before = out.size();
    for (Integer rest = abs(n); rest % p == 0; rest /= p) {
      power *= p;
      for (size_t i = 0; i < before && out.size() < kMostDivisors; ++i) out.push_back(out[i] * power);
    }
  }
  return out;
}

std::optional<Rational> RootNear(const Dense& p, double guess, const std::vector<Integer>& bottoms) {
  for (const Integer& bottom : bottoms) {
    const double scaled = guess * bottom.convert_to<double>();
    if (!(std::abs(scaled) < 1e17)) continue;
    if (std::abs(scaled) <= kInexactFrom && std::abs(scaled - std::round(scaled)) > kNear) continue;
    const int reach = std::abs(scaled) > kInexactFrom ? 2 : 0;  // a big number is known to a few units only
    for (int off = -reach; off <= reach; ++off) {
      const Rational candidate(Integer(static_cast<long long>(std::llround(scaled)) + off), bottom);
      if (ValueAt(p, candidate) == 0) return candidate;
    }
  }
  return std::nullopt;
}

std::vector<Rational> RootsOfSquareFree(const Dense& p) {
  if (p.size() == 2) return {-p[0] / p[1]};
  if (p.size() == 3) {
    const auto root = ExactRoot(Rational(p[1] * p[1] - 4 * p[2] * p[0]));
    if (!root) return {};
    return {(-p[1] - *root) / (2 * p[2]), (-p[1] + *root) / (2 * p[2])};
  }
  std::vector<Rational> out;
  if (p[0] == 0) out.push_back(0);
  const auto bottoms = Divisors(numerator(p.back()));
  for (const auto& near : RootsNear(p)) {
    const auto root = RootNear(p, near.real(), bottoms);
    if (root && std::find(out.begin(), out.end(), *root) == out.end()) out.push_back(*root);
  }
  return out;
}

bool ByCoefficients(const Factor& a, const Factor& b) {
  if (a.polynomial.size() != b.polynomial.size()) return a.polynomial.size() < b.polynomial.size();
  return std::lexicographical_compare(a.polynomial.rbegin(), a.polynomial.rend(), b.polynomial.rbegin(), b.polynomial.rend());
}

/// Of one row: the letter to be taken out and its coefficient.
std::optional<std::pair<char, Rational>> Pivot(const Expression& row) {
  for (const auto& [monomial, coefficient] : row.terms())
    if (!monomial.empty()) return std::pair{monomial.begin()->first, coefficient.Plain()};
  return std::nullopt;
}

}  // namespace

bool IsLinear(const Expression& e) {
  return std::all_of(e.terms().begin(), e.terms().end(), [](const auto& term) {
    return term.second.IsRational() && (term.first.empty() || (term.first.size() == 1 && term.first.begin()->second == 1));
  });
}

std::optional<std::map<char, Rational>> SolveLinear(const std::vector<Expression>& equations) {
  std::vector<std::pair<char, Expression>> taken;  // letter = expression of letters that stay
  for (const Expression& equation : equations) {
    Expression row = equation;
    for (const auto& [letter, value] : taken) {
      const auto put = row.With(letter, value);
      if (!put) return std::nullopt;
      row = *put;
    }
    if (!IsLinear(row)) return std::nullopt;
    const auto pivot = Pivot(row);
    if (!pivot && !row.IsZero()) return std::nullopt;
    if (!pivot) continue;
    const Expression value = Expression::Letter(pivot->first) - row * Expression(Rational(1 / pivot->second));
    for (auto& [letter, other] : taken) other = other.With(pivot->first, value).value_or(other);
    taken.emplace_back(pivot->first, value);
  }
  std::map<char, Rational> out;
  for (const auto& [letter, value] : taken)
    if (const auto number = value.AsRational()) out[letter] = *number;
  return out;
}

Rational ValueAt(const Dense& polynomial, const Rational& x) {
  Rational value = 0;
  for (size_t i = polynomial.size(); i-- > 0;) value = value * x + polynomial[i];
  return value;
}

Expression ToExpression(const Dense& polynomial, char letter) {
  Expression out;
  for (size_t i = 0; i < polynomial.size(); ++i) {
    if (polynomial[i] != 0) out = out + Expression::Term(i == 0 ? Monomial() : Monomial{{letter, Rational(i)}}, Surd(polynomial[i]));
  }
  return out;
}

std::vector<Rational> RationalRoots(const Dense& polynomial) {
  if (polynomial.size() < 2) return {};
  const Dense square_free = Primitive(Divide(polynomial, Gcd(polynomial, Derived(polynomial))).quotient).first;
  std::vector<Rational> roots = RootsOfSquareFree(square_free);
  std::sort(roots.begin(), roots.end());
  return roots;
}

std::optional<std::pair<Surd, Surd>> QuadraticRoots(const Dense& q) {
  const auto root = Surd::Root(q[1] * q[1] - 4 * q[2] * q[0]);
  if (!root) return std::nullopt;
  const Surd half(Rational(1) / (2 * q[2])), middle(-q[1]);
  const Surd one = (middle - *root) * half, other = (middle + *root) * half;
  return (other - one).Sign() < 0 ? std::pair{other, one} : std::pair{one, other};
}

Factored FactorPolynomial(const Dense& polynomial) {
  Factored out;
  auto [rest, content] = Primitive(polynomial);
  out.content = content;
  for (const Rational& root : RationalRoots(rest)) {
    Factor factor{{-numerator(root), denominator(root)}, 0};
    for (Division d = Divide(rest, factor.polynomial); d.rest.size() == 1 && d.rest[0] == 0 && rest.size() > 1; d = Divide(rest, factor.polynomial)) rest = d.quotient, ++factor.times;
    out.factors.push_back(factor);
  }
  if (rest.size() > 1) {
    const auto [left, scale] = Primitive(rest);
    out.content *= scale;
    out.factors.push_back({left, 1});
    out.complete = left.size() <= 4;  // a cubic or less without rational roots does not split
  } else {
    out.content *= rest[0];
  }
  std::sort(out.factors.begin(), out.factors.end(), ByCoefficients);
  return out;
}

Dense Through(const std::vector<Rational>& sequence) {
  std::vector<Rational> row = sequence;
  Dense out{0}, basis{1};  // basis: the binomial (n-1 choose k)
  for (size_t k = 0; k < sequence.size(); ++k) {
    out.resize(std::max(out.size(), basis.size()));
    for (size_t i = 0; i < basis.size(); ++i) out[i] += row[0] * basis[i];
    for (size_t i = 0; i + 1 < row.size(); ++i) row[i] = row[i + 1] - row[i];
    row.pop_back();
    Dense next(basis.size() + 1);
    for (size_t i = 0; i < basis.size(); ++i) {
      next[i + 1] += basis[i] / Rational(k + 1);
      next[i] -= basis[i];
    }
    basis = std::move(next);
  }
  Trim(out);
  return out;
}

}  // namespace sam::maths
