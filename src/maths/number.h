// Exact numbers: rationals of any size, written as people write them.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>

namespace sam::maths {

using Integer = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

/// Numbers longer than this (in bits, numerator and denominator together) are not worked out.
inline constexpr unsigned kMostBits = 20000;

bool TooBig(const Rational& value);
bool IsInteger(const Rational& value);
/// "7", "3/10", "-2.5 stays 5/2 written as -5/2".
std::string Write(const Rational& value);
/// A finite decimal of at most `places` where there is one; otherwise rounded, and `exact` is false.
std::string WriteDecimal(const Rational& value, int places, bool& exact);
/// "12", "3.75", "1,200"; none for anything else.
std::optional<Rational> ReadNumber(std::string_view text);
/// The square root where it is rational.
std::optional<Rational> ExactRoot(const Rational& value);
/// base^exponent; none where it is not defined or too big.
std::optional<Rational> Power(const Rational& base, const Rational& exponent);

}  // namespace sam::maths
