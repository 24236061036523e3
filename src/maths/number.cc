#include "maths/number.h"

#include <algorithm>

namespace sam::maths {
namespace {

unsigned Bits(const Integer& value) { return value == 0 ? 1 : static_cast<unsigned>(msb(abs(value))) + 1; }

std::optional<Integer> ExactRoot(const Integer& value) {
  if (value < 0) return std::nullopt;
  Integer root = sqrt(value);
  if (root * root != value) return std::nullopt;
  return root;
}

}  // namespace

bool TooBig(const Rational& value) { return Bits(numerator(value)) + Bits(denominator(value)) > kMostBits; }
bool IsInteger(const Rational& value) { return denominator(value) == 1; }

std::string Write(const Rational& value) {
  return IsInteger(value) ? numerator(value).str() : numerator(value).str() + "/" + denominator(value).str();
}

std::string WriteDecimal(const Rational& value, int places, bool& exact) {
  Integer scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  const Rational scaled = abs(value) * scale;
  Integer rounded = (numerator(scaled) * 2 + denominator(scaled)) / (denominator(scaled) * 2);
  exact = Rational(rounded) == scaled;
  std::string digits = rounded.str();
  if (static_cast<int>(digits.size()) <= places) digits.insert(0, static_cast<size_t>(places) + 1 - digits.size(), '0');
  digits.insert(digits.size() - static_cast<size_t>(places), ".");
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return (value < 0 ? "-" : "") + digits;
}

std::optional<Rational> ReadNumber(std::string_view text) {
  std::string whole, fraction;
  bool after_point = false;
  for (const char c : text) {
    if (c == ',' && !after_point) continue;
    if (c == '.' && !after_point) { after_point = true; continue; }
    if (c < '0' || c > '9') return std::nullopt;
    (after_point ? fraction : whole).push_back(c);
  }
  if ((whole + fraction).empty() || whole.size() + fraction.size() > 3000) return std::nullopt;
  const auto integer = [](const std::string& digits) {
    const size_t first = std::min(digits.find_first_not_of('0'), digits.size());
    return first == digits.size() ? Integer(0) : Integer(digits.substr(first));
  };
  Integer scale = 1;
  for (size_t i = 0; i < fraction.size(); ++i) scale *= 10;
  return Rational(integer(whole + fraction), scale);
}

std::optional<Rational> ExactRoot(const Rational& value) {
  const auto top = ExactRoot(Integer(numerator(value))), bottom = ExactRoot(Integer(denominator(value)));
  if (!top || !bottom) return std::nullopt;
  return Rational(*top, *bottom);
}

std::optional<Rational> Power(const Rational& base, const Rational& exponent) {
  if (denominator(exponent) == 2) {
    const auto root = ExactRoot(base);
    return root ? Power(*root, numerator(exponent)) : std::nullopt;
  }
  if (!IsInteger(exponent) || abs(exponent) > 100000) return std::nullopt;
  const auto n = static_cast<unsigned>(abs(numerator(exponent)));
  if (base == 0) return exponent < 0 ? std::nullopt : std::optional<Rational>(n == 0 ? 1 : 0);
  if ((Bits(numerator(base)) + Bits(denominator(base))) * static_cast<unsigned long>(n) > 2ul * kMostBits) return std::nullopt;
  const Rational power(pow(Integer(numerator(base)), n), pow(Integer(denominator(base)), n));
  return exponent < 0 ? Rational(1) / power : power;
}

}  // namespace sam::maths
