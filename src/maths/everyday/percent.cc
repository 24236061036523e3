// So many percent of, off, on; from one amount to another; interest.
#include <algorithm>

#include "base/word_lists.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

using Amounts = std::vector<const Amount*>;

bool IsPercent(const Amount& amount) { return amount.unit.of == "percent"; }

bool IsTime(const Amount& amount) { return amount.unit.of == "time" || amount.unit.of == "months"; }

bool WantsPercent(const Ask& ask) {
  return (ask.wanted.unit && ask.wanted.unit->of == "percent") || ask.Says({" what percent", " what is that in percent", " in percent ", "몇 퍼센트", "몇퍼센트", "몇 프로", "몇프로", "몇 퍼", "몇 %", "몇%", " percent is that", " percent off is", " percent less ", " percent done", " what percentage"});
}

std::optional<Worked> PercentWanted(const Ask& ask) {
  Amounts two;
  for (const Amount& amount : ask.amounts)
    if (!IsPercent(amount)) two.push_back(&amount);
  if (two.size() != 2 || two.size() != ask.amounts.size()) return std::nullopt;
  const Rational &a = two[0]->value, &b = two[1]->value, more = std::max(a, b), less = std::min(a, b);
  if (less <= 0) return std::nullopt;
  Sums sums;
  std::optional<Rational> part = less, whole = more;
  if (ask.Says({" missed ", " wrong", "틀렸", "틀리"})) part = sums.Do(more, '-', less);
  else if (ask.Says({" off ", " less", " drop", " went ", " grew", " rose", " up ", " down ", " discount", "할인", "세일", "늘", "줄", "올랐", "오른", "내렸", "됐", "인상", "감소", "증가"}) && !ask.Says({" out of ", " 중"})) {
    const bool up = ask.Says({" grew", " rose", " up ", " raise", "늘", "올랐", "오른", "인상", "증가"}) || (b > a && !ask.Says({"원래", "할인", " was "}));
    whole = up ? less : more;
    part = sums.Do(more, '-', less);
  }
  const auto rate = part && *whole != 0 ? sums.Do(*part, '/', *whole) : std::nullopt;
  const auto percent = rate ? sums.Do(*rate, '*', 100) : std::nullopt;
  return percent ? std::optional(sums.Answer(*percent, "%")) : std::nullopt;
}

/// Simple interest: so much a year, for years or months.
std::optional<Worked> Interest(const Ask& ask, const Amount& rate, const Amounts& others) {
  if (!ask.Says({"이자", "이율", "단리", " interest", " a year ", " annual"})) return std::nullopt;
  const Amount *sum = nullptr, *span = nullptr;
  for (const Amount* amount : others) {
    const Amount*& place = IsTime(*amount) ? span : sum;
    if (amount->value == 12 && amount->unit.of.empty()) continue;  // "divided by 12"
    if (place) return std::nullopt;
    if (!place) place = amount;
  }
  if (!sum) return std::nullopt;
  Sums sums;
  auto value = sums.Do(sum->value, '*', rate.value / 100);
  const bool month = ask.Says({"한달", "한 달", "매달", "매월", " a month", " per month", " monthly"});
  if (value && span && span->unit.of == "months" && !(month && span->unit.factor == 1)) value = sums.Do(*value, '*', Rational(span->value * span->unit.factor / 12));
  else if (value && month) value = sums.Do(*value, '/', 12);
  else if (span && !month) return std::nullopt;
  if (value && ask.Says({" what do i have", " what will i have", " end up with", " altogether", "원리금", "총 얼마", "합쳐서 얼마"})) value = sums.Do(*value, '+', sum->value);
  return value ? std::optional(sums.Answer(*value, IsMoney(sum->unit) ? sum->unit.name : ask.language == Language::kKorean ? "원" : "")) : std::nullopt;
}

/// What is asked for is the part itself.
bool WantsPart(const Ask& ask) {
  return ask.Says({"깎이", "깎여", "할인 금액", "할인되는 금액", "얼마나 할인", "얼마 할인", "절약", "아끼", "아껴", "적립", "쌓", "수수료 얼마", "팁 몇", "팁은 얼마", "팁은 몇", "팁이 얼마", "팁 얼마", "세금 얼마", "세금은 얼마", "부가세 얼마", "부가세는 얼마", " how much tip", " tip on ", " what is the tip", " whats the tip", " do i save", " i save",
                   " is the discount", " how much is the tax", " whats the tax", " need to pass", " percent to pass", " how much off", " percent of "}) ||
         (ask.text.find(" tip on a ") != ask.text.npos);
}

bool Down(const Ask& ask) { return ask.Says({"할인", "세일", "깎", "떼", "공제", "빼", "줄이", "줄였", "줄면", "디씨", "dc", " off ", " discount", " less ", " sale", " drop", " reduced", " fee "}); }
bool Up(const Ask& ask) { return ask.Says({"부가세", "세금 붙", "세금 포함", "봉사료", "인상", "오르", "올라", "올리", "늘", "더 걸", "붙", "비싸", "팁", " tip", " tax", " vat", " raise", " grew", " more", " longer", " increase", " up ", " plus "}); }
bool Backwards(const Ask& ask) {
  return ask.Says({"원래 얼마", "원래 가격", "정가", "원가", "할인 전", "빼고 얼마", "빼면 얼마", " original", " without", " before the", " before tax", " before vat", " full price"}) && !ask.Says({"원래 가격이", "정가가", "정가는", "정가 "});
}

/// Persons or things with so many percent of them: those, or the others.
std::optional<Worked> PartOfCount(const Ask& ask, const Amount& whole, const Rational& part) {
  if (whole.unit.of.empty() || !ask.wanted.unit || ask.wanted.unit->of != whole.unit.of || IsTime(whole)) return std::nullopt;
  Sums sums;
  auto value = sums.Do(whole.value, '*', part);
  if (value && ask.Says({" 안 ", " 못 ", "않", "아닌", "나머지", "남은", " not ", " dont ", " didnt ", " doesnt ", " arent ", " isnt ", " rest ", " others ", " left"})) value = sums.Do(whole.value, '-', *value);
  const bool measured = whole.unit.factor != 1 || whole.unit.of == "volume" || whole.unit.of == "mass" || whole.unit.of == "length";
  return value && (measured || IsInteger(*value)) ? std::optional(sums.Answer(*value, whole.unit.name)) : std::nullopt;
}

std::optional<Worked> OneRate(const Ask& ask, const Amount& rate, const Amounts& others) {
  if (auto interest = Interest(ask, rate, others)) return interest;
  const Rational part = rate.value / 100;
  const Amount& whole = *others[0];
  if (others.size() == 1 && whole.per) return std::nullopt;
  const bool down = Down(ask), up = Up(ask) && !(down && ask.Says({" off ", "할인", "세일", "떼"}));
  Sums sums;
  std::optional<Rational> value;
  if (others.size() == 1 && WantsPart(ask)) {
    value = sums.Do(whole.value, '*', part);
  } else if (Backwards(ask) && others.size() == 1 && (down || up)) {
    value = sums.Do(whole.value, '/', up ? Rational(1 + part) : Rational(1 - part));
  } else if (others.size() == 1 && !down && !up && IsMoney(whole.unit) && ask.Says({"원의 "})) {
    value = sums.Do(whole.value, '*', part);
  } else if (others.size() == 1 && !down && !up) {
    return PartOfCount(ask, whole, part);
  } else if (down != up) {
    value = sums.Do(whole.value, '*', up ? Rational(1 + part) : Rational(1 - part));
    for (size_t i = 1; value && i < others.size(); ++i) {
      const bool shared = others[i]->unit.of == "person" || others[i]->after == "ways";
      const bool voucher = HasAny(ask.text, {"쿠폰", "포인트", "적립금", " coupon", " voucher", " gift card"}) && IsMoney(others[i]->unit);
      if (!shared && !voucher) return std::nullopt;
      value = sums.Do(*value, shared ? '/' : '-', others[i]->value);
    }
  }
  if (!value) return std::nullopt;
  return sums.Answer(*value, whole.unit.name.empty() && ask.language == Language::kKorean ? "" : whole.unit.name == "$" ? "dollars" : whole.unit.name);
}

}  // namespace

std::optional<Worked> OfPercent(const Ask& ask) {
  if (WantsPercent(ask)) return PercentWanted(ask);
  Amounts rates, others;
  for (const Amount& amount : ask.amounts) (IsPercent(amount) ? rates : others).push_back(&amount);
  if (rates.empty() || others.empty() || rates.size() > 2) return std::nullopt;
  if (rates.size() == 1) return OneRate(ask, *rates[0], others);
  // One after the other, each of what is left.
  if (others.size() != 1 || !Down(ask) || !ask.Says({"또", "거기서", "추가", "다시", "더 ", " then ", " another ", " extra ", " additional "})) return std::nullopt;
  Sums sums;
  auto value = sums.Do(others[0]->value, '*', Rational(1 - rates[0]->value / 100));
  if (value) value = sums.Do(*value, '*', Rational(1 - rates[1]->value / 100));
  return value ? std::optional(sums.Answer(*value, others[0]->unit.name)) : std::nullopt;
}

}  // namespace sam::maths::everyday
