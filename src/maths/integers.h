// Whole numbers: divisors, primes, bases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "maths/number.h"

namespace sam::maths {

Integer GreatestCommonDivisor(const Integer& a, const Integer& b);
Integer LeastCommonMultiple(const Integer& a, const Integer& b);
/// Miller and Rabin's test with 25 rounds; certain below 3,317,044,064,679,887,385,961,981 by the first 13 primes.
bool IsPrime(const Integer& n);
/// The different primes that divide n > 1, in order; none where one could not be split in time.
std::optional<std::vector<Integer>> PrimeFactors(Integer n);
/// "-c57ca" of base 15, for bases 2 to 36; none for other digits.
std::optional<Integer> ReadInBase(std::string_view digits, int base);
std::string WriteInBase(const Integer& n, int base);
/// The whole number nearest to the n-th root of a value that is not negative; halves do not occur.
Integer NearestRoot(const Integer& value, unsigned n);
/// Away from zero at a half: to a multiple of `step`.
Rational RoundTo(const Rational& value, const Rational& step);

}  // namespace sam::maths
