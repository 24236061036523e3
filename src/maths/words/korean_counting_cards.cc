// Numbers made of digit cards, and cards drawn from a row of numbers, counted by making each of them.
#include <algorithm>
#include <set>

#include "maths/words/korean_counting.h"
#include "maths/words/korean_numbers_set.h"

namespace sam::maths {
namespace {

constexpr int kMostMade = 120000;

/// The digits on the cards, in order.
std::vector<int> CardsIn(const std::string& text) {
  std::vector<int> out;
  if (const auto range = First<"([0-9]+)(?:부터|에서) ?([0-9]+)까지">(text)) {
    for (int digit = range->Whole(1); digit <= range->Whole(2) && out.size() < 1001; ++digit) out.push_back(digit);
    return out;
  }
  if (const auto below = First<"([0-9]+)보다 작은 자연수 중">(text)) {
    for (int number = 1; number < below->Whole(1) && out.size() < 1001; ++number) out.push_back(number);
    return out;
  }
  if (const auto list = First<"((?:[0-9]+, ?){2,}[0-9]+)">(text))
    for (const Rational& value : NumbersIn((*list)[1]))
      if (IsInteger(value) && value < 1000) out.push_back(static_cast<int>(numerator(value)));
  return out;
}

int PlacesIn(const std::string& text) {
  const auto found = First<"(소수 )?([2-6두세네]|다섯) ?자리(?:의)? ?(?:자연수|정수|수|비밀번호|홀수|짝수|숫자)|비밀번호[는가]() ([2-6두세네]|다섯) ?자리">(text);
  if (!found || !(*found)[1].empty()) return 0;
  const std::string& said = (*found)[2].empty() ? (*found)[4] : (*found)[2];
  return said == "두" ? 2 : said == "세" ? 3 : said == "네" ? 4 : said == "다섯" ? 5 : said[0] - '0';
}

bool MayRepeat(const std::string& text) {
  return Says<"중복을 허|중복하여|중복해서|여러 ?번 (?:사용|뽑|써|쓸|쓰|이용)|같은 (?:숫자|카드|수|공)[를을] 여러 ?번[^.]*(?:있|된|도)|다시 넣(?:고|은|어|으)|각 자리에[^.]*중 하나">(text) && !Says<"여러 ?번[^.]*(?:아니|없|않|못)|중복하지|중복 없이">(text);
}

/// What the number made must be: the part of the text behind the cards.
std::optional<CountTest> Wanted(const std::string& text, int places) {
  std::string rest = text;
  Replace<"[0-9]+(?:부터|에서) ?[0-9]+까지">(rest, "");
  Replace<"[0-9]+(?:장|개|번)">(rest, "");
  if (const auto at = First<"(일|십|백)의 자리(?: ?숫자)?[가는이의]? ?(?:수가 |수는 )?">(rest)) {
    const int from_right = (*at)[1] == "일" ? 1 : (*at)[1] == "십" ? 10 : 100;
    const auto test = CountCondition(rest.substr(at->end));
    if (!test) return std::nullopt;
    return [from_right, test = *test](int value) { return test(value / from_right % 10); };
  }
  if (places > 0) Replace<"([2-6두세네]|다섯) ?자리(?:의)?">(rest, "");
  Replace<"(?:[0-9]+, ?){2,}[0-9]+">(rest, "");
  Replace<"의 ?수[를는]?|개수">(rest, " ");
  if (!Says<"짝수|홀수|배수|약수|이상|이하|미만|초과|보다|소수">(rest)) return [](int) { return true; };
  return CountCondition(rest);
}

std::optional<WordAnswer> Made(const std::string& text, const std::vector<int>& cards, int places) {
  const auto wanted = Wanted(text, places);
  if (!wanted || std::ranges::any_of(cards, [](int card) { return card > 9; }) || cards.size() > 10) return std::nullopt;
  const bool code = Says<"비밀번호">(text), repeat = MayRepeat(text) || (code && !Says<"한 번씩|1번씩|서로 다른|모두 다른|중복하지|여러 ?번[^.]*(?:아니|없|않|못)">(text));
  if (Says<"자리 수\\)? ?[×*÷+]|곱|나눗셈">(text)) return std::nullopt;
  std::vector<int> made{0};
  std::vector<unsigned> used{0};
  for (int place = 0; place < places; ++place) {
    std::vector<int> next;
    std::vector<unsigned> next_used;
    for (size_t i = 0; i < made.size(); ++i)
      for (size_t card = 0; card < cards.size(); ++card) {
        if ((!repeat && (used[i] >> card & 1U) != 0) || (place == 0 && cards[card] == 0 && !code)) continue;
        next.push_back(made[i] * 10 + cards[card]);
        next_used.push_back(used[i] | 1U << card);
      }
    if (next.size() > kMostMade) return std::nullopt;
    made = std::move(next), used = std::move(next_used);
  }
  std::vector<int> fit;
  std::ranges::copy_if(made, std::back_inserter(fit), *wanted);
  std::ranges::sort(fit);
  if (!code) fit.erase(std::ranges::unique(fit).begin(), fit.end());
  const std::string what = "숫자 " + std::to_string(cards.size()) + "개로 " + std::to_string(places) + "자리 수를 만들 때 ";
  if (Says<"가장|번째|제일|모두 더|의 합">(text) && !code) {
    Rational scale = 1;
    if (const auto point = First<"소수 ([1-3]|한|두|세) ?자리">(text)) scale = (*point)[1] == "한" || (*point)[1] == "1" ? 10 : (*point)[1] == "두" || (*point)[1] == "2" ? 100 : 1000;
    std::vector<Rational> values;
    for (const int value : fit) values.push_back(value / scale);
    std::string asked = text;
    Replace<"(작은|큰) (?:수|것|쪽)부터[^0-9]*([0-9]+) ?번째">(asked, R"(\2번째로 \1)");
    if (const auto picked = PickFrom(values, asked)) {
      auto out = CountTold(0, "", picked->steps, what + "그 가운데 순서에 맞는 수를 찾는 문제예요.", "만들 수 있는 수 " + std::to_string(fit.size()) + "개를 모두 늘어놓았어요.");
      out.value = WriteKorean(picked->value);
      return out;
    }
    if (!Says<"모두 더|의 합|합[은을]">(text)) return std::nullopt;
    Rational total = 0;
    for (const Rational& value : values) total += value;
    auto out = CountTold(0, "", {"만들 수 있는 수 " + std::to_string(fit.size()) + "개를 모두 더하기: " + WriteKorean(total)}, what + "만들 수 있는 수를 모두 더하는 문제예요.", "만들 수 있는 수를 모두 늘어놓고 더했어요.");
    out.value = WriteKorean(total);
    return out;
  }
  if (!Says<"몇|개수|갯수|수는\\?|경우|방법|가지|수를 구">(text)) return std::nullopt;
  std::string shown;
  for (size_t i = 0; i < fit.size() && i < 12; ++i) shown += (i > 0 ? ", " : "") + std::to_string(fit[i]);
  std::vector<std::string> steps{"만들 수 있는 " + std::to_string(places) + "자리 수: 모두 " + std::to_string(made.size()) + "개"};
  if (fit.size() != made.size() || fit.size() <= 12) steps.push_back("맞는 수: " + shown + (fit.size() > 12 ? ", …" : "") + " → " + std::to_string(fit.size()) + "개");
  return CountTold(static_cast<long long>(fit.size()), code ? "가지" : "개", steps, what + "조건에 맞는 수가 몇 개인지 구하는 문제예요." + (repeat ? " 같은 숫자를 여러 번 써도 돼요." : ""),
                   "만들 수 있는 수를 모두 만들어 하나씩 살펴보았어요.");
}

/// "1부터 40까지의 카드에서 한 장": those that fit; of two cards their sum.
std::optional<WordAnswer> Drawn(const std::string& text, const std::vector<int>& cards) {
  const size_t when = text.find("때");
  std::string asked = when == std::string::npos ? text : text.substr(when);
  if (Says<"(?:(?:1|한) ?(?:장|개)(?:의 (?:카드|공|구슬))?|하나)[을를이만]? ?(?:임의로 )?(?:뽑|꺼|선택|고)">(text)) {
    const auto test = CountCondition(asked);
    if (!test) return std::nullopt;
    std::vector<int> fit;
    std::ranges::copy_if(cards, std::back_inserter(fit), *test);
    std::string shown;
    for (size_t i = 0; i < fit.size() && i < 20; ++i) shown += (i > 0 ? ", " : "") + std::to_string(fit[i]);
    return CountTold(static_cast<long long>(fit.size()), "가지", {shown + (fit.size() > 20 ? ", …" : "") + " → " + std::to_string(fit.size()) + "가지"}, "수가 적힌 " + std::to_string(cards.size()) + "장 중에서 한 장을 뽑을 때 조건에 맞는 경우의 수를 구하는 문제예요.", "한 장씩 모두 살펴보았어요.");
  }
  const auto how = First<"(?:두|2) ?수의 (합|곱|차)[이가은는] ?|두? ?(?:수를 )?(?:골라 |뽑아 )?()(?:더했을 때|더하면) ?">(text);
  if (!how || !Says<"2 ?(?:장|개)|두 ?(?:장|개)|서로 다른 (?:두|2) ?수">(text) || cards.size() > 300) return std::nullopt;
  const auto test = CountCondition(text.substr(how->end));
  if (!test) return std::nullopt;
  long long count = 0, all = 0;
  for (size_t i = 0; i < cards.size(); ++i)
    for (size_t j = i + 1; j < cards.size(); ++j, ++all) count += (*test)((*how)[1] == "합" || (*how)[1].empty() ? cards[i] + cards[j] : (*how)[1] == "곱" ? cards[i] * cards[j] : std::abs(cards[i] - cards[j]));
  return CountTold(count, "가지", {"두 장을 뽑는 모든 경우: " + Digits(all) + "가지", "조건에 맞는 경우: " + Digits(count) + "가지"}, "두 수를 뽑아 그 " + ((*how)[1].empty() ? "합" : (*how)[1]) + "에 대한 조건에 맞는 경우의 수를 구하는 문제예요.", "모든 쌍을 하나씩 살펴보았어요.");
}

/// Two wheels: one gives the tens, the other the ones.
std::optional<WordAnswer> Wheels(const std::string& text) {
  const auto ranges = All<"([0-9]+)(?:부터|에서) ?([0-9]+)까지">(text);
  if (ranges.size() != 2 || !Says<"원판|바늘|돌림판">(text) || !Says<"십의 ?자리[^.]*일의 ?자리">(text)) return std::nullopt;
  const auto last = First<"([0-9]+ ?(?:이상|이하|미만|초과)|짝수|홀수|[0-9]+의 배수|[0-9]+보다 [큰작])[^.]*(?:개수|경우|수)">(text.substr(text.rfind("자리")));
  const auto test = last ? CountCondition((*last)[1]) : std::nullopt;
  if (!test || ranges[0].Whole(2) > 9 || ranges[1].Whole(2) > 9) return std::nullopt;
  long long count = 0, all = 0;
  for (int tens = ranges[0].Whole(1); tens <= ranges[0].Whole(2); ++tens)
    for (int ones = ranges[1].Whole(1); ones <= ranges[1].Whole(2); ++ones, ++all) count += (*test)(tens * 10 + ones);
  return CountTold(count, "개", {"모든 수: " + Digits(all) + "개", "맞는 수: " + Digits(count) + "개"}, "두 원판의 수를 십의 자리와 일의 자리로 하여 만든 수 가운데 조건에 맞는 수가 몇 개인지 구하는 문제예요.", "만들어지는 수를 모두 살펴보았어요.");
}

}  // namespace

std::optional<WordAnswer> CountCards(const std::string& text) {
  if (auto wheels = Wheels(text)) return wheels;
  const std::vector<int> cards = CardsIn(text);
  int places = PlacesIn(text);
  if (places == 0 && cards.size() >= 2 && Says<"만들">(text) && Says<"카드|숫자">(text) && Says<"가장 (?:큰|작은)|모두 (?:한|1) ?번씩|모두 사용|소수 [한두세] ?자리">(text)) {
    const auto drawn = First<"([2-5])장을? ?(?:뽑|골라|사용|이용)|([2-5]) ?개를? ?(?:뽑|골라|사용)">(text);
    places = drawn ? std::max(drawn->Whole(1), drawn->Whole(2)) : static_cast<int>(cards.size());
  }
  const bool made = Says<"만들|만든|뽑|사용하여|사용해|이용하여|이용해|비밀번호">(text);
  if (cards.size() >= 2 && places > 0 && made) return Made(text, cards, places);
  if (cards.size() >= 3 && Says<"카드|공|구슬|제비|번호표|쪽지">(text) && Says<"뽑|꺼|고를|선택">(text)) return Drawn(text, cards);
  if (cards.size() >= 3 && Says<"서로 다른 (?:두|2) ?수">(text) && Says<"가지|경우">(text)) return Drawn(text, cards);
  // "2의 배수이면서 십의 자리 수는 6의 약수인 두 자리 자연수의 개수"
  const auto tens = First<"^(.*)십의 자리[^0-9]*([0-9]+의 (?:약수|배수)|짝수|홀수)인 (?:두|2) ?자리">(text);
  if (!tens || !Says<"개수|몇 ?개">(text)) return std::nullopt;
  const auto whole = CountCondition((*tens)[1]), place = CountCondition((*tens)[2]);
  if (!whole || !place) return std::nullopt;
  long long count = 0;
  for (int value = 10; value < 100; ++value) count += (*whole)(value) && (*place)(value / 10);
  return CountTold(count, "개", {"10부터 99까지 하나씩 살펴 " + Digits(count) + "개"}, "두 자리 자연수 가운데 수와 십의 자리 숫자가 조건에 맞는 것을 세는 문제예요.", "두 자리 수 90개를 모두 살펴보았어요.");
}

}  // namespace sam::maths
