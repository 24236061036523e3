// Boxes, buses and pages come whole; what is saved up until a goal.
#include <algorithm>

#include "base/word_lists.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

Integer Floor(const Rational& value) { return numerator(value) / denominator(value); }
Integer Ceiling(const Rational& value) { return (numerator(value) + denominator(value) - 1) / denominator(value); }

std::string WantedName(const Ask& ask) { return ask.wanted.unit ? ask.wanted.unit->name : ""; }

}  // namespace

std::optional<Worked> OfWholeOnes(const Ask& ask) {
  if (ask.amounts.size() != 2 || ask.Says({"평균", " average", " avg", "퍼센트", " percent", "배속"})) return std::nullopt;
  const Amount &a = ask.amounts[0], &b = ask.amounts[1];
  if (a.value <= 0 || b.value <= 0) return std::nullopt;
  const bool need = ask.Says({"필요", "담으려면", "앉으려면", "가려면", "타려면", "나르려면", "사야", "만에 다", "끝내려면", "다 읽", "다 풀", "다 외", "최소", " need", " to buy", " buses ", " boxes do", " trips "});
  const bool most = ask.Says({"최대", "까지 살", "까지 만들", "살 수 있", " max ", " at most", " can i buy", " can i get", " can you buy", " can i make", " full "});
  const bool rest = ask.Says({"몇 개 남", "남아", "남는", "남게", "남나", "마지막", " left over", " leftover", " remainder", " last one", " last page", " last box"});
  if (need + most + rest != 1 || !(ask.wanted.unit)) return std::nullopt;
  if (rest && a.unit.of == b.unit.of && !ask.Says({"똑같이", "나눠", "나누", "씩", " share", " split", " boxes of", " bags of"})) return std::nullopt;  // taken away, not shared out
  const Amount &whole = a.value > b.value ? a : b, &each = a.value > b.value ? b : a;
  if (need && whole.unit.of == "page" && each.unit.of == "time") return std::nullopt;
  const bool each_is_rate = each.per.has_value() || IsMoney(whole.unit);
  if (!each_is_rate && !rest && ask.wanted.unit->of == whole.unit.of) return std::nullopt;
  if (IsMoney(whole.unit) != IsMoney(each.unit) && !(IsMoney(whole.unit) && each.unit.of.empty())) return std::nullopt;
  Sums sums;
  const auto quotient = sums.Do(whole.value, '/', each.value);
  if (!quotient) return std::nullopt;
  if (!rest) {
    const Integer value = need ? Ceiling(*quotient) : Floor(*quotient);
    if (Rational(value) != *quotient) sums.Note("→ " + value.str());
    return sums.Answer(Rational(value), WantedName(ask));
  }
  Sums again;
  const auto filled = again.Do(Rational(Floor(*quotient)), '*', each.value);
  const auto left = filled ? again.Do(whole.value, '-', *filled) : std::nullopt;
  return left ? std::optional(again.Answer(*left, WantedName(ask))) : std::nullopt;
}

namespace {

/// "지금 30만원 있고 매달 8만원씩 100만원 넘으려면": what is missing by what comes each time.
std::optional<Worked> UntilGoal(const Ask& ask) {
  if (ask.amounts.size() < 2 || ask.amounts.size() > 3 || !ask.Says({"넘으려면", "모으려면", "되려면", "채우려면", " need", " reach", " goal", " save up"})) return std::nullopt;
  const Amount* goal = &*std::ranges::max_element(ask.amounts, {}, &Amount::value);
  const Amount *each = nullptr, *start = nullptr;
  for (const Amount& amount : ask.amounts) {
    if (&amount == goal) continue;
    (amount.per ? each : start) = &amount;
  }
  if (!each || !each->per || (ask.amounts.size() == 3) != (start != nullptr)) return std::nullopt;
  Sums sums;
  const auto missing = start ? sums.Do(goal->value, '-', start->value) : std::optional(goal->value);
  const auto times = missing ? sums.Do(*missing, '/', each->value) : std::nullopt;
  if (!times || *times <= 0) return std::nullopt;
  const Integer whole = Ceiling(*times);
  if (Rational(whole) != *times) sums.Note("→ " + whole.str());
  return sums.Answer(Rational(whole), WantedName(ask).empty() ? each->per->name : WantedName(ask));
}

}  // namespace

std::optional<Worked> OfSavings(const Ask& ask) {
  if (auto until = UntilGoal(ask)) return until;
  // "월급 240만원이면 연봉", "save in a year at 40 a month"
  if (ask.amounts.size() != 1 || !ask.amounts[0].per || ask.amounts[0].per->of != "months" || ask.amounts[0].per->factor != 1 || !ask.Says({"연봉", "1년", "일년", "년에", " a year", " per year", " yearly", " annual", " in a year"})) return std::nullopt;
  Sums sums;
  const auto value = sums.Do(ask.amounts[0].value, '*', 12);
  return value ? std::optional(sums.Answer(*value, ask.amounts[0].unit.name)) : std::nullopt;
}

}  // namespace sam::maths::everyday
