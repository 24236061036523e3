// Things given to people, put into boxes, or taken from several sorts: every way of sharing out tried beside the formula.
#include <algorithm>

#include "maths/words/korean_counting.h"

namespace sam::maths {
namespace {

#define PIECES "(?:개|명|권|송이|자루|장|마리)"

constexpr int kMostShares = 60000;

/// Who takes part in a sharing, and what each may get.
struct Sharing {
  int things = 0;
  std::vector<int> least, most;  // of each taker
  bool things_alike = true, takers_alike = false;
  int empty = -1;                // so many takers get nothing; -1: not asked
  bool some_empty = false;       // at least one gets nothing
};

/// Every way of giving each taker so many, and for each the ways of choosing which.
class Sharer {
 public:
  explicit Sharer(const Sharing& sharing) : sharing_(sharing), given_(sharing.least.size(), 0) {}

  /// 0 where there are too many ways to go through.
  long long Count() {
    Next(0, sharing_.things);
    return steps_ > kMostShares ? 0 : count_;
  }
  long long all() const { return all_; }

 private:
  void Next(size_t taker, int left) {
    if (++steps_ > kMostShares) return;
    if (taker == given_.size()) return Keep(left);
    const int low = std::max(sharing_.least[taker], sharing_.takers_alike && taker > 0 ? given_[taker - 1] : 0);
    for (int give = low; give <= std::min(left, sharing_.most[taker]); ++give) {
      given_[taker] = give;
      Next(taker + 1, left - give);
    }
  }

  void Keep(int left) {
    if (left != 0) return;
    ++all_;
    const auto none = std::ranges::count(given_, 0);
    if ((sharing_.empty >= 0 && none != sharing_.empty) || (sharing_.some_empty && none == 0)) return;
    long long ways = 1;
    int open = sharing_.things;
    for (const int give : given_) {
      if (!sharing_.things_alike) ways *= Choose(open, give);
      open -= give;
    }
    if (sharing_.takers_alike && !sharing_.things_alike)
      for (size_t i = 0; i < given_.size();) {
        const auto same = static_cast<size_t>(std::ranges::count(given_, given_[i]));
        if (given_[i] > 0) ways /= Factorial(static_cast<int>(same));
        i += same;
      }
    count_ += ways;
  }

  const Sharing& sharing_;
  std::vector<int> given_;
  long long count_ = 0, all_ = 0;
  int steps_ = 0;
};

Sharing Evenly(int things, int takers, int least, int most, bool alike) {
  return {things, std::vector<int>(static_cast<size_t>(takers), least), std::vector<int>(static_cast<size_t>(takers), most), alike, false, -1, false};
}

int Takers(const std::string& text) {
  if (const auto named = First<"((?:[A-Zㄱ-ㅎ]|[가-힣]{2,3})(?: ?, ?(?:[A-Zㄱ-ㅎ]|[가-힣]{2,3}))+)(?: (?:세|네|두|[0-9]) ?(?:명|사람)|에게)">(text)) return static_cast<int>(std::count((*named)[1].begin(), (*named)[1].end(), ',')) + 1;
  if (const auto people = First<"([0-9]+) ?명(?:의 [가-힣]+)?(?:들)?(?:에게|이 |한테)">(text)) return people->Whole(1);
  if (const auto boxes = First<"([0-9]+)개의 (?:서로 다른 |같은 종류의 )?(?:상자|바구니|주머니|접시|통|박스|그릇|필통|우체통|방|봉투|서랍|어항|꽃병)|(?:우체통|상자|바구니|주머니|접시|통|박스|그릇|필통)(?:에| )? ?([0-9]+)개">(text)) return std::max(boxes->Whole(1), boxes->Whole(2));
  return 0;
}

/// What is handed out: the numbers before "를 나누어", that are no people and no boxes.
std::vector<int> Amounts(const std::string& text) {
  std::vector<int> out;
  for (const Found& found : All<"([가-힣]+) ?([0-9]+) ?(?:개|자루|송이|봉지|권|장|병|마리|통)[^가-힣]*(?:를|을|와|과|이|가| 모두| |의)|([0-9]+) ?(?:개|자루|송이|봉지|권|장|병)의 (?:(?:서로 다른|같은 종류의|똑같은|같은|동일한|빨간|파란|흰|검은|노란) )?(?:공|연필|사탕|구슬|과자|빵|꽃|책|귤|사과|쿠키|초콜릿|볼펜|지우개|공책|축구공|텀블러)">(text)) {
    if (Says<"^[가-힣]+ ?[0-9]+ ?[가-힣]{1,2} ?(?:이상|이하|미만|씩)">(text.substr(found.begin))) continue;
    if (Says<"상자|바구니|주머니|접시|박스|필통|^다른$|적어도|각각|최소|최대|하나의">(found[1])) continue;
    const int amount = std::max(found.Whole(2), found.Whole(3));
    if (amount > 0 && out.size() < 2) out.push_back(amount);
  }
  return out;
}

int AmountOf(const std::string& said) { return said == "한" || said == "하나" ? 1 : said == "두" ? 2 : said == "세" ? 3 : ReadNumber(said) ? static_cast<int>(numerator(*ReadNumber(said))) : 0; }

/// What the text says of empty boxes, of the least and of the most that each gets; false where it says more than was understood.
bool ReadLimits(const std::string& text, Sharing& sharing) {
  std::string rest = text;
  const auto eat = [&](const Pattern& pattern) {
    auto found = pattern.First(rest);
    if (found) rest.replace(found->begin, found->end - found->begin, " · ");
    return found;
  };
  (void)eat(Compiled<"(?:받지 못하는|못 받는|비어 있는|빈) [^.]{0,24}(?:존재할 수|있을 수|생길 수) ?있[가-힣]*|(?:받지 못하는|못 받는) [^.]*있어도[^.]*">());
  if (const auto empty = eat(Compiled<"빈 (?:상자|바구니|접시|주머니|통|그릇)[의가이]? ?(?:개수|수)?[가는이]? ?([0-9]+) ?개?[가-힣]*">())) sharing.empty = empty->Whole(1);
  if (eat(Compiled<"(?:받지 못하는|못 받는) [^.]*(?:생기|있는 경우)|빈 [^.]*(?:생기|있도록)">())) sharing.some_empty = true;
  if (eat(Compiled<"빈 [가-힣]+[가이는은]? ?(?:존재하지 않|없|생기지 않)[가-힣]*|(?:받지 못하는|갖지 못하는|가지지 못하는|못 받는) [^.]*(?:없|않)[가-힣]*">())) std::ranges::fill(sharing.least, 1);
  if (const auto low = eat(Compiled<"(?:적어도|최소) ?(?:한|1|하나|([2-9])) ?(?:개|자루|송이|봉지|권|장|명|병)?[가-힣]*(?: 이상)?(?:씩)?|([1-9]) ?(?:개|자루|송이|봉지|권|장|명|병)? ?이상(?:씩)?|한 ?(?:개|자루|송이|봉지|권|장|명) ?이상(?:씩)?|하나 이상(?:씩)?">())) {
    std::ranges::fill(sharing.least, std::max({1, low->Whole(1), low->Whole(2)}));
  }
  if (const auto high = eat(Compiled<"최대 ?([0-9]+) ?(?:개|자루|송이|권|장|명)?(?:까지|만)?|([0-9]+) ?(?:개|자루|송이|권|장|명)? ?이하">())) std::ranges::fill(sharing.most, std::max(high->Whole(1), high->Whole(2)));
  return !Says<"적어도|최소|최대|이상|이하|초과|미만|홀수|짝수|더 많|보다">(rest);
}

std::optional<WordAnswer> Given(const std::string& text, std::vector<int> amounts, int people, bool alike, bool boxes_alike) {
  long long value = 1, all = 1;
  std::vector<std::string> steps;
  for (const int n : amounts) {
    Sharing sharing = Evenly(n, people, 0, n, alike);
    sharing.takers_alike = boxes_alike;
    if (!ReadLimits(text, sharing)) return std::nullopt;
    Sharer sharer(sharing);
    const long long ways = sharer.Count();
    if (ways <= 0) return std::nullopt;
    steps.push_back((alike ? "같은 것 " : "서로 다른 것 ") + std::to_string(n) + "개를 " + std::to_string(people) + "곳에: " + Digits(ways) + "가지");
    value *= ways;
    all *= sharer.all();
  }
  if (amounts.size() > 1) steps.push_back("곱하면 " + Digits(value));
  return CountTold(value, "가지", steps, std::string(alike ? "서로 구별되지 않는" : "서로 다른") + " 것을 " + std::to_string(people) + "곳에 나누는 방법의 수를 구하는 문제예요.", "몇 개씩 나누는지 " + Digits(all) + "가지를 모두 살펴보았어요.");
}

/// Whether the parts go to different places.
bool PartsNamed(const std::string& text) { return Says<"(?:[0-9]|세|두|네) ?(?:곳|개(?:의)? ?(?:방|지역|학교|나라|도시|반|층|호실|버스|차))에|배정|배치|보내|답사|방문|심부름|각각 다른">(text); }

/// "7개를 2개, 2개, 3개로", "7명을 3개의 팀으로, 팀마다 1명에서 3명".
std::optional<WordAnswer> Parts(const std::string& text) {
  Sharing sharing;
  if (const auto told = First<"([0-9]+) ?" PIECES "[^.,0-9]{0,12}?[를을] ?(?:각각 )?([0-9]+) ?" PIECES " ?(?:, ?|[와과씩]* ?)([0-9]+) ?" PIECES "(?: ?(?:, ?|[와과] ?)([0-9]+) ?" PIECES ")?(?:으로|로|씩|의 [0-9가-힣]+ ?(?:개의 )?(?:묶음|조|팀|모둠))">(text); told && !Says<"적어도">(text)) {
    sharing = {told->Whole(1), {}, {}, false, true, -1, false};
    for (size_t group = 2; group <= 4; ++group)
      if (told->Whole(group) > 0) sharing.least.push_back(told->Whole(group));
    std::ranges::sort(sharing.least);
    sharing.most = sharing.least;
  } else if (const auto even = First<"([0-9]+) ?" PIECES "[^.,0-9]{0,12}?[를을] ([0-9]+) ?" PIECES "씩 ([0-9]+) ?(?:개|팀|조|모둠|묶음|그룹|쌍)">(text)) {
    sharing = Evenly(even->Whole(1), std::max(1, even->Whole(3)), even->Whole(2), even->Whole(2), false);
    sharing.takers_alike = true;
  } else if (const auto teams = First<"([0-9]+)명(?:의 [가-힣]+)?[를을] ([0-9]+) ?개?(?:의)? ?(?:팀|조|모둠|그룹)(?:으로|로) 나">(text)) {
    sharing = Evenly(teams->Whole(1), std::max(1, teams->Whole(2)), 1, teams->Whole(1), false);
    sharing.takers_alike = true;
    if (!ReadLimits(text.substr(teams->end), sharing)) return std::nullopt;
  }
  const int n = sharing.things;
  if (n < 2 || n > 15 || sharing.least.size() < 2 || sharing.least.size() > 12 || Says<"[A-Z]|남학생|여학생|남자|여자|같은 (?:팀|조)에">(text)) return std::nullopt;
  long long value = Sharer(sharing).Count();
  if (value <= 0) return std::nullopt;
  std::vector<std::string> steps{"묶음의 순서를 따지지 않고 나누기: " + Digits(value)};
  if (PartsNamed(text)) {
    value *= Factorial(static_cast<int>(sharing.least.size()));
    steps.push_back("묶음을 서로 다른 곳에 보내기: " + Digits(value));
  }
  return CountTold(value, "가지", steps, "서로 다른 " + std::to_string(n) + "을(를) 여러 묶음으로 나누는 방법의 수를 구하는 문제예요." + (PartsNamed(text) ? "" : " 묶음의 순서는 따지지 않아요."), "같은 크기의 묶음끼리 순서를 바꾼 것은 한 번만 세었어요.");
}

/// "사과, 포도, 감귤 중에서 8병을 선택": of each sort as many as one likes.
std::optional<WordAnswer> Sorts(const std::string& told) {
  std::string text = told;
  Replace<"(?:각|모든|모두)[^.(,]{0,14}[0-9]+ ?(?:개|병|송이|자루) ?이상(?:씩)? ?(?:있|들어)[가-힣]*">(text, "");
  if (!Says<"무한|구별하지 않|구별되지 않|섞어서|중복을 허락|중복하여|같은 종류의|여러 개[^.]*(?:있|고르)">(text) || Says<"나열|일렬|남김없이|나누어|꺼낸|꺼낼|꺼내|자리|숫자">(text)) return std::nullopt;
  std::vector<std::string> names;
  if (const auto colours = First<"(?:[가-힣]+ (?:공|구슬|꽃|펜)(?:, ?|[와과] ?))+[가-힣]+ (?:공|구슬|꽃|펜)">(text))
    for (const Found& each : All<"[가-힣]+ (?:공|구슬|꽃|펜)">((*colours)[0])) names.push_back(each[0]);
  for (const Found& chain : All<"[가-힣]{1,5}(?: ?, ?[가-힣]{1,5})+">(text)) {
    std::vector<std::string> found;
    for (const Found& name : All<"[가-힣]+">(chain[0])) found.push_back(StemOf(name[0]).stem);
    if (found.size() > names.size()) names = found;
  }
  const auto sorts = First<"([0-9]+)(?:가지 |)?종류|서로 다른 ([0-9]+) ?(?:개|가지)">(text);
  if (names.size() < 2 && !sorts) return std::nullopt;
  const auto count = names.size() >= 2 ? static_cast<int>(names.size()) : std::max({0, sorts->Whole(1), sorts->Whole(2)});
  const auto chosen = First<"([0-9]+) ?(?:개|병|송이|권|자루|잔|장)(?:의 [가-힣]+)?[를을]? ?(?:선택|고르|고를|사|살|뽑|주문|구입|택)|([0-9]+)개의 공이 들어 ?있는">(text);
  if (count < 1 || count > 8 || !chosen) return std::nullopt;
  const int n = std::max(chosen->Whole(1), chosen->Whole(2));
  if (n < 1 || n > 60) return std::nullopt;
  Sharing sharing = Evenly(n, count, 0, n, true);
  bool single = false;
  for (size_t i = 0; i < names.size(); ++i)
    if (const auto low = Pattern(names[i] + "(?:은|는|을|를)? ?(?:적어도 |최소 )?(한|하나|두|세|[0-9]) ?(?:개|병|송이|권)?(?: 이상)?").First(text); low && Says<"적어도|최소|이상">((*low)[0])) sharing.least[i] = AmountOf((*low)[1]), single = true;
  if (!single && !ReadLimits(text, sharing)) return std::nullopt;
  Sharer sharer(sharing);
  const long long value = sharer.Count();
  if (value <= 0) return std::nullopt;
  return CountTold(value, "가지", {std::to_string(count) + "종류에서 중복을 허락해 " + std::to_string(n) + "개를 고르기: " + Digits(value)}, std::to_string(count) + "종류 가운데 같은 것을 여러 개 골라도 될 때 " + std::to_string(n) + "개를 고르는 방법의 수를 구하는 문제예요.", "종류마다 몇 개를 고를지 하나씩 모두 세었어요.");
}

}  // namespace

std::optional<WordAnswer> CountShared(const std::string& text) {
  if (auto sorts = Sorts(text)) return sorts;
  if (!Says<"나누|나눠|분배|담[는을으]|넣[는을으]|넣어|투표|배정">(text) || Says<"경기|리그|똑같이">(text)) return std::nullopt;
  if (auto parts = Parts(text)) return parts;
  int people = Takers(text);
  auto amounts = Amounts(text);
  if (amounts.size() == 2 && amounts[1] == people && Says<"상자|바구니|주머니|접시|통에|박스|그릇|필통">(text)) amounts.pop_back();
  bool alike = Says<"같은 (?:종류|것|공|사탕|연필|빵|구슬|모양)|서로 같은|똑같은|구별하지 않|구별이 안|구별되지|구분하지|구분이 안">(text);
  if (const auto vote = First<"([0-9]+)명의 후보[^.]*?([0-9]+)명의 [가-힣]+[이가]">(text); vote && Says<"투표">(text)) {
    people = vote->Whole(1), amounts = {vote->Whole(2)};
    alike = Says<"무기명">(text);
    if (alike == Says<"(?:^|[^무])기명">(text)) return std::nullopt;
  }
  bool sure = alike || Says<"다른">(text);
  if (people < 2)
    if (First<"[가-힣]{1,4}[와과] [가-힣]{1,4}[이가]? (?:나누어|나눠)">(text)) people = 2;
  if (!sure && !Says<"학생을|사람을|명을">(text)) alike = true;  // things of one name are not told apart
  if (people < 2 || people > 20 || amounts.empty() || std::ranges::any_of(amounts, [](int n) { return n > 60; })) return std::nullopt;
  const bool boxes_alike = Says<"(?:똑같은|구별되지 않는|구별이 되지 않는|구별하지 않는|모양이 같은) (?:[0-9]+개의 )?(?:상자|바구니|주머니|접시|통|박스|그릇)">(text);
  if (alike) {
    auto out = Given(text, amounts, people, true, boxes_alike);
    if (out) out->sure = sure;
    return out;
  }
  if (amounts.size() == 1 && Says<"다른|투표">(text)) return Given(text, amounts, people, false, boxes_alike);
  return std::nullopt;
}

}  // namespace sam::maths
