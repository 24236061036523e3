#include "maths/surd.h"

#include <boost/multiprecision/cpp_dec_float.hpp>

namespace sam::maths {
namespace {

using Decimal = boost::multiprecision::cpp_dec_float_100;

constexpr int kTriedUpTo = 100000;  // of a radicand's factors
constexpr int kMostConjugates = 8;

/// n = square² · rest, rest square-free as far as factors up to kTriedUpTo go.
std::pair<Integer, Integer> TakeSquare(Integer n) {
  Integer square = 1, rest = 1;
  for (Integer p = 2; p <= kTriedUpTo && p * p <= n; p += p == 2 ? 1 : 2) {
    while (n % (p * p) == 0) n /= p * p, square *= p;
    if (n % p == 0) n /= p, rest *= p;
  }
  const Integer root = sqrt(n);
  if (root * root == n) square *= root;
  else rest *= n;
  return {square, rest};
}

Integer SmallestFactor(const Integer& n) {
  for (Integer p = 2; p <= kTriedUpTo && p * p <= n; p += p == 2 ? 1 : 2)
    if (n % p == 0) return p;
  return n;
}

Integer Gcd(const Integer& a, const Integer& b) { return boost::multiprecision::gcd(a, b); }

}  // namespace

Surd::Surd(const Rational& value) { Add(1, value); }

void Surd::Add(const Integer& radicand, const Rational& coefficient) {
  if (coefficient == 0) return;
  Rational& part = parts_[radicand];
  part += coefficient;
  if (part == 0) parts_.erase(radicand);
}

std::optional<Surd> Surd::Root(const Rational& value) {
  if (value < 0 || TooBig(value)) return std::nullopt;
  if (value == 0) return Surd();
  const Integer bottom = denominator(value);
  const auto [square, rest] = TakeSquare(numerator(value) * bottom);
  Surd root;
  root.Add(rest, Rational(square, bottom));
  return root;
}

Rational Surd::Plain() const {
  const auto found = parts_.find(1);
  return found == parts_.end() ? Rational(0) : found->second;
}

bool Surd::IsTooBig() const {
  if (parts_.size() > 16) return true;
  for (const auto& [radicand, coefficient] : parts_)
    if (TooBig(coefficient)) return true;
  return false;
}

int Surd::Sign() const {
  if (parts_.empty()) return 0;
  if (IsRational()) return Plain() < 0 ? -1 : 1;
  Decimal sum = 0;
  for (const auto& [radicand, coefficient] : parts_) sum += Decimal(numerator(coefficient)) / Decimal(denominator(coefficient)) * sqrt(Decimal(radicand));
  return sum < 0 ? -1 : 1;
}

Surd Surd::operator+(const Surd& other) const {
  Surd out = *this;
  for (const auto& [radicand, coefficient] : other.parts_) out.Add(radicand, coefficient);
  return out;
}

Surd Surd::operator-() const {
  Surd out = *this;
  for (auto& [radicand, coefficient] : out.parts_) coefficient = -coefficient;
  return out;
}

Surd Surd::operator-(const Surd& other) const { return *this + -other; }

Surd Surd::operator*(const Surd& other) const {
  Surd out;
  for (const auto& [a, x] : parts_) {
    for (const auto& [b, y] : other.parts_) {
      const Integer shared = Gcd(a, b);
      out.Add((a / shared) * (b / shared), x * y * shared);
    }
  }
  return out;
}

Surd Surd::Conjugate(const Integer& prime) const {
  Surd out;
  for (const auto& [radicand, coefficient] : parts_) out.Add(radicand, radicand % prime == 0 ? Rational(-coefficient) : coefficient);
  return out;
}

std::optional<Surd> Surd::Inverse() const {
  Surd top(Rational(1)), bottom = *this;
  for (int i = 0; i < kMostConjugates && !bottom.IsRational(); ++i) {
    const Surd conjugate = bottom.Conjugate(SmallestFactor(bottom.parts_.rbegin()->first));
    top = top * conjugate;
    bottom = bottom * conjugate;
  }
  if (!bottom.IsRational() || bottom.IsZero()) return std::nullopt;
  return top * Surd(Rational(1) / bottom.Plain());
}

}  // namespace sam::maths
