// What people ask in passing rather than in a school book: prices, shares of a bill, rates, ages, times of day.
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "maths/everyday/everyday.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_write.h"

namespace sam::maths {
namespace {

using View = std::string_view;
using Quantities = std::vector<const KoreanQuantity*>;

bool IsPercent(const KoreanQuantity& quantity) { return quantity.unit == "%" || quantity.unit == "퍼센트" || quantity.unit == "프로"; }

/// "미리" and "키로" are short for either of two units; the other one tells which.
std::optional<Rational> ConvertSpoken(View from, View to) {
  struct Short {
    View said;
    std::array<View, 2> means;
  };
  static constexpr std::array kShort = {Short{"미리", {"mL", "mm"}}, Short{"키로", {"kg", "km"}}, Short{"센치", {"cm", "cm"}}, Short{"센티", {"cm", "cm"}}, Short{"제곱미터", {"m2", "m2"}}};
  const auto meanings = [](View unit) -> std::array<View, 2> {
    for (const Short& one : kShort)
      if (one.said == unit) return one.means;
    return {unit, unit};
  };
  for (const View a : meanings(from))
    for (const View b : meanings(to))
      if (const auto factor = ConvertKorean(a, b)) return factor;
  return std::nullopt;
}

/// The amounts with a unit as `wanted` allows; in the order they are said.
template <typename Wanted>
Quantities Those(const KoreanProblem& problem, Wanted wanted) {
  Quantities out;
  for (const KoreanQuantity& quantity : problem.quantities)
    if (wanted(quantity)) out.push_back(&quantity);
  return out;
}

/// What is said from this amount up to the next, its own tail included.
View After(const KoreanProblem& problem, const KoreanQuantity& quantity) {
  const size_t begin = problem.words[quantity.word].begin;
  size_t end = problem.text.size();
  for (const KoreanQuantity& other : problem.quantities)
    if (other.word > quantity.word) end = std::min(end, problem.words[other.word].begin);
  return View(problem.text).substr(begin, end - begin);
}

std::optional<WordAnswer> Finish(const KoreanProblem& problem, const std::optional<Rational>& value, std::string unit, const KoreanWorking& working) {
  return value ? FinishKorean(problem, *value, std::move(unit), working) : std::nullopt;
}

// ---- prices ----

bool AsksPercent(const KoreanProblem& problem) { return HasAny(problem.Asking(), {"몇 퍼센트", "몇퍼센트", "몇 프로", "몇프로", "몇 %", "몇%"}); }

/// A price with so many percent on or off, a voucher as well, and back to the price before.
std::optional<WordAnswer> PriceWithPercent(const KoreanProblem& problem) {
  const Quantities rates = Those(problem, IsPercent), amounts = Those(problem, [](const KoreanQuantity& q) { return !IsPercent(q); });
  if (rates.size() != 1 || amounts.empty() || amounts.size() > 2 || AsksPercent(problem)) return std::nullopt;
  const Rational part = rates[0]->value / 100;
  const View said = After(problem, *rates[0]);
  const bool down = HasAny(said, {"할인", "세일", "깎", "싸", "내리", "내려", "빼", "뺀", "빠지", "줄", "디씨", "DC", "dc"});
  const bool up = HasAny(problem.text, {"부가세", "세금", "팁", "봉사료", "수수료", "이자"}) || HasAny(said, {"올", "오르", "인상", "비싸", "늘", "더하", "붙"});
  const bool back = HasAny(problem.text, {"포함해서", "포함한", "포함된", "포함하면", "포함이", "포함 가격", "할인해서", "할인받아서", "할인된", "세일해서", "할인하여", "깎아"}) &&
                    HasAny(problem.Asking(), {"빼고", "빼면", "제외", "원래", "정가", "원가", "전에", "전 가격", "할인 전", "공급가"});
  const bool voucher = amounts.size() == 2 && HasAny(problem.text, {"쿠폰", "추가 할인", "적립금", "포인트"}) && amounts[0]->unit == amounts[1]->unit;
  if ((amounts.size() == 2 && !voucher) || (down == up && !back) || part <= 0 || (!up && part >= 1)) return std::nullopt;
  KoreanWorking working(problem);
  const Rational factor = up ? Rational(1 + part) : Rational(1 - part);
  auto value = working.Do(amounts[0]->value, back ? '/' : '*', factor);
  if (value && voucher) value = working.Do(*value, '-', amounts[1]->value);
  return Finish(problem, value, amounts[0]->unit, working);
}

/// "900ml에 2700원이랑 500ml에 1600원 중에 뭐가 더 싸?": the lower price of one unit.
std::optional<WordAnswer> CheaperOfTwo(const KoreanProblem& problem) {
  if (!HasAny(problem.text, {"싼", "싸", "이득", "저렴", "유리"})) return std::nullopt;
  const Quantities prices = Those(problem, [](const KoreanQuantity& q) { return q.unit == "원"; });
  if (prices.size() != 2) return std::nullopt;
  Quantities sizes = Those(problem, [](const KoreanQuantity& q) { return q.unit != "원" && !q.tail.starts_with("당"); });
  if (sizes.size() != 2 || sizes[0]->value <= 0 || sizes[1]->value <= 0) return std::nullopt;
  const auto factor = ConvertSpoken(sizes[1]->unit, sizes[0]->unit);
  if (!factor) return std::nullopt;
  KoreanWorking working(problem);
  const auto first = working.Do(prices[0]->value, '/', sizes[0]->value), second = working.Do(prices[1]->value, '/', sizes[1]->value * *factor);
  if (!first || !second || *first == *second) return std::nullopt;
  const KoreanQuantity& best = *sizes[*first < *second ? 0 : 1];
  return FinishKorean(problem, best.value, best.unit, working);
}

// ---- shares ----

/// "셋이서", "4명이서", "나머지 셋이": how many share it; the last that are named.
std::optional<Rational> Sharers(const KoreanProblem& problem) {
  static const RE2 pattern(R"((둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)(?:이서|이|명이서| 명이서))");
  static constexpr std::array<View, 9> kNames = {"둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열"};
  std::optional<Rational> out;
  std::string name;
  re2::StringPiece rest(problem.text);
  while (RE2::FindAndConsume(&rest, pattern, &name)) out = Rational(static_cast<int>(std::ranges::find(kNames, name) - kNames.begin()) + 2);
  for (const KoreanQuantity& quantity : problem.quantities)
    if (!out && (quantity.unit == "명" || quantity.unit == "사람" || quantity.unit == "인") && quantity.value > 1) out = quantity.value;
  return out;
}

std::optional<WordAnswer> BillShared(const KoreanProblem& problem) {
  const Quantities money = Those(problem, [](const KoreanQuantity& q) { return q.unit == "원"; });
  if (money.size() != 1 || !HasAny(problem.text, {"나눠", "나누", "더치", "엔빵", "n빵", "N빵", "뿜빠이", "내기로", "내면", "내야", "한 명당", "한명당", "인당", "각자", "얼마씩"})) return std::nullopt;
  for (const KoreanQuantity& quantity : problem.quantities)
    if (quantity.unit != "원" && quantity.unit != "명" && quantity.unit != "사람" && quantity.unit != "인") return std::nullopt;
  if (HasAny(problem.text, {"씩 걷", "씩 모", "씩 내", "입장료", "대 ", "회비", "모이"})) return std::nullopt;
  const auto sharers = Sharers(problem);
  if (!sharers) return std::nullopt;
  KoreanWorking working(problem);
  return Finish(problem, working.Do(money[0]->value, '/', *sharers), "원", working);
}

/// "5만원을 나랑 동생이 3대2로 나누면 나는 얼마야?".
std::optional<WordAnswer> SharedInRatio(const KoreanProblem& problem) {
  static const RE2 ratio(R"((\d{1,4}) ?(?:대|:) ?(\d{1,4})(?:로|의 비|으로| 비율))"), mine(R"((?:내가|나는|제가|저는|난) (\d{1,4})(?:\D|$))"), me_second(R"((?:랑|와|과|하고) (?:나|저)(?:[가는랑와로]| |$))");
  std::string first, second, own;
  if (!RE2::PartialMatch(problem.text, ratio, &first, &second) || !HasAny(problem.text, {"나누", "나눠", "나눈", "분배", "가지"}) || problem.quantities.empty()) return std::nullopt;
  const auto a = ReadNumber(first), b = ReadNumber(second);
  const KoreanQuantity& whole = problem.quantities.front();
  if (!a || !b || *a + *b == 0 || whole.value <= *a + *b) return std::nullopt;
  bool is_second = RE2::PartialMatch(problem.text, me_second);
  if (RE2::PartialMatch(problem.text, mine, &own)) is_second = own == second && own != first;
  else if (!HasAny(problem.Asking(), {"나는", "내 ", "내가", "난 ", "저는", "제가", "제 "})) return std::nullopt;
  KoreanWorking working(problem);
  const auto parts = working.Do(*a, '+', *b);
  const auto one = parts ? working.Do(whole.value, '/', *parts) : std::nullopt;
  return Finish(problem, one ? working.Do(*one, '*', is_second ? *b : *a) : std::nullopt, whole.unit, working);
}

// ---- rates ----

/// The unit asked for: of "몇 미터", or money where it is "얼마".
std::string AskedUnitOf(const KoreanProblem& problem, View told) {
  if (!problem.question.unit.empty()) return problem.question.unit;
  return problem.question.asked == KoreanAsked::kHowMuch ? std::string(told) : "";
}

/// So much of one kind goes with so much of another: how much with this much? "사과 4개 5천원인데 10개면 얼마?", "1평이 3.3제곱미터면 24평은?".
std::optional<WordAnswer> RuleOfThree(const KoreanProblem& problem) {
  if (problem.quantities.size() != 3 || HasAny(problem.text, {"남", "거스름", "더 ", "차이", "쉬", "모두", "나머지", "씩", "번째", "빼", "합"})) return std::nullopt;
  if (!HasAny(problem.text, {"면", "때", "에 ", "당", "인데", "던데", "니까", "으로 치", "같은"})) return std::nullopt;
  const auto& q = problem.quantities;
  for (const KoreanQuantity& quantity : q)
    if (quantity.unit.empty() || quantity.value <= 0 || quantity.letter != 0 || IsPercent(quantity) || quantity.unit == "시" || quantity.unit == "살" || quantity.unit == "월") return std::nullopt;
  // The last is what is asked about; one of the others is of its kind.
  const size_t like = ConvertSpoken(q[2].unit, q[0].unit) ? 0 : 1, other = 1 - like;
  const auto same = ConvertSpoken(q[2].unit, q[like].unit);
  if (!same || ConvertSpoken(q[2].unit, q[other].unit)) return std::nullopt;
  const std::string unit = AskedUnitOf(problem, q[other].unit);
  const auto scale = ConvertSpoken(q[other].unit, unit);
  if (!scale) return std::nullopt;
  KoreanWorking working(problem);
  const auto told = working.Do(q[other].value, '*', *scale);
  if (!told) return std::nullopt;
  const Rational asked = q[2].value * *same;
  if (IsInteger(*told / q[like].value)) {
    const auto one = working.Do(*told, '/', q[like].value);
    return Finish(problem, one ? working.Do(*one, '*', asked) : std::nullopt, unit, working);
  }
  const auto times = IsInteger(asked / q[like].value) ? working.Do(asked, '/', q[like].value) : working.Do(*told, '*', asked);
  if (!times) return std::nullopt;
  return Finish(problem, IsInteger(asked / q[like].value) ? working.Do(*told, '*', *times) : working.Do(*times, '/', q[like].value), unit, working);
}

/// "2.5리터는 몇 미리야", "연필 3타는 몇 자루": the same in another unit.
std::optional<WordAnswer> InOtherUnit(const KoreanProblem& problem) {
  if (problem.quantities.size() != 1 || problem.question.unit.empty() || problem.words.size() > 8) return std::nullopt;
  const KoreanQuantity& told = problem.quantities[0];
  const auto factor = told.letter == 0 && told.unit != problem.question.unit ? ConvertSpoken(told.unit, problem.question.unit) : std::nullopt;
  if (!factor || told.unit == "시" || HasAny(problem.text, {"씩", "짜리", "남", "더"})) return std::nullopt;
  KoreanWorking working(problem);
  return Finish(problem, *factor < 1 ? working.Do(told.value, '/', 1 / *factor) : working.Do(told.value, '*', *factor), problem.question.unit, working);
}

// ---- ages ----

bool IsAge(const KoreanQuantity& quantity) { return quantity.unit == "살" || quantity.unit == "세"; }

/// "형은 18살 나는 12살인데 합이 50 되려면 몇 년?": each grows by one a year.
std::optional<WordAnswer> YearsUntilSum(const KoreanProblem& problem) {
  const Quantities ages = Those(problem, IsAge);
  if (ages.size() < 2 || problem.quantities.size() != 3 || !HasAny(problem.text, {"합"}) || problem.question.unit != "년" || !HasAny(problem.text, {"되려면", "될", "되는", "돼", "되면"})) return std::nullopt;
  const Rational wanted = problem.quantities[2].value;
  KoreanWorking working(problem);
  const auto now = working.Do(problem.quantities[0].value, '+', problem.quantities[1].value);
  const auto gap = now ? working.Do(wanted, '-', *now) : std::nullopt;
  return Finish(problem, gap ? working.Do(*gap, '/', 2) : std::nullopt, "년", working);
}

/// Of a person in the talk: "내가", "나는", "나" are one.
std::string Person(View stem) {
  if (stem == "나" || stem == "내" || stem == "난" || stem == "저" || stem == "제" || stem == "전") return "나";
  return std::string(stem);
}

/// "동생이랑 나랑 나이 합치면 27인데 내가 3살 많아. 나 몇 살?": from the sum and the difference.
std::optional<WordAnswer> AgesFromSum(const KoreanProblem& problem) {
  static const RE2 sum(R"((?:합치면|합하면|합이|합은|더하면|합쳐서|합해서) ?(\d{1,3})(?:살|세)?)"), apart(R"((\S+?)(?:이|가|은|는)? (?:\S+보다 )?(\d{1,2})(?:살|세) ?(?:더 )?(많|위|적|어리|어려|아래))"), asked(R"((\S+?)(?:은|는|이|가)? ?(?:나이는? )?(?:지금 )?몇 ?살)");
  std::string total, who, years, side, whom;
  if (!RE2::PartialMatch(problem.text, sum, &total) || !RE2::PartialMatch(problem.text, apart, &who, &years, &side) || !RE2::PartialMatch(problem.Asking(), asked, &whom)) return std::nullopt;
  const auto s = ReadNumber(total), d = ReadNumber(years);
  if (!s || !d || *s <= *d) return std::nullopt;
  const bool older = side == "많" || side == "위", same = Person(who) == Person(whom);
  KoreanWorking working(problem);
  const auto twice = working.Do(*s, older == same ? '+' : '-', *d);
  return Finish(problem, twice ? working.Do(*twice, '/', 2) : std::nullopt, "살", working);
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanEveryday(const KoreanProblem& problem) {
  if (HasDate(problem.text) || problem.question.asked == KoreanAsked::kNothing || problem.quantities.empty() || problem.quantities.size() > 6 || problem.text.size() > 400) return std::nullopt;
  for (const KoreanKind kind : {PriceWithPercent, CheaperOfTwo, SharedInRatio, BillShared, YearsUntilSum, AgesFromSum, RuleOfThree, InOtherUnit})
    if (auto answer = kind(problem)) return answer;
  return std::nullopt;
}

}  // namespace sam::maths
