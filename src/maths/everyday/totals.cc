// What is left of a goal, what several things cost together, shares in a ratio.
#include <re2/re2.h>

#include <algorithm>

#include "base/word_lists.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

bool AllAlike(const std::vector<Amount>& amounts) {
  std::string of;
  for (const Amount& amount : amounts) {
    if (amount.per) return false;
    if (amount.unit.of.empty()) continue;
    if (!of.empty() && of != amount.unit.of) return false;
    of = amount.unit.of;
  }
  return true;
}

/// "2000 cal goal had 380 650 and 240", "만보 목표인데 6280보 걸었어".
std::optional<Worked> LeftOfGoal(const Ask& ask) {
  std::vector<Amount> amounts = ask.amounts;
  for (Amount& amount : amounts) amount.per.reset();
  if (amounts.size() < 2 || !AllAlike(amounts) || !ask.Says({"목표", " goal", "이상 사면", "이상이면", " spend ", " paid with ", " gave ", "내고 "})) return std::nullopt;
  if (ask.Says({" goal", "목표", " paid with ", " gave "}) == false && ask.amounts.size() > 3) return std::nullopt;
  const bool threshold = ask.Says({"이상 사면", "이상이면", " spend "});
  const Amount& goal = *std::ranges::max_element(ask.amounts, {}, &Amount::value);
  Sums sums;
  std::optional<Rational> left = goal.value;
  for (const Amount& amount : ask.amounts) {
    if (&amount == &goal) continue;
    if (threshold && HasAny(amount.after, {"할인", "off"})) continue;  // what it would bring
    left = left ? sums.Do(*left, '-', amount.value) : std::nullopt;
  }
  if (!left || *left < 0) return std::nullopt;
  std::string unit;
  for (const Amount& amount : ask.amounts)
    if (!amount.unit.name.empty()) unit = amount.unit.name;
  return sums.Answer(*left, unit);
}

/// Prices, each perhaps with how many: "4500원 두 잔이랑 케이크 6800원", "40 hrs at 15 plus 5 hrs at 22.50", "milk 2.79 bread 3.49 eggs 4.15".
std::optional<Worked> CostOfAll(const Ask& ask) {
  if (ask.amounts.size() < 2 || ask.amounts.size() > 8 || ask.Says({"남", "거스름", "할인", "쿠폰", "나눠", "나누", "명이", "이서", " left", " change", " split", " off ", " each person", " per person", "당 ", "씩 몇", "더 "})) return std::nullopt;
  if (!ask.wanted.money && !ask.Says({" total", " altogether", "합치면", "합하면", "다 해서", "총 "})) return std::nullopt;
  Sums sums;
  std::optional<Rational> total;
  std::string unit;
  const auto add = [&](const std::optional<Rational>& value) { total = !value ? std::nullopt : total ? sums.Do(*total, '+', *value) : value; return total.has_value(); };
  int prices = 0;
  for (size_t i = 0; i < ask.amounts.size(); ++i) {
    const Amount& amount = ask.amounts[i];
    const Amount* next = i + 1 < ask.amounts.size() ? &ask.amounts[i + 1] : nullptr;
    const auto is_count = [](const Amount& one) { return !IsMoney(one.unit) && !one.unit.of.empty() && !one.per && one.unit.of != "percent" && one.value > 0; };
    const bool plain = amount.unit.of.empty() && !amount.per;
    if (is_count(amount) && next && (next->before == "at" || next->per) && (IsMoney(next->unit) || next->unit.of.empty())) {  // "40 hrs at 15"
      if (!add(sums.Do(amount.value, '*', next->value))) return std::nullopt;
      ++i, ++prices;
    } else if ((IsMoney(amount.unit) || (plain && (ask.language == Language::kEnglish || ask.Says({"합치면", "합하면"})))) && !amount.per) {
      if (IsMoney(amount.unit)) unit = amount.unit.name;
      const bool counted = next && is_count(*next) && ask.language == Language::kKorean && next->begin - amount.end < 8;
      if (!add(counted ? sums.Do(amount.value, '*', next->value) : std::optional(amount.value))) return std::nullopt;
      i += counted ? 1 : 0;
      ++prices;
    } else {
      return std::nullopt;
    }
  }
  if (prices < 2 || !total) return std::nullopt;
  return sums.Answer(*total, unit);
}

/// "had 64, rent took 48, whats left"; "odometer went 45,210 to 45,874"; "par 72 shot 85 how many over".
std::optional<Worked> LeftOver(const Ask& ask) {
  if (ask.amounts.size() < 2 || ask.amounts.size() > 4 || ask.Says({" each", " per ", " half ", " percent", "씩", "당 ", " split", "나눠", "나누", "반반"})) return std::nullopt;
  const bool left = ask.Says({" whats left", " what is left", " how much is left", " how much left", " left in ", " minus a ", "얼마 남", "몇 남", "남은 돈"}) && ask.Says({" had ", " have ", " out of ", " minus ", " got ", "있", "중"});
  const bool apart = ask.amounts.size() == 2 && ask.Says({" went ", " par ", " reading went ", " from "}) && ask.Says({" how many", " how much", " difference"}) && !left;
  if (!left && !apart) return std::nullopt;
  std::optional<Rational> value;
  Sums sums;
  const Unit unit = ask.amounts[0].unit.name.empty() ? ask.amounts.back().unit : ask.amounts[0].unit;
  for (size_t i = 0; i < ask.amounts.size(); ++i) {
    const Amount& amount = ask.amounts[i];
    if (amount.per || (!amount.unit.of.empty() && !unit.of.empty() && amount.unit.of != unit.of)) return std::nullopt;
    const Rational scaled = amount.unit.of.empty() ? amount.value : Rational(amount.value * amount.unit.factor / unit.factor);
    value = i == 0 ? std::optional(scaled) : apart && scaled > *value ? sums.Do(scaled, '-', *value) : sums.Do(*value, '-', scaled);
    if (!value) return std::nullopt;
  }
  if (*value < 0) return std::nullopt;
  const bool told = ask.wanted.unit && ask.wanted.unit->of == unit.of && !unit.of.empty();
  return sums.Answer(told ? Rational(*value * unit.factor / ask.wanted.unit->factor) : *value, told ? ask.wanted.unit->name : unit.name);
}

/// "45 bucks between 3 kids", "4 ppl splitting a 7 dollar order", "300 calories split over 4 servings".
std::optional<Worked> Split(const Ask& ask) {
  if (ask.amounts.size() != 2 || !ask.Says({" split", " between ", " among ", " shared "}) || ask.Says({" minutes between", " hours between"})) return std::nullopt;
  const bool first = ask.amounts[0].unit.of == "person";
  const Amount &whole = ask.amounts[first ? 1 : 0], &by = ask.amounts[first ? 0 : 1];
  if (whole.per || by.per || by.value <= 1 || IsMoney(by.unit) || whole.unit.of == "person") return std::nullopt;
  Sums sums;
  const auto value = sums.Do(whole.value, '/', by.value);
  return value ? std::optional(sums.Answer(*value, whole.unit.name)) : std::nullopt;
}

/// "half of 5 tbsp", "3/4 cup sugar doubled".
std::optional<Worked> Multiple(const Ask& ask) {
  if (ask.amounts.size() != 1 || ask.amounts[0].per) return std::nullopt;
  const Rational by = ask.Says({" half of ", "의 절반", "의 반"}) ? Rational(1, 2) : ask.Says({" doubled ", " double of "}) ? Rational(2) : ask.Says({" tripled "}) ? Rational(3) : Rational(1);
  if (by == 1) return std::nullopt;
  Sums sums;
  const auto value = by < 1 ? sums.Do(ask.amounts[0].value, '/', 2) : sums.Do(ask.amounts[0].value, '*', by);
  return value ? std::optional(sums.Answer(*value, ask.amounts[0].unit.name)) : std::nullopt;
}

/// "아침 영하 4도 낮 9도면 일교차", "낮에 3도였는데 8도 떨어지면", "its 12c and drops 15 degrees".
std::optional<Worked> Temperature(const Ask& ask) {
  if (ask.amounts.size() != 2 || !ask.Says({"도 ", "도였", "도면", "도에서", "도인", " degrees", "c "}) || !ask.Says({"일교차", "떨어지", "떨어졌", "내려가", "내려갔", "오르", "올라", "차이", " drops ", " dropped ", " rises ", " rose ", " falls ", " colder", " warmer", " difference"})) return std::nullopt;
  Rational v[2];
  for (size_t i = 0; i < 2; ++i) v[i] = ask.amounts[i].before == "영하" || ask.amounts[i].before == "minus" || HasAny(ask.amounts[i].after, {"below"}) ? Rational(-ask.amounts[i].value) : ask.amounts[i].value;
  Sums sums;
  std::optional<Rational> value;
  if (ask.Says({"일교차", "차이", " difference"})) value = sums.Do(std::max(v[0], v[1]), '-', std::min(v[0], v[1]));
  else value = sums.Do(v[0], ask.Says({"오르", "올라", " rises ", " rose ", " warmer"}) ? '+' : '-', v[1]);
  return value ? std::optional(sums.Answer(*value, ask.language == Language::kKorean ? "도" : "degrees")) : std::nullopt;
}

/// "남녀 비율 3:4인데 총 35명이면 여자 몇 명", "cats to dogs 3:2, 45 animals how many dogs", "squash 1 part to 7 parts water for 2 litres".
std::optional<Worked> SharedInRatio(const Ask& ask) {
  static const RE2 ratio(R"((\d+(?:\.\d+)?) ?(?::|대) ?(\d+(?:\.\d+)?))"), named(R"(([a-z]+) to ([a-z]+) (\d+):(\d+))");
  std::string first, second, one, other;
  bool is_second = false;
  if (RE2::PartialMatch(ask.text, named, &one, &other, &first, &second)) {
    if (!ask.wanted.unit) return std::nullopt;
    is_second = UnitNamed(other).of == ask.wanted.unit->of;
    if (!is_second && UnitNamed(one).of != ask.wanted.unit->of) return std::nullopt;
  } else if (ask.language == Language::kKorean && RE2::PartialMatch(ask.text, ratio, &first, &second) && ask.Says({"총", "전체", "모두", "섞어서", "합쳐서"})) {
    static const RE2 names(R"(([가-힣]+?)(?:이랑|랑|와|과|하고|:|,) ?([가-힣]+?)(?:의|은|이|가|를|을)? ?(?:비율)?(?:이|은|을|를)? ?\d)"), asked(R"(([가-힣]+?)(?:은|는|이|가)? (?:몇|얼마))");
    std::string whom;
    if (!RE2::PartialMatch(ask.text, asked, &whom)) return std::nullopt;
    if (ask.Says({"남녀"})) one = "남", other = "여";
    else if (!RE2::PartialMatch(ask.text, names, &one, &other)) return std::nullopt;
    is_second = whom.starts_with(other);
    if (!is_second && !whom.starts_with(one)) return std::nullopt;
  } else {
    return std::nullopt;
  }
  const auto a = ReadNumber(first), b = ReadNumber(second);
  const Amount* whole = nullptr;
  for (const Amount& amount : ask.amounts)
    if (amount.value > *a + *b || !amount.unit.name.empty()) whole = &amount;
  if (!a || !b || !whole || *a + *b == 0) return std::nullopt;
  Sums sums;
  const Rational factor = ask.wanted.unit && ask.wanted.unit->of == whole->unit.of ? Rational(whole->unit.factor / ask.wanted.unit->factor) : Rational(1);
  const auto all = sums.Do(whole->value, '*', factor);
  const auto parts = sums.Do(*a, '+', *b);
  const auto part = all && parts ? sums.Do(*all, '/', *parts) : std::nullopt;
  const auto value = part ? sums.Do(*part, '*', is_second ? *b : *a) : std::nullopt;
  return value ? std::optional(sums.Answer(*value, ask.wanted.unit ? ask.wanted.unit->name : whole->unit.name)) : std::nullopt;
}

}  // namespace

std::optional<Worked> OfRatio(const Ask& ask) { return SharedInRatio(ask); }

std::optional<Worked> OfTotals(const Ask& ask) {
  for (const auto kind : {Temperature, LeftOfGoal, LeftOver, Split, Multiple})
    if (auto worked = kind(ask)) return worked;
  return CostOfAll(ask);
}

}  // namespace sam::maths::everyday
