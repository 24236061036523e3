// Divisors, primes, remainders, digits, bases, rounding.
#include <re2/re2.h>

#include <array>
#include <utility>

#include "base/unicode.h"
#include "maths/integers.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

constexpr unsigned kMostBitsTested = 2000;  // of a number whether it is prime

using Named = std::pair<std::string_view, int>;
constexpr std::array<Named, 13> kPlaces = {{{"units", 0}, {"ones", 0}, {"tens", 1}, {"hundreds", 2}, {"thousands", 3}, {"ten thousands", 4}, {"hundred thousands", 5}, {"millions", 6}, {"ten millions", 7}, {"hundred millions", 8}, {"billions", 9}, {"ten billions", 10}, {"hundred billions", 11}}};
constexpr std::array<Named, 11> kSteps = {{{"integer", 0}, {"whole number", 0}, {"one", 0}, {"ten", 1}, {"one hundred", 2}, {"hundred", 2}, {"one thousand", 3}, {"ten thousand", 4}, {"one hundred thousand", 5}, {"one million", 6}, {"million", 6}}};
constexpr std::array<Named, 21> kWords = {{{"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12},
                                          {"square", 2}, {"cube", 3}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6}, {"seventh", 7}}};
constexpr std::array<Named, 3> kMoreWords = {{{"eighth", 8}, {"ninth", 9}, {"tenth", 10}}};

template <size_t N>
std::optional<int> Find(const std::array<Named, N>& table, std::string_view name) {
  for (const auto& [word, value] : table)
    if (word == name) return value;
  return std::nullopt;
}

std::optional<int> WordNumber(const std::string& word) {
  if (const auto found = Find(kWords, word)) return found;
  if (const auto found = Find(kMoreWords, word)) return found;
  const auto digits = ReadNumber(word);
  return digits && IsInteger(*digits) && *digits < 1000 ? std::optional(static_cast<int>(numerator(*digits))) : std::nullopt;
}

std::optional<Integer> Whole(const Question& question, std::string_view formula) {
  const auto number = question.Number(formula);
  return number && IsInteger(*number) ? std::optional<Integer>(numerator(*number)) : std::nullopt;
}

Solved Truth(bool is, std::string check) { return {is ? "True" : "False", std::move(check), true}; }

std::optional<Solved> DivisorsAndMultiples(const Question& question) {
  static const RE2 gcd(R"((?i)(?:(?:calculate|what is|find) )?(?:the )?(?:greatest|highest) common (?:divisor|factor) of (.+) and (.+))"), lcm(R"((?i)(?:(?:calculate|what is|find) )?(?:the )?(?:smallest|lowest|least) common multiple of (.+) and (.+))");
  static const RE2 bottom(R"((?:Calculate|What is|Find) the common denominator of (.+) and (.+))"), factor(R"(Is (.+) a factor of (.+))"), multiple(R"(Is (.+) a multiple of (.+))"), divide(R"(Does (.+) divide (.+))");
  std::string one, other;
  const auto both = [&] { return std::pair{Whole(question, one), Whole(question, other)}; };
  if (RE2::FullMatch(question.text, bottom, &one, &other)) {
    const auto a = question.Number(one), b = question.Number(other);
    if (!a || !b) return std::nullopt;
    const Integer least = LeastCommonMultiple(denominator(*a), denominator(*b));
    return Solved{least.str(), "both are whole over it, and over no divisor of it", IsInteger(*a * least) && IsInteger(*b * least)};
  }
  if (RE2::FullMatch(question.text, gcd, &one, &other)) {
    const auto [a, b] = both();
    if (!a || !b) return std::nullopt;
    const Integer greatest = GreatestCommonDivisor(*a, *b);
    return Solved{greatest.str(), "it divides both, and what is left has no common divisor", greatest != 0 && GreatestCommonDivisor(*a / greatest, *b / greatest) == 1};
  }
  if (RE2::FullMatch(question.text, lcm, &one, &other)) {
    const auto [a, b] = both();
    if (!a || !b || *a == 0 || *b == 0) return std::nullopt;
    const Integer least = LeastCommonMultiple(*a, *b);
    return Solved{least.str(), "both divide it", least % *a == 0 && least % *b == 0};
  }
  const bool of = RE2::FullMatch(question.text, factor, &one, &other) || RE2::FullMatch(question.text, divide, &one, &other);
  if (!of && !RE2::FullMatch(question.text, multiple, &other, &one)) return std::nullopt;
  const auto [a, b] = both();
  if (!a || !b || *a == 0) return std::nullopt;
  return Truth(*b % *a == 0, "the remainder is " + Integer(abs(*b % *a)).str());
}

std::optional<Solved> Primes(const Question& question) {
  static const RE2 prime(R"(Is (.+?) (?:a )?(prime|composite)(?: number)?)"), factors(R"((?i)(?:(?:what are|list|find) )?(?:the )?prime factors of (.+))"), even(R"(Is (.+) (even|odd))");
  std::string formula, kind;
  if (RE2::FullMatch(question.text, factors, &formula)) {
    const auto n = Whole(question, formula);
    const auto primes = n ? PrimeFactors(*n) : std::nullopt;
    if (!primes) return std::nullopt;
    std::string out;
    Integer rest = abs(*n);
    for (const Integer& p : *primes) {
      out += (out.empty() ? "" : ", ") + p.str();
      while (rest % p == 0) rest /= p;
    }
    return Solved{out, "divided by them, 1 is left", rest == 1};
  }
  if (RE2::FullMatch(question.text, even, &formula, &kind)) {
    const auto n = Whole(question, formula);
    return n ? std::optional(Truth((*n % 2 == 0) == (kind == "even"), "divided by 2")) : std::nullopt;
  }
  if (!RE2::FullMatch(question.text, prime, &formula, &kind)) return std::nullopt;
  const auto n = Whole(question, formula);
  if (!n || (*n != 0 && msb(Integer(abs(*n))) >= kMostBitsTested)) return std::nullopt;
  return Truth(*n > 1 && IsPrime(*n) == (kind == "prime"), "Miller and Rabin's test");
}

std::optional<Solved> Remainder(const Question& question) {
  static const RE2 shape(R"((?i)(?:(?:calculate|what is|find) )?(?:the )?remainder when (.+) is divided by (.+))");
  std::string one, other;
  if (!RE2::FullMatch(question.text, shape, &one, &other)) return std::nullopt;
  const auto a = Whole(question, one), b = Whole(question, other);
  if (!a || !b || *b == 0) return std::nullopt;
  const Integer size = abs(*b), rest = ((*a % size) + size) % size;
  return Solved{rest.str(), "what is left divides without remainder", (*a - rest) % size == 0};
}

std::optional<Solved> Digits(const Question& question) {
  static const RE2 digit(R"(What is the ([a-z ]+) digit of (.+))"), round(R"((?:Round |What is )(.+?)(?: rounded)? to (?:the nearest (10*|[a-z ]+)|([a-z0-9]+) (?:decimal places?|dps?)))");
  static const RE2 root(R"(What is (?:the ([a-z]+) root of (.+)|(.+) to the power of (?:1/)?(.+)), to the nearest integer)"), root_of(R"(What is the ([a-z]+) root of (.+) to the nearest integer)");
  std::string place, formula, step, places, base, power;
  if (RE2::FullMatch(question.text, digit, &place, &formula)) {
    const auto at = Find(kPlaces, place);
    const auto n = at ? Whole(question, formula) : std::nullopt;
    if (!n) return std::nullopt;
    const std::string written = Integer(abs(*n)).str();
    const auto back = static_cast<size_t>(*at);
    return Solved{back < written.size() ? std::string(1, written[written.size() - 1 - back]) : "0", "counted from the right", true};
  }
  const bool named = RE2::FullMatch(question.text, root_of, &place, &formula);
  if (named || RE2::FullMatch(question.text, root, &place, &formula, &base, &power)) {
    const auto n = base.empty() ? WordNumber(place) : WordNumber(power);
    const auto value = Whole(question, base.empty() ? formula : base);
    if (!n || *n < 2 || *n > 64 || !value || *value < 0) return std::nullopt;
    const auto exponent = static_cast<unsigned>(*n);
    const Integer nearest = NearestRoot(*value, exponent), twice = pow(Integer(2), exponent);
    const bool holds = (nearest == 0 || pow(Integer(2 * nearest - 1), exponent) <= *value * twice) && pow(Integer(2 * nearest + 1), exponent) >= *value * twice;
    return Solved{nearest.str(), "its powers half a step below and above enclose it", holds};
  }
  if (!RE2::FullMatch(question.text, round, &formula, &step, &places)) return std::nullopt;
  const auto value = question.Number(formula);
  const bool digits = step.starts_with('1');
  const auto power_of_ten = !places.empty() ? WordNumber(places) : digits ? std::optional(static_cast<int>(step.size()) - 1) : Find(kSteps, step);
  if (!value || !power_of_ten) return std::nullopt;
  const Rational ten(pow(Integer(10), static_cast<unsigned>(*power_of_ten)));
  const Rational unit = places.empty() ? ten : 1 / ten, rounded = RoundTo(*value, unit);
  bool exact = false;
  return Solved{WriteDecimal(rounded, places.empty() ? 0 : *power_of_ten, exact), "no further away than half a step", abs(*value - rounded) * 2 <= unit};
}

std::optional<Solved> Bases(const Question& question) {
  static const RE2 convert(R"((?:Convert |What is )?(-?[0-9a-zA-Z]+) \(base (\d+)\) (?:to|in) base (\d+))"), sum(R"(In base (\d+), what is (-?[0-9a-z]+) ([+-]) (-?[0-9a-z]+))");
  std::string one, other, sign;
  int from = 0, to = 0;
  if (RE2::FullMatch(question.text, convert, &one, &from, &to) && to >= 2 && to <= 36) {
    const auto n = ReadInBase(ToLower(one), from);
    if (!n) return std::nullopt;
    const std::string out = WriteInBase(*n, to);
    return Solved{out, "read back", ReadInBase(out, to) == n};
  }
  if (!RE2::FullMatch(question.text, sum, &from, &one, &sign, &other)) return std::nullopt;
  const auto a = ReadInBase(one, from), b = ReadInBase(other, from);
  if (!a || !b) return std::nullopt;
  const Integer result = sign == "+" ? Integer(*a + *b) : Integer(*a - *b);
  const std::string out = WriteInBase(result, from);
  return Solved{out, "read back", ReadInBase(out, from) == result};
}

}  // namespace

std::optional<Solved> AnswerIntegers(const Question& question) {
  return FirstAnswer(question, {DivisorsAndMultiples, Primes, Remainder, Digits, Bases});
}

}  // namespace sam::maths
