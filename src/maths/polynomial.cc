#include "maths/polynomial.h"

#include <algorithm>
#include <set>

namespace sam::maths {

Polynomial Polynomial::Letter(char name) {
  Polynomial p;
  p.Add(std::string(1, name), 1);
  return p;
}

void Polynomial::Add(const std::string& monomial, const Rational& coefficient) {
  Rational& place = terms_[monomial];
  place += coefficient;
  if (place == 0) terms_.erase(monomial);
}

Rational Polynomial::Coefficient(const std::string& monomial) const {
  const auto found = terms_.find(monomial);
  return found == terms_.end() ? Rational(0) : found->second;
}

std::string Polynomial::Letters() const {
  std::set<char> letters;
  for (const auto& [monomial, c] : terms_) letters.insert(monomial.begin(), monomial.end());
  return {letters.begin(), letters.end()};
}

int Polynomial::Degree() const {
  size_t degree = 0;
  for (const auto& [monomial, c] : terms_) degree = std::max(degree, monomial.size());
  return static_cast<int>(degree);
}

Polynomial Polynomial::operator+(const Polynomial& other) const {
  Polynomial sum = *this;
  for (const auto& [monomial, c] : other.terms_) sum.Add(monomial, c);
  return sum;
}

Polynomial Polynomial::operator-(const Polynomial& other) const { return *this + other * Polynomial(Rational(-1)); }

Polynomial Polynomial::operator*(const Polynomial& other) const {
  Polynomial product;
  for (const auto& [left, a] : terms_)
    for (const auto& [right, b] : other.terms_) {
      std::string monomial = left + right;
      std::sort(monomial.begin(), monomial.end());
      product.Add(monomial, a * b);
    }
  return product;
}

Polynomial Polynomial::With(char letter, const Rational& value) const {
  Polynomial out;
  for (const auto& [monomial, c] : terms_) {
    std::string rest;
    Rational coefficient = c;
    for (const char l : monomial) l == letter ? static_cast<void>(coefficient *= value) : rest.push_back(l);
    out.Add(rest, coefficient);
  }
  return out;
}

}  // namespace sam::maths
