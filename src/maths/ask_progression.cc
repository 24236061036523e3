// Sequences: the next number, the nth, the sum of so many.
#include <re2/re2.h>

#include "base/unicode.h"
#include "maths/algebra.h"
#include "maths/number_list.h"
#include "maths/phrase_book.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

enum Asked { kNext, kTermOf, kTermOfBefore, kArithmeticTerm, kArithmeticSum, kGeometricTerm, kGeometricSum, kSumTo, kSumOfTerms };
constexpr int kMostTerms = 5000;

const PhraseBook& Book() {
  static const Phrasing kPhrasings[] = {
      {R"((?:{ask}(?:next|missing) (?:number|term)(?: in(?: the)?(?: sequence| series| pattern)?| of(?: the sequence)?)?|{ask}(?:comes )?next(?: in the sequence| in| after)?|what(?: number)? comes next(?: in(?: the)?(?: sequence| series| pattern)?| after)?|continue)[:,]? ?(-?\d[-\d,./ ]*?)(?:,? ?(?:\.\.\.|…|\?|_+|□))*{end})", kNext},
      {R"((-?\d[-\d,./ ]*?)(?:,? ?(?:\.\.\.|…|\?|_+|□))*,? ?(?:what(?:'s| is| comes) next|next\??|다음(?:에| ?수|에 올|은| 숫자| 항).*))", kNext}, {R"((?:수열 |다음 수열 )(-?\d[-\d,./ ]*?)(?:,? ?(?:\.\.\.|…|\?|_+|□))*의? ?다음.*)", kNext},
      {R"(((?:-?\d+(?:[./]\d+)?, ?){3,})(?:\?|_+|□|\.\.\.)*)", kNext},
      {R"({ask}(\d+)(?:st|nd|rd|th)(?: term| number)(?: of| in)?(?: the)?(?: sequence)?:? ?(-?\d[-\d,./ ]*?)(?:,? ?(?:\.\.\.|…))?{end})", kTermOfBefore},
      {R"((?:수열 )?(-?\d[-\d,./ ]*?)(?:,? ?(?:\.\.\.|…|⋯))?(?:의|에서)? ?(?:제)? ?(\d+)(?:번째|항|째)(?: 항| 수| 숫자)?{end})", kTermOf},
      {R"(.*?(?:first term|첫째항|첫 ?째 ?항|첫 ?항|초항)(?:이|은|:| is| of| =)? ?(-?[\d./]+)(?:이고|,| and|인|이며)*(?: (?:the )?)?(?: ?common)? ?(?:difference|공차)(?:가|는|:| is| of| =)? ?(-?[\d./]+)(?:인)?.*?(?:sum (?:of|up to) (?:the )?first (\d+)|첫째항부터 제? ?(\d+) ?항까지의 합|(?:처음|첫) (\d+)(?:개 ?항|항)까?지?의 합|제? ?(\d+) ?항까지의 합).*)", kArithmeticSum},
      {R"(.*?(?:first term|첫째항|첫 ?째 ?항|첫 ?항|초항)(?:이|은|:| is| of| =)? ?(-?[\d./]+)(?:이고|,| and|인|이며)*(?: (?:the )?)?(?: ?common)? ?(?:difference|공차)(?:가|는|:| is| of| =)? ?(-?[\d./]+)(?:인)?.*?(\d+)(?:st|nd|rd|th| ?번째| ?항).*)", kArithmeticTerm},
      {R"(.*?(?:first term|첫째항|첫 ?째 ?항|첫 ?항|초항)(?:이|은|:| is| of| =)? ?(-?[\d./]+)(?:이고|,| and|인|이며)*(?: (?:the )?)?(?: ?common)? ?(?:ratio|공비)(?:가|는|:| is| of| =)? ?(-?[\d./]+)(?:인)?.*?(?:sum (?:of|up to) (?:the )?first (\d+)|첫째항부터 제? ?(\d+) ?항까지의 합|(?:처음|첫) (\d+)(?:개 ?항|항)까?지?의 합|제? ?(\d+) ?항까지의 합).*)", kGeometricSum},
      {R"(.*?(?:first term|첫째항|첫 ?째 ?항|첫 ?항|초항)(?:이|은|:| is| of| =)? ?(-?[\d./]+)(?:이고|,| and|인|이며)*(?: (?:the )?)?(?: ?common)? ?(?:ratio|공비)(?:가|는|:| is| of| =)? ?(-?[\d./]+)(?:인)?.*?(\d+)(?:st|nd|rd|th| ?번째| ?항).*)", kGeometricTerm},
      {R"((?:{ask}sum of |add up |add )(?:all )?(?:the )?(even |odd )?(?:whole |natural |integer )?(?:numbers |integers )?from (\d+) (?:to|through|up to) (\d+){end})", kSumTo},
      {R"({ask}sum of (?:the )?first (\d+) (even |odd )?(?:natural |positive |whole )?(?:numbers|integers){end})", kSumOfTerms},
      {R"((\d+)(?:부터|에서) (\d+)까지의? ?(?:자연수|정수|수|숫자)?(?: ?중에?서? ?)?(짝수|홀수)?(?:의|를|을)? ?(?:모두 |전부 |다 )?(?:합|더하|더한).*)", kSumTo}};
  static const PhraseBook book(kPhrasings);
  return book;
}

/// Each so many times the one before; 0 where not.
Rational CommonRatio(const std::vector<Rational>& numbers) {
  if (numbers.size() < 3 || numbers[0] == 0) return 0;
  const Rational ratio = numbers[1] / numbers[0];
  for (size_t i = 1; i < numbers.size(); ++i)
    if (numbers[i - 1] == 0 || numbers[i] / numbers[i - 1] != ratio) return 0;
  return ratio;
}

bool IsSumOfTwo(const std::vector<Rational>& numbers) {
  if (numbers.size() < 5) return false;
  for (size_t i = 2; i < numbers.size(); ++i)
    if (numbers[i] != numbers[i - 1] + numbers[i - 2]) return false;
  return true;
}

/// The n-th from 1; none where no rule is plain from the numbers.
std::optional<Rational> TermOf(const std::vector<Rational>& numbers, int n) {
  if (numbers.size() < 3 || n < 1 || n > kMostTerms) return std::nullopt;
  if (static_cast<size_t>(n) <= numbers.size()) return numbers[static_cast<size_t>(n) - 1];
  if (const Rational ratio = CommonRatio(numbers); ratio != 0) {
    const auto power = Power(ratio, Rational(n - 1));
    return power ? std::optional<Rational>(numbers[0] * *power) : std::nullopt;
  }
  const Dense rule = Through(numbers);
  if (rule.size() < numbers.size()) return ValueAt(rule, Rational(n));
  if (!IsSumOfTwo(numbers) || n > 300) return std::nullopt;
  std::vector<Rational> all = numbers;
  while (all.size() < static_cast<size_t>(n)) all.push_back(all[all.size() - 1] + all[all.size() - 2]);
  return all.back();
}

std::optional<int> Small(const std::string& text) {
  const auto n = ReadNumber(text);
  return n && IsInteger(*n) && *n <= kMostTerms ? std::optional(static_cast<int>(numerator(*n))) : std::nullopt;
}

/// By the formula, and term by term.
std::optional<Solved> Progression(const Phrased& asked) {
  const auto first = OneNumber(asked.parts[0]), step = OneNumber(asked.parts[1]);
  std::string count;
  for (size_t i = 2; i < 6; ++i)
    if (count.empty()) count = asked.parts[i];
  const auto n = Small(count);
  if (!first || !step || !n || *n < 1 || *n > 1000) return std::nullopt;
  const bool geometric = asked.what == kGeometricTerm || asked.what == kGeometricSum, sum = asked.what == kArithmeticSum || asked.what == kGeometricSum;
  Rational term = *first, all = *first;
  for (int i = 1; i < *n; ++i) {
    term = geometric ? Rational(term * *step) : Rational(term + *step);
    all += term;
    if (TooBig(term)) return std::nullopt;
  }
  Rational by_formula = term;
  if (sum && !geometric) by_formula = Rational(*n) * (*first + term) / 2;
  if (sum && geometric) by_formula = *step == 1 ? Rational(*first * *n) : Rational((term * *step - *first) / (*step - 1));
  const Rational value = sum ? all : term;
  return Solved{WriteShort(value), "by the formula and term by term", by_formula == value};
}

std::optional<Solved> SumTo(const std::string& from, const std::string& to, const std::string& kind) {
  const auto low = Small(from), high = Small(to);
  const auto big_low = ReadNumber(from), big_high = ReadNumber(to);
  if (!big_low || !big_high || *big_low > *big_high) return std::nullopt;
  const bool even = kind.starts_with("even") || kind == "짝수", odd = kind.starts_with("odd") || kind == "홀수";
  Integer first = numerator(*big_low), last = numerator(*big_high);
  const int step = even || odd ? 2 : 1;
  if ((even && first % 2 != 0) || (odd && first % 2 == 0)) ++first;
  if ((even && last % 2 != 0) || (odd && last % 2 == 0)) --last;
  if (last < first) return std::nullopt;
  const Integer count = (last - first) / step + 1, sum = count * (first + last) / 2;
  Integer again = 0;
  if (low && high)
    for (Integer i = first; i <= last; i += step) again += i;
  return Solved{sum.str(), "added one by one as well", !low || !high || again == sum};
}

}  // namespace

std::optional<Solved> AnswerProgression(const Question& question) {
  const auto asked = Book().Match(question.text);
  if (!asked) return std::nullopt;
  const auto& p = asked->parts;
  if (asked->what == kSumTo) return HasHangul(question.text) ? SumTo(p[0], p[1], p[2]) : SumTo(p[1], p[2], ToLower(p[0]));
  if (asked->what == kSumOfTerms) {
    const auto n = Small(p[0]);
    if (!n || *n < 1) return std::nullopt;
    const std::string kind = ToLower(p[1]);
    return kind.empty() ? SumTo("1", std::to_string(*n), "") : SumTo("1", std::to_string(2 * *n), kind);
  }
  if (asked->what >= kArithmeticTerm) return Progression(*asked);
  const bool before = asked->what == kTermOfBefore;
  const auto numbers = NumberList(std::string_view(p[before ? 1 : 0]).substr(0, p[before ? 1 : 0].find_last_not_of(" ,") + 1));
  if (!numbers) return std::nullopt;
  const auto n = asked->what == kNext ? std::optional(static_cast<int>(numbers->size()) + 1) : Small(p[before ? 0 : 1]);
  const auto term = n ? TermOf(*numbers, *n) : std::nullopt;
  return term ? std::optional(Solved{WriteShort(*term), "the rule gives every term that is known", true}) : std::nullopt;
}

}  // namespace sam::maths
