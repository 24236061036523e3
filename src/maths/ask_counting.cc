// Factorials, arrangements, choices; chances with coins, dice and balls.
#include <re2/re2.h>

#include <algorithm>
#include <functional>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/integers.h"
#include "maths/phrase_book.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

enum Asked { kFactorial, kChoose, kChooseOf, kArrange, kArrangeOf, kLine, kCoins, kCoinsAfter, kCoinsAll, kCoinsAny, kTwoDice, kDie, kTwoDiceKorean, kDieKorean, kBalls, kBallsKorean };
constexpr int kMostOf = 1000;

const PhraseBook& Book() {
  static const Phrasing kPhrasings[] = {
      {R"({ask}(\d+) ?!{end})", kFactorial}, {R"({ask}(?:factorial of (\d+)|(\d+) factorial){end})", kFactorial}, {R"((\d+)의? ?(?:팩토리얼|계승){end})", kFactorial},
      {R"({ask}(?:value of )?(\d+) ?(?:C|choose|콤비네이션) ?(\d+){end})", kChoose}, {R"({ask}C ?\((\d+), ?(\d+)\){end})", kChoose}, {R"({ask}(?:value of )?(\d+) ?(?:P|퍼뮤테이션) ?(\d+){end})", kArrange}, {R"({ask}P ?\((\d+), ?(\d+)\){end})", kArrange},
      {R"((?:how many|in how many|{ask}number of) (?:different )?(?:ways|combinations)?.*?(?:choose|pick|select|choosing|picking|selecting|choices of) (\d+) (?:[a-z]+ )*(?:of|from|out of)(?: a group of| a class of| a set of| a team of)? (\d+)(?: [a-z]+)*)", kChooseOf},
      {R"({ask}(?:number of )?combinations of (\d+) (?:[a-z]+ )?(?:out of|from|of) (\d+)(?: [a-z]+)*)", kChooseOf}, {R"({ask}(?:number of )?(?:permutations|arrangements) of (\d+) (?:[a-z]+ )?(?:out of|from|of) (\d+)(?: [a-z]+)*)", kArrangeOf},
      {R"((?:in )?how many (?:different )?ways can (\d+) (?:[a-z]+ )*?(?:be arranged|stand|sit|line up|be lined up|be put|be placed|be ordered)(?: up| down)?(?: in (?:a|one) (?:row|line)| in order)?)", kLine},
      {R"((\d+)(?:명|개|장|권|사람|마리|자루|송이)의?(?: [가-힣]+)*? 중에?서? (?:[가-힣]+ )?(\d+)(?:명|개|장|권|마리|자루|송이)(?:을|를)? ?(?:뽑아|골라|택해) ?(?:한 ?줄로|일렬로|차례로|순서).*)", kArrange},
      {R"((?:학생 |사람 )?(\d+)(?:명|개|장|권|사람|마리|자루|송이)의?(?: [가-힣]+)*? 중에?서? (?:(?:대표|청소 당번|위원|주번|당번) )?(\d+)(?:명|개|장|권|마리|자루|송이)(?:을|를)? ?(?:뽑|고르|선택|택하|골라).*(?:경우|방법|가지).*)", kChoose},
      {R"((?:학생 |사람 )?(\d+)(?:명|개|장|권|사람|마리)(?:의 [가-힣]+)?(?:을|를|이|가)? ?(?:한 ?줄|일렬)로 ?(?:세우|서|나열|앉|늘어놓|꽂|배열).*(?:경우|방법|가지).*)", kLine},
      {R"((?:{ask}(?:probability|chance|odds)(?: of getting| of| that you get| you get)?) (exactly |at least |at most )?(\d+|one|two|three|no) (heads?|tails?) (?:when |if |in |with |from )?(?:you )?(?:toss(?:ing)?|flip(?:ping)?|throw(?:ing)?)? ?(\d+|a|two|three|four) (?:fair )?coins?.*)", kCoins},
      {R"((?:if |when )?(?:you )?(?:toss|flip|throw) (\d+|two|three|four) (?:fair )?coins?,? {ask}(?:probability|chance) (?:of getting |of |that you get )?(exactly |at least |at most )?(\d+|one|two|three|no) (heads?|tails?).*)", kCoinsAfter},
      {R"(동전 ?(\d+|한|두|세|네) ?(?:개|번)?(?:를|을)? ?(?:동시에 )?(?:던|번 던).*?(앞면|뒷면)이? ?(?:정확히 )?(\d+|한|두|세) ?(?:개|번) ?(이상|이하)?.*확률.*)", kCoinsAfter},
      {R"(동전 ?(?:하나를 )?(\d+|한|두|세|네) ?(?:개|번)(?:를|을)? ?(?:동시에 )?던.*?(?:둘 다|셋 다|모두|전부) ?(?:앞면|뒷면).*확률.*)", kCoinsAll}, {R"(동전 ?(?:하나를 )?(\d+|한|두|세|네) ?(?:개|번)(?:를|을)? ?(?:동시에 )?던.*?적어도 ?(?:하나|한 ?번|한 ?개).*확률.*)", kCoinsAny},
      {R"((?:{ask}(?:probability|chance|odds)(?: that| of)?) (?:the )?(?:sum|total) (?:of )?(?:the )?(?:two|2) dice (?:is|being|adds up to|equals|comes to) (\d+).*)", kTwoDice},
      {R"((?:{ask}(?:probability|chance|odds)(?: that| of)?)(?: getting| rolling)? (?:an? )?(?:sum|total) of (\d+) (?:with|when|on|from|rolling).*?(?:two|2) dice.*)", kTwoDice},
      {R"((?:서로 다른 )?주사위 ?(?:2|두) ?개?(?:를|을)? ?(?:동시에 )?던.*?(?:눈의? ?(?:수의? )?합이?|합이) ?(\d+)(?:이|가|일|인| ?이상| ?이하)?.*확률.*)", kTwoDice},
      {R"((?:{ask}(?:probability|chance|odds)(?: that| of)?)(?: getting| rolling| throwing)? (?:an? )?(even|odd|prime|\d)(?: number)?(?: (?:when|on|with|from|if).*)?(?:die|dice))", kDie},
      {R"(주사위(?: ?(?:1|한) ?개| ?하나)?(?:를|을)? ?(?:한 번 )?던.*?(짝수|홀수|소수|\d의 배수|\d의 약수|\d)(?: ?(이상|이하))?.*확률.*)", kDie},
      {R"((?:an? |the )?(?:bag|box|jar|urn|drawer)(?: has| contains| holds| with)? (\d+) ([a-z]+)(?: [a-z]+)?(?:,)? and (\d+) ([a-z]+)(?: [a-z]+)?.*?(?:probability|chance|odds) (?:of|that).*?(both|two|2)? ?(?:are |is |being |of )*([a-z]+?)(?: balls?| marbles?| ones?| socks?)?)", kBalls},
      {R"((?:.*?주머니에? ?|.*?상자에? ?)?([가-힣]+) ?(?:공|구슬|카드|사탕) ?(\d+)개(?:와|과|,|랑|하고) ?([가-힣]+) ?(?:공|구슬|카드|사탕)?이? ?(\d+)개.*?(?:공|구슬|카드|사탕)?(?:을|를)? ?(?:임의로 )?(\d+|한|두) ?(?:개)?(?:를|을)? ?(?:동시에 )?(?:꺼|뽑).*?(?:모두 |둘 다 )?([가-힣]+) ?(?:공|구슬|카드|사탕).*확률.*)", kBallsKorean}};
  static const PhraseBook book(kPhrasings);
  return book;
}

std::optional<int> Count(const std::string& text) {
  constexpr std::pair<std::string_view, int> kWords[] = {{"no", 0}, {"a", 1}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"한", 1}, {"두", 2}, {"세", 3}, {"네", 4}};
  for (const auto& [word, value] : kWords)
    if (ToLower(text) == word) return value;
  const auto number = ReadNumber(text);
  return number && IsInteger(*number) && *number <= kMostOf ? std::optional(static_cast<int>(numerator(*number))) : std::nullopt;
}

Integer Arrangements(int n, int k) {
  Integer out = 1;
  for (int i = 0; i < k; ++i) out *= n - i;
  return k > n ? Integer(0) : out;
}
Integer Choices(int n, int k) { return k > n ? Integer(0) : Integer(Arrangements(n, k) / Arrangements(k, k)); }

/// Row n of Pascal's triangle, which knows nothing of factorials.
Integer ByTriangle(int n, int k) {
  std::vector<Integer> row{1};
  for (int i = 0; i < n; ++i) {
    row.push_back(0);
    for (size_t at = row.size() - 1; at > 0; --at) row[at] += row[at - 1];
  }
  return k <= n ? row[static_cast<size_t>(k)] : Integer(0);
}

enum class Kind : uint8_t { kChoices, kArrangements };

std::optional<Solved> Ways(int n, int k, Kind kind) {
  const bool ordered = kind == Kind::kArrangements;
  if (n > kMostOf || k > n) return std::nullopt;
  const Integer value = ordered ? Arrangements(n, k) : Choices(n, k);
  const Integer again = ByTriangle(n, k) * (ordered ? Arrangements(k, k) : Integer(1));
  return Solved{value.str(), "counted by Pascal's triangle as well", value == again};
}

/// Every outcome of so many equally likely throws is counted.
Rational Chance(int sides, int throws, const std::function<bool(const std::vector<int>&)>& wanted) {
  std::vector<int> faces(static_cast<size_t>(throws), 1);
  long good = 0, all = 0;
  for (;;) {
    ++all;
    good += wanted(faces) ? 1 : 0;
    size_t at = 0;
    while (at < faces.size() && ++faces[at] > sides) faces[at++] = 1;
    if (at == faces.size()) return Rational(good, all);
  }
}

std::optional<Solved> Coins(const std::string& coins, const std::string& number, const std::string& limit) {
  const auto n = Count(coins), k = Count(number);
  if (!n || !k || *n < 1 || *n > 14) return std::nullopt;
  const bool least = HasAny(limit, {"least", "이상"}), most = HasAny(limit, {"most", "이하"});
  const Rational counted = Chance(2, *n, [&](const std::vector<int>& faces) {
    const auto heads = std::count(faces.begin(), faces.end(), 1);
    return least ? heads >= *k : most ? heads <= *k : heads == *k;
  });
  Integer ways = 0;
  for (int i = least ? *k : most ? 0 : *k; i <= (least ? *n : *k); ++i) ways += Choices(*n, i);
  return Solved{Write(counted), "every outcome counted", counted == Rational(ways, pow(Integer(2), static_cast<unsigned>(*n)))};
}

std::optional<Solved> Die(const std::string& what, const std::string& limit) {
  const int digit = what[0] >= '0' && what[0] <= '9' ? what[0] - '0' : 0;
  if (digit == 0 && what[0] == '0') return std::nullopt;
  const Rational chance = Chance(6, 1, [&](const std::vector<int>& faces) {
    const int face = faces[0];
    const std::string lower = ToLower(what);
    if (lower == "even" || what == "짝수") return face % 2 == 0;
    if (lower == "odd" || what == "홀수") return face % 2 == 1;
    if (lower == "prime" || what == "소수") return face == 2 || face == 3 || face == 5;
    if (what.ends_with("배수")) return face % digit == 0;
    if (what.ends_with("약수")) return digit % face == 0;
    return limit == "이상" ? face >= digit : limit == "이하" ? face <= digit : face == digit;
  });
  return Solved{Write(chance), "every outcome counted", true};
}

std::optional<Solved> Balls(const std::string& one, const std::string& ones, const std::string& other, const std::string& others, const std::string& drawn, const std::string& wanted) {
  const auto a = Count(ones), b = Count(others), k = drawn.empty() ? std::optional(1) : drawn == "both" ? std::optional(2) : Count(drawn);
  if (!a || !b || !k || *k < 1 || *k > 6 || *a + *b > 200 || *a + *b < *k) return std::nullopt;
  const std::string colour = ToLower(wanted);
  const auto same = [&](const std::string& name) { return colour == ToLower(name); };
  if (!same(one) && !same(other)) return std::nullopt;
  const int good = same(one) ? *a : *b;
  Rational chance = 1;
  for (int i = 0; i < *k; ++i) chance *= Rational(std::max(0, good - i), *a + *b - i);
  return Solved{Write(chance), "counted over all draws", chance == Rational(Choices(good, *k), Choices(*a + *b, *k))};
}

}  // namespace

std::optional<Solved> AnswerCounting(const Question& question) {
  const auto asked = Book().Match(question.text);
  if (!asked) return std::nullopt;
  const auto& p = asked->parts;
  if (asked->what == kFactorial || asked->what == kLine) {
    const auto n = Count(p[0].empty() ? p[1] : p[0]);
    return n ? Ways(*n, *n, Kind::kArrangements) : std::nullopt;
  }
  if (asked->what <= kArrangeOf) {
    const bool turned = asked->what == kChooseOf || asked->what == kArrangeOf;
    const auto n = Count(p[turned ? 1 : 0]), k = Count(p[turned ? 0 : 1]);
    return n && k ? Ways(*n, *k, asked->what == kArrange || asked->what == kArrangeOf ? Kind::kArrangements : Kind::kChoices) : std::nullopt;
  }
  switch (asked->what) {
    case kCoins: return Coins(p[3], p[1], ToLower(p[0]));
    case kCoinsAfter: return HasHangul(question.text) ? Coins(p[0], p[2], p[3]) : Coins(p[0], p[2], ToLower(p[1]));
    case kCoinsAll: return Coins(p[0], p[0], "");
    case kCoinsAny: return Coins(p[0], "1", "이상");
    case kDie: return Die(p[0], p[1]);
    case kBalls: return Balls(p[1], p[0], p[3], p[2], p[4], p[5]);
    case kBallsKorean: return Balls(p[0], p[1], p[2], p[3], p[4], p[5]);
    default: break;
  }
  const auto sum = Count(p[0]);
  const bool at_least = question.text.find("이상") != std::string::npos, at_most = question.text.find("이하") != std::string::npos;
  if (!sum) return std::nullopt;
  return Solved{Write(Chance(6, 2, [&](const std::vector<int>& faces) { const int all = faces[0] + faces[1]; return at_least ? all >= *sum : at_most ? all <= *sum : all == *sum; })), "every outcome counted", true};
}

}  // namespace sam::maths
