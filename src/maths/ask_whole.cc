// Whole numbers as they are asked about in talk, in both languages: divisors of several, primes, factors, remainders, bases.
#include <algorithm>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/integers.h"
#include "maths/number_list.h"
#include "maths/phrase_book.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

enum Asked { kGcd, kLcm, kDivisors, kCountDivisors, kSumDivisors, kFactorise, kPrimeFactors, kIsPrime, kRemainder, kRemainderPlain, kToBase, kFromBase, kFromBinary, kIsEven, kIsOdd, kPrimesUpTo, kDivides };

const PhraseBook& Book() {
  static const Phrasing kPhrasings[] = {
      {R"({ask}(?:gcd|gcf|hcf|(?:greatest|highest|largest) common (?:divisor|factor|denominator))(?: of|:)? ?\(?(.+?)\)?{end})", kGcd}, {R"({ask}(?:lcm|(?:least|lowest|smallest) common multiple)(?: of|:)? ?\(?(.+?)\)?{end})", kLcm},
      {R"((.+?)의? ?(?:최대 ?공약수){end})", kGcd}, {R"((.+?)의? ?(?:최소 ?공배수){end})", kLcm},
      {R"({ask}(?:all )?(?:the )?(?:factors|divisors) of (\d+){end})", kDivisors}, {R"((?:how many (?:factors|divisors) does (\d+) have|{ask}number of (?:factors|divisors) of (\d+)))", kCountDivisors}, {R"((\d+)의 ?약수의 ?개수{end})", kCountDivisors},
      {R"((\d+)의 ?약수(?:는)? ?(?:모두 |전부 )?몇 ?개.*)", kCountDivisors}, {R"((?:{ask}sum of (?:all )?(?:the )?(?:factors|divisors) of (\d+)|(\d+)의 ?(?:모든 )?약수의 ?(?:총)?합){end})", kSumDivisors}, {R"((\d+)의? ?약수(?:를)?(?: 모두| 전부)?{end})", kDivisors},
      {R"((?:{ask}prime factori[sz]ation of|prime factori[sz]e|factori[sz]e|factor) (\d+)(?: into primes)?{end})", kFactorise}, {R"((\d+)(?:을|를|의)? ?소인수 ?분해.*)", kFactorise}, {R"((\d+)의? ?소인수(?:를)?(?: 모두)?{end})", kPrimeFactors},
      {R"(is (\d+) (?:a )?prime(?: number)?(?: or not)?)", kIsPrime}, {R"((\d+)(?:은|는|이|가)? ?소수(?:야|니|인가|인지|인가요|입니까|예요|이야|맞|일까|냐|에요|이에요|인 ?거).*)", kIsPrime},
      {R"((\d+)(?:을|를)? ?(\d+)(?:으로|로) ?나눈 ?나머지{end})", kRemainder}, {R"((\d+)(?:을|를)? ?(\d+)(?:으로|로) ?나누면 ?나머지.*)", kRemainder}, {R"({ask}(\d+) (?:mod|modulo|%) (\d+))", kRemainder}, {R"({ask}remainder (?:of|when) (\d+) ?(?:/|÷|divided by|is divided by) ?(\d+))", kRemainder},
      {R"({ask}(?:decimal )?(?:number )?(\d+)(?: \(?base 10\)?)? (?:to|into|in) (?:base (\d+)|binary|octal|hex(?:adecimal)?){end})", kToBase}, {R"((?:십진수 |10진수 |십진법의? ?수 ?|10진법의? ?수 ?)?(\d+)(?:을|를|은|는)? ?(\d+|이|팔|십육)진(?:수|법)(?:으로|로|의? ?수로).*)", kToBase},
      {R"((?:(\d+|이|팔|십육)진(?:수|법의? ?수)) ?([0-9a-f]+)(?:\(\d\))?(?:을|를|은|는)? ?(?:10|십)진(?:수|법).*)", kFromBase}, {R"({ask}(?:binary|(?:the )?binary number) ([01]+) (?:to|in|into|as) (?:a )?(?:decimal|base 10)(?: number)?)", kFromBinary}, {R"({ask}([01]+) (?:in binary|\(base 2\)|base 2|from binary) (?:to|in|into|as) (?:decimal|base 10))", kFromBinary},
      {R"((\d+)(?:은|는|이|가)? ?짝수(?:야|니|인가|인지|입니까|예요|이야|맞|일까|에요).*)", kIsEven}, {R"((\d+)(?:은|는|이|가)? ?홀수(?:야|니|인가|인지|입니까|예요|이야|맞|일까|에요).*)", kIsOdd},
      {R"({ask}(?:all )?(?:the )?(?:prime numbers|primes) (?:up to|below|less than|under|smaller than) (\d+){end})", kPrimesUpTo}, {R"((\d+)(?:보다 작은|까지의?|이하의?| 이하의?) ?(?:모든 )?소수(?:를)?(?: 모두| 전부)?{end})", kPrimesUpTo},
      {R"((\d+)(?:은|는|이|가)? ?(\d+)의 ?배수(?:야|니|인가|인지|입니까|예요|이야|맞|일까|에요).*)", kDivides}};
  static const PhraseBook book(kPhrasings);
  return book;
}

std::optional<std::vector<Integer>> Wholes(const std::string& text) {
  const auto numbers = NumberList(text);
  if (!numbers || numbers->size() < 2) return std::nullopt;
  std::vector<Integer> out;
  for (const Rational& n : *numbers) {
    if (!IsInteger(n) || n <= 0) return std::nullopt;
    out.push_back(numerator(n));
  }
  return out;
}

std::optional<Solved> Gcd(const std::vector<Integer>& numbers) {
  Integer greatest = 0, rest = 0;
  for (const Integer& n : numbers) greatest = GreatestCommonDivisor(greatest, n);
  for (const Integer& n : numbers) rest = GreatestCommonDivisor(rest, n / greatest);
  return Solved{greatest.str(), "it divides each, and what is left has no common divisor", rest == 1};
}

std::optional<Solved> Lcm(const std::vector<Integer>& numbers) {
  Integer least = 1, rest = 0;
  for (const Integer& n : numbers) least = LeastCommonMultiple(least, n);
  for (const Integer& n : numbers) rest = GreatestCommonDivisor(rest, least / n);
  return Solved{least.str(), "each divides it, and no smaller one", rest == 1};
}

std::vector<Integer> DivisorsOf(const Integer& n) {
  std::vector<Integer> low, high;
  for (Integer d = 1; d * d <= n; ++d) {
    if (n % d != 0) continue;
    low.push_back(d);
    if (d * d != n) high.push_back(n / d);
  }
  low.insert(low.end(), high.rbegin(), high.rend());
  return low;
}

std::string Joined(const std::vector<Integer>& numbers) {
  std::string out;
  for (const Integer& n : numbers) out += (out.empty() ? "" : ", ") + n.str();
  return out;
}

std::string Raised(unsigned n) {
  constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char c : std::to_string(n)) out += kDigits[c - '0'];
  return out;
}

std::optional<Solved> Factorised(const Integer& n) {
  const auto primes = PrimeFactors(n);
  if (!primes) return std::nullopt;
  std::string out;
  Integer rest = n, product = 1;
  for (const Integer& p : *primes) {
    unsigned times = 0;
    for (; rest % p == 0; rest /= p) ++times, product *= p;
    out += (out.empty() ? "" : " × ") + p.str() + (times > 1 ? Raised(times) : "");
  }
  return Solved{out, "multiplied out again", product == n};
}

std::optional<Solved> OfDivisors(int what, const Integer& n) {
  if (n < 1 || n > 1000000000) return std::nullopt;
  const auto all = DivisorsOf(n);
  if (what == kDivisors) return Solved{Joined(all), "in pairs whose product is the number", true};
  if (what == kCountDivisors) return Solved{std::to_string(all.size()), "counted", true};
  Integer sum = 0;
  for (const Integer& d : all) sum += d;
  return Solved{sum.str(), "added one by one", true};
}

Solved Truth(bool is, std::string_view text, std::string check) { return {HasHangul(text) ? (is ? "예" : "아니요") : is ? "True" : "False", std::move(check), true}; }

int Base(const std::string& name, std::string_view text) {
  if (name == "이" || text.find("binary") != text.npos) return 2;
  if (name == "팔" || text.find("octal") != text.npos) return 8;
  if (name == "십육" || text.find("hex") != text.npos) return 16;
  const auto n = ReadNumber(name);
  return n && *n >= 2 && *n <= 36 && IsInteger(*n) ? static_cast<int>(numerator(*n)) : 0;
}

std::optional<Solved> InBase(const Phrased& asked, std::string_view text) {
  const bool to = asked.what == kToBase;
  const int base = asked.what == kFromBinary ? 2 : Base(asked.parts[to ? 1 : 0], text);
  const std::string& digits = asked.parts[to || asked.what == kFromBinary ? 0 : 1];
  const auto n = base == 0 ? std::nullopt : ReadInBase(ToLower(digits), to ? 10 : base);
  if (!n) return std::nullopt;
  const std::string out = WriteInBase(*n, to ? base : 10);
  return Solved{out, "read back", ReadInBase(out, to ? base : 10) == n};
}

std::optional<Solved> PrimesUpTo(const std::string& limit, std::string_view text) {
  const bool below = HasAny(text, {"작은", "less", "below", "under", "smaller"});
  const auto n = ReadNumber(limit);
  if (!n || *n > 500) return std::nullopt;
  std::vector<Integer> out;
  for (Integer p = 2; Rational(p) < *n || (!below && Rational(p) == *n); ++p)
    if (IsPrime(p)) out.push_back(p);
  return out.empty() ? std::nullopt : std::optional(Solved{Joined(out), "each tested", true});
}

}  // namespace

std::optional<Solved> AnswerWhole(const Question& question) {
  const auto asked = Book().Match(question.text);
  if (!asked) return std::nullopt;
  const std::string& text = question.text;
  if (asked->what == kGcd || asked->what == kLcm) {
    const auto numbers = Wholes(asked->parts[0]);
    return !numbers ? std::nullopt : asked->what == kGcd ? Gcd(*numbers) : Lcm(*numbers);
  }
  if (asked->what >= kToBase && asked->what <= kFromBinary) return InBase(*asked, ToLower(text));
  const auto first = ReadNumber(asked->parts[0].empty() ? asked->parts[1] : asked->parts[0]);
  if (!first || first->is_zero() || msb(numerator(*first)) > 100) return std::nullopt;
  const Integer n = numerator(*first);
  switch (asked->what) {
    case kFactorise: return Factorised(n);
    case kIsPrime: return Truth(IsPrime(n), text, "Miller and Rabin's test");
    case kIsEven: return Truth(n % 2 == 0, text, "divided by 2");
    case kIsOdd: return Truth(n % 2 == 1, text, "divided by 2");
    case kPrimesUpTo: return PrimesUpTo(asked->parts[0], text);
    case kPrimeFactors: {
      const auto primes = PrimeFactors(n);
      return primes ? std::optional(Solved{Joined(*primes), "divided by them, 1 is left", true}) : std::nullopt;
    }
    case kRemainder:
    case kDivides: {
      const auto by = ReadNumber(asked->parts[1]);
      if (!by || *by <= 0 || !IsInteger(*by)) return std::nullopt;
      const Integer rest = n % numerator(*by);
      return asked->what == kDivides ? std::optional(Truth(rest == 0, text, "the remainder is " + rest.str())) : Solved{rest.str(), "what is left divides without remainder", (n - rest) % numerator(*by) == 0};
    }
    default: return OfDivisors(asked->what, n);
  }
}

}  // namespace sam::maths
