#include "maths/integers.h"

#include <algorithm>
#include <array>
#include <set>

namespace sam::maths {
namespace {

constexpr std::array<unsigned, 13> kWitnesses = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41};
constexpr unsigned kTriedUpTo = 2000;
constexpr int kMostSteps = 40000;    // of Pollard's walk: enough for a factor of eight digits
constexpr unsigned kMostBitsToSplit = 128, kMostBitsToTest = 2000;

bool PassesFor(const Integer& n, const Integer& witness) {
  Integer odd = n - 1;
  unsigned twos = 0;
  for (; odd % 2 == 0; odd /= 2) ++twos;
  Integer x = powm(Integer(witness % n), odd, n);
  if (x == 1 || x == n - 1 || witness % n == 0) return true;
  for (unsigned i = 1; i < twos; ++i) {
    x = powm(x, 2, n);
    if (x == n - 1) return true;
  }
  return false;
}

/// Pollard's rho (1975), Floyd's cycle: a divisor of an odd composite n, or none in time.
std::optional<Integer> Split(const Integer& n) {
  if (msb(n) >= kMostBitsToSplit) return std::nullopt;
  for (const int shift : {1, 3}) {
    Integer slow = 2, fast = 2, divisor = 1;
    for (int i = 0; i < kMostSteps && divisor == 1; ++i) {
      slow = (slow * slow + shift) % n;
      fast = (fast * fast + shift) % n;
      fast = (fast * fast + shift) % n;
      divisor = gcd(Integer(abs(slow - fast)), n);
    }
    if (divisor != 1 && divisor != n) return divisor;
  }
  return std::nullopt;
}

bool Collect(const Integer& n, std::set<Integer>& out) {
  if (n == 1) return true;
  if (msb(n) >= kMostBitsToTest) return false;
  if (IsPrime(n)) return out.insert(n), true;
  const Integer root = sqrt(n);
  if (root * root == n) return Collect(root, out);
  const auto divisor = Split(n);
  return divisor && Collect(*divisor, out) && Collect(n / *divisor, out);
}

}  // namespace

Integer GreatestCommonDivisor(const Integer& a, const Integer& b) { return gcd(Integer(abs(a)), Integer(abs(b))); }
Integer LeastCommonMultiple(const Integer& a, const Integer& b) { return lcm(Integer(abs(a)), Integer(abs(b))); }

bool IsPrime(const Integer& n) {
  if (n < 2) return false;
  for (const unsigned p : kWitnesses)
    if (n % p == 0) return n == p;
  return std::all_of(kWitnesses.begin(), kWitnesses.end(), [&](unsigned witness) { return PassesFor(n, witness); });
}

std::optional<std::vector<Integer>> PrimeFactors(Integer n) {
  n = abs(n);
  if (n < 2) return std::nullopt;
  std::set<Integer> found;
  for (unsigned p = 2; p <= kTriedUpTo; ++p) {
    if (n % p != 0) continue;
    found.insert(p);
    while (n % p == 0) n /= p;
  }
  if (!Collect(n, found)) return std::nullopt;
  return std::vector<Integer>(found.begin(), found.end());
}

std::optional<Integer> ReadInBase(std::string_view digits, int base) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 400 || base < 2 || base > 36) return std::nullopt;
  Integer out = 0;
  for (const char c : digits) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
    if (digit >= base) return std::nullopt;
    out = out * base + digit;
  }
  return negative ? Integer(-out) : out;
}

std::string WriteInBase(const Integer& n, int base) {
  if (n == 0) return "0";
  std::string out;
  for (Integer rest = abs(n); rest > 0; rest /= base) out.push_back("0123456789abcdefghijklmnopqrstuvwxyz"[static_cast<size_t>(rest % base)]);
  if (n < 0) out.push_back('-');
  return {out.rbegin(), out.rend()};
}

Integer NearestRoot(const Integer& value, unsigned n) {
  Integer low = 0, high = 1;
  while (pow(high, n) <= value) high *= 2;
  while (high - low > 1) {
    const Integer middle = (low + high) / 2;
    (pow(middle, n) <= value ? low : high) = middle;
  }
  // low^n <= value < (low+1)^n; nearer to low where value < (low + 1/2)^n.
  return pow(Integer(2 * low + 1), n) > value * pow(Integer(2), n) ? low : Integer(low + 1);
}

Rational RoundTo(const Rational& value, const Rational& step) {
  const Rational ratio = abs(value) / step;
  const Integer whole = (2 * numerator(ratio) + denominator(ratio)) / (2 * denominator(ratio));
  return (value < 0 ? -1 : 1) * Rational(whole) * step;
}

}  // namespace sam::maths
