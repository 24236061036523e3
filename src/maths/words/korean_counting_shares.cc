// Things given to people, put into boxes, or taken from several sorts: every way of sharing out tried beside the formula.
#include <algorithm>
#include <numeric>

#include "maths/words/korean_counting.h"

namespace sam::maths {
namespace {

constexpr long long kMostShares = 2000000;

/// Ways of giving n alike things to people of whom each takes at least `least[i]`.
long long Alike(int n, const std::vector<int>& least) {
  const int rest = n - std::accumulate(least.begin(), least.end(), 0);
  return rest < 0 || least.empty() ? 0 : Choose(rest + static_cast<int>(least.size()) - 1, static_cast<int>(least.size()) - 1);
}

/// The same, counted one thing at a time.
long long AlikeCounted(int n, const std::vector<int>& least) {
  std::vector<long long> ways(static_cast<size_t>(n) + 1, 0);
  ways[0] = 1;
  for (const int low : least) {
    std::vector<long long> next(ways.size(), 0);
    for (size_t have = 0; have < ways.size(); ++have)
      for (size_t give = static_cast<size_t>(low); have + give < ways.size(); ++give) next[have + give] += ways[have];
    ways = std::move(next);
  }
  return ways.back();
}

/// Ways of splitting n different things into unnamed parts of these sizes.
long long Split(int n, const std::vector<int>& sizes) {
  long long out = 1;
  int left = n;
  for (const int size : sizes) {
    out *= Choose(left, size);
    left -= size;
  }
  for (size_t i = 0; i < sizes.size();) {
    const auto same = static_cast<size_t>(std::count(sizes.begin(), sizes.end(), sizes[i]));
    out /= std::max(1LL, Factorial(static_cast<int>(same)));
    i += same;
  }
  return left == 0 ? out : 0;
}

struct Shared {
  std::vector<int> amounts;  // of each sort of thing
  int people = 0;
};

int Takers(const std::string& text) {
  if (const auto named = First<"((?:[A-Zㄱ-ㅎ]|[가-힣]{2,3})(?: ?, ?(?:[A-Zㄱ-ㅎ]|[가-힣]{2,3}))+)(?: (?:세|네|두|[0-9]) ?(?:명|사람)|에게)">(text)) return static_cast<int>(std::count((*named)[1].begin(), (*named)[1].end(), ',')) + 1;
  if (const auto people = First<"([0-9]+) ?명(?:의 [가-힣]+)?(?:들)?(?:에게|이 |한테)">(text)) return people->Whole(1);
  if (const auto boxes = First<"([0-9]+)개의 (?:서로 다른 |같은 종류의 )?(?:상자|바구니|주머니|접시|통|박스|그릇|필통)|(?:상자|바구니|주머니|접시|통|박스|그릇|필통)(?:에| )? ?([0-9]+)개">(text)) return std::max(boxes->Whole(1), boxes->Whole(2));
  return 0;
}

/// What is handed out: the numbers before "를 나누어", that are no people and no boxes.
std::vector<int> Amounts(const std::string& text) {
  std::vector<int> out;
  for (const Found& found : All<"([가-힣]+) ?([0-9]+) ?(?:개|자루|송이|봉지|권|장|병|마리)[^가-힣]*(?:를|을|와|과|이|가| 모두| |의)|([0-9]+) ?(?:개|자루|송이|봉지|권|장|병)의 (?:[가-힣 ]*?)(?:공|연필|사탕|구슬|과자|빵|꽃|책|귤|사과|쿠키|초콜릿|볼펜|지우개|공책|축구공|텀블러)">(text)) {
    if (Says<"상자|바구니|주머니|접시|박스|필통|적어도|적어도|각각|최소|최대|하나의">(found[1])) continue;
    const int amount = std::max(found.Whole(2), found.Whole(3));
    if (amount > 0 && out.size() < 2) out.push_back(amount);
  }
  return out;
}

enum class Empty { kAllowed, kForbidden, kSome };
Empty EmptyIn(const std::string& text) {
  if (Says<"받지 못하는 [^.]*(?:생기|있는 경우)|빈 [^.]*(?:생기|있도록)">(text) && !Says<"존재할 수|있을 수 있|없">(text)) return Empty::kSome;
  if (Says<"(?:적어도|최소) ?(?:한|1|하나)|(?:한|1) ?(?:개|자루|송이|봉지|권|장) ?이상|빈 [가-힣]+[가이는] ?(?:존재하지 않|없|생기지 않)|받지 못하는 [^.]*(?:없|않)|모두[^.]*한 [^.]*이상">(text)) return Empty::kForbidden;
  return Empty::kAllowed;
}

std::optional<WordAnswer> AlikeShared(const std::string& text, const std::vector<int>& amounts, int people) {
  long long value = 1, counted = 1;
  std::vector<std::string> steps;
  const Empty empty = EmptyIn(text);
  const auto without = First<"빈 (?:상자|바구니|접시|주머니)의 (?:개수|수)[가는이] ?([0-9]+)">(text);
  for (const int n : amounts) {
    const std::vector<int> none(static_cast<size_t>(people), 0), one(static_cast<size_t>(people), 1);
    long long ways = Alike(n, empty == Empty::kForbidden ? one : none), tried = AlikeCounted(n, empty == Empty::kForbidden ? one : none);
    if (without && without->Whole(1) < people) {
      const std::vector<int> full(static_cast<size_t>(people - without->Whole(1)), 1);
      ways = Choose(people, without->Whole(1)) * Alike(n, full);
      tried = Choose(people, without->Whole(1)) * AlikeCounted(n, full);
    } else if (empty == Empty::kSome) {
      ways = Alike(n, none) - Alike(n, one);
      tried = AlikeCounted(n, none) - AlikeCounted(n, one);
    }
    steps.push_back("같은 것 " + std::to_string(n) + "개를 " + std::to_string(people) + "곳에: " + Digits(ways) + "가지");
    value *= ways;
    counted *= tried;
  }
  if (value <= 0) return std::nullopt;
  if (amounts.size() > 1) steps.push_back("곱하면 " + Digits(value));
  auto out = CountTold(value, "가지", steps, "서로 구별되지 않는 것을 " + std::to_string(people) + "곳에 나누는 방법의 수를 구하는 문제예요." + (empty == Empty::kForbidden ? " 빈 곳은 없어야 해요." : ""), "하나씩 나누어 주며 세어도 " + Digits(counted) + "가지예요.");
  out.sure = value == counted;
  return out;
}

std::optional<WordAnswer> DifferentShared(const std::string& text, int n, int people) {
  long long all = 1, fit = 0;
  for (int i = 0; i < n; ++i)
    if ((all *= people) > kMostShares) return std::nullopt;
  const Empty empty = EmptyIn(text);
  long long sign = 1;
  for (int none = 0; none <= people; ++none, sign = -sign) {  // those who all get something, by leaving people out
    long long ways = 1;
    for (int i = 0; i < n; ++i) ways *= people - none;
    fit += sign * Choose(people, none) * ways;
  }
  const long long value = empty == Empty::kAllowed ? all : empty == Empty::kForbidden ? fit : all - fit;
  std::vector<std::string> steps{std::to_string(people) + "을(를) " + std::to_string(n) + "번 곱하면 " + Digits(all)};
  if (empty != Empty::kAllowed) steps.push_back("모두 하나 이상 받는 방법: " + Digits(fit));
  return CountTold(value, "가지", steps, "서로 다른 " + std::to_string(n) + "개를 " + std::to_string(people) + "명(곳)에 나누는 방법의 수를 구하는 문제예요.", "하나마다 갈 곳이 " + std::to_string(people) + "가지씩이라는 것으로 다시 확인했어요.");
}

void EachSplit(int left, int parts, int low, int high, std::vector<int>& sizes, std::vector<std::vector<int>>& out) {
  if (parts == 0) {
    if (left == 0 && out.size() < 1000) out.push_back(sizes);
    return;
  }
  for (int size = low; size <= std::min(high, left); ++size) {
    sizes.push_back(size);
    EachSplit(left - size, parts - 1, size, high, sizes, out);
    sizes.pop_back();
  }
}

/// "7개를 2개, 2개, 3개로", "7명을 3개의 팀으로, 팀마다 1명에서 3명".
std::optional<WordAnswer> Parts(const std::string& text) {
  std::vector<std::vector<int>> splits;
  int n = 0;
  if (const auto told = First<"([0-9]+) ?(?:개|명|권)[를을] ?([0-9]+) ?(?:개|명|권) ?, ?([0-9]+) ?(?:개|명|권)(?: ?, ?([0-9]+) ?(?:개|명|권))?(?:으로|로|씩)">(text)) {
    n = told->Whole(1);
    splits.emplace_back();
    for (size_t group = 2; group <= 4; ++group)
      if (told->Whole(group) > 0) splits[0].push_back(told->Whole(group));
    std::ranges::sort(splits[0]);
  } else if (const auto teams = First<"([0-9]+)명(?:의 [가-힣]+)?[를을] ([0-9]+)개(?:의)? ?(?:팀|조|모둠|그룹)으로 나">(text)) {
    n = teams->Whole(1);
    const auto low = First<"최소 ?([0-9]+)명|([0-9]+)명 이상">(text), high = First<"최대 ?([0-9]+)명|([0-9]+)명 이하">(text);
    std::vector<int> sizes;
    if (n > 0 && n <= 15 && teams->Whole(2) > 0) EachSplit(n, teams->Whole(2), low ? std::max({1, low->Whole(1), low->Whole(2)}) : 1, high ? std::max(high->Whole(1), high->Whole(2)) : n, sizes, splits);
  }
  if (n < 2 || n > 15 || splits.empty()) return std::nullopt;
  long long value = 0;
  std::vector<std::string> steps;
  for (const auto& sizes : splits) {
    std::string parts;
    for (const int size : sizes) parts += (parts.empty() ? "" : ", ") + std::to_string(size);
    steps.push_back(parts + "(으)로 나누기: " + Digits(Split(n, sizes)));
    value += Split(n, sizes);
  }
  if (value == 0) return std::nullopt;
  return CountTold(value, "가지", steps, "서로 다른 " + std::to_string(n) + "을(를) 여러 묶음으로 나누는 방법의 수를 구하는 문제예요. 묶음의 순서는 따지지 않아요.", "같은 크기의 묶음끼리 순서를 바꾼 것은 한 번만 세었어요.");
}

/// "사과, 포도, 감귤 중에서 8병을 선택": of each sort as many as one likes.
std::optional<WordAnswer> Sorts(const std::string& text) {
  if (!Says<"무한|구별하지 않|구별되지 않|섞어서|중복을 허락">(text) || Says<"나열|일렬|남김없이|나누어|꺼낸|꺼낼|꺼내">(text)) return std::nullopt;
  std::vector<std::string> names;
  for (const Found& chain : All<"[가-힣]{1,5}(?: ?, ?[가-힣]{1,5})+">(text)) {
    std::vector<std::string> found;
    for (const Found& name : All<"[가-힣]+">(chain[0])) found.push_back(StemOf(name[0]).stem);
    if (found.size() > names.size()) names = found;
  }
  const auto sorts = First<"([0-9]+)(?:가지 |)?종류">(text);
  if (names.size() < 2 && !sorts) return std::nullopt;
  std::vector<int> least(names.size() >= 2 ? names.size() : static_cast<size_t>(std::max(0, sorts->Whole(1))), 0);
  const auto chosen = First<"([0-9]+) ?(?:개|병|송이|권|자루|잔|장)(?:의 [가-힣]+)?[를을]? ?(?:선택|고르|사|뽑|주문|구입)|([0-9]+)개의 공이 들어 ?있는">(text);
  if (least.empty() || least.size() > 8 || !chosen) return std::nullopt;
  const int n = std::max(chosen->Whole(1), chosen->Whole(2));
  if (n < 1 || n > 60) return std::nullopt;
  const auto amount = [](const std::string& said) { return said == "한" || said == "하나" ? 1 : said == "두" ? 2 : said == "세" ? 3 : ReadNumber(said) ? static_cast<int>(numerator(*ReadNumber(said))) : 0; };
  bool single = false;
  for (size_t i = 0; i < names.size(); ++i)
    if (const auto low = Pattern(names[i] + "(?:은|는|을|를) 적어도 (한|하나|두|세|[0-9])").First(text)) least[i] = amount((*low)[1]), single = true;
  if (!single)
    if (const auto low = First<"(?:각각|모두) ?(?:적어도 )?(한|[0-9]) ?(?:개|병|송이|권)? ?이상|적어도 (한|[0-9])">(text)) std::ranges::fill(least, std::max(amount((*low)[1]), amount((*low)[2])));
  const long long value = Alike(n, least), counted = AlikeCounted(n, least);
  if (value <= 0) return std::nullopt;
  auto out = CountTold(value, "가지", {std::to_string(least.size()) + "종류에서 중복을 허락해 " + std::to_string(n) + "개를 고르기: " + Digits(value)}, std::to_string(least.size()) + "종류 가운데 같은 것을 여러 개 골라도 될 때 " + std::to_string(n) + "개를 고르는 방법의 수를 구하는 문제예요.", "종류마다 몇 개를 고를지 하나씩 세어도 " + Digits(counted) + "가지예요.");
  out.sure = value == counted;
  return out;
}

}  // namespace

std::optional<WordAnswer> CountShared(const std::string& text) {
  if (auto sorts = Sorts(text)) return sorts;
  if (!Says<"나누|나눠|분배|담[는을으]|넣[는을으]">(text) || Says<"경기|리그|똑같이">(text)) return std::nullopt;
  if (auto parts = Parts(text)) return parts;
  const int people = Takers(text);
  auto amounts = Amounts(text);
  if (amounts.size() == 2 && amounts[1] == people && Says<"상자|바구니|주머니|접시|통에|박스|그릇|필통">(text)) amounts.pop_back();
  if (people < 2 || people > 20 || amounts.empty() || std::ranges::any_of(amounts, [](int n) { return n > 60; }) || Says<"최대|이하로|[2-9]개 이상|각각 [2-9]">(text)) return std::nullopt;
  if (Says<"같은 (?:종류|것|공|사탕|연필|빵|구슬)|서로 같은|똑같은|구별하지 않|구별이 안|구별되지">(text)) return AlikeShared(text, amounts, people);
  if (amounts.size() == 1 && Says<"다른">(text)) return DifferentShared(text, amounts[0], people);
  return std::nullopt;
}

}  // namespace sam::maths
