// What one side of a comparison comes to: "12개씩 5봉지와 낱개 3개".
#include <algorithm>
#include <array>

#include "maths/words/korean_compare.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

bool IsContainer(View unit) {
  static constexpr auto kContainers = std::to_array<View>({"묶음", "봉지", "상자", "박스", "줄", "병", "바구니", "접시", "팩", "세트", "판", "통", "다발", "번", "일", "달", "주", "주일", "개월", "시간", "회", "모둠", "칸", "층", "뭉치", "망", "꾸러미"});
  return std::ranges::find(kContainers, unit) != kContainers.end();
}

/// Whether the quantity at `i` says how many times the one before it is taken.
bool Multiplies(const KoreanProblem& problem, const KoreanQuantity& each, const KoreanQuantity& times) {
  if (each.tail.starts_with("씩") || each.tail.starts_with("짜리")) return true;
  if (times.word < each.word || times.word - each.word > 4) return false;
  const bool joined = each.tail == "와" || each.tail == "과" || each.tail == "하고" || problem.words[each.word].mark == ',';
  if (joined) return false;
  if (times.noun == "묶음" || times.noun == "봉지" || times.noun == "상자") return true;
  if (each.tail == "의" && times.fraction) return true;
  return IsContainer(times.unit) && !IsContainer(each.unit);
}

/// What the verb after a quantity does to what one had: it adds or takes away; 0 where it only tells.
int SignAfter(const KoreanProblem& problem, const KoreanQuantity& quantity) {
  for (size_t i = quantity.word + 1; i < problem.words.size() && i < quantity.word + 6; ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.sentence != problem.words[quantity.word].sentence || word.quantity >= 0) return 0;
    const View text = word.text;
    if (HasAny(text, {"썼", "쓰고", "먹었", "주었", "줬", "잃", "팔았", "사용", "냈"}) || (quantity.unit == "원" && HasAny(text, {"샀", "사고"}))) return -1;
    if (HasAny(text, {"받", "얻", "주웠", "벌었", "샀"})) return 1;
    if (HasAny(text, {"있", "가지"})) return 0;
  }
  return 0;
}

/// "178에서 149를 뺀 수".
std::optional<Rational> Calculated(const KoreanProblem& problem, const KoreanContestant& contestant, KoreanWorking& working) {
  if (contestant.parts.size() != 2) return std::nullopt;
  const KoreanQuantity &first = *contestant.parts[0], &second = *contestant.parts[1];
  if (second.word + 1 >= problem.words.size()) return std::nullopt;
  const View verb = problem.words[second.word + 1].text;
  const char op = verb.starts_with("더한") ? '+' : verb.starts_with("뺀") ? '-' : verb.starts_with("곱한") ? '*' : verb.starts_with("나눈") ? '/' : 0;
  return op == 0 ? std::nullopt : working.Do(first.value, op, second.value);
}

struct Term {
  Rational value;
  int sign = 0;
  const KoreanQuantity* last = nullptr;
};

/// Products of neighbours: "12개씩 5봉지", "100원짜리 3개".
std::optional<std::vector<Term>> Terms(const KoreanProblem& problem, const KoreanContestant& contestant, KoreanWorking& working) {
  std::vector<Term> terms;
  const auto& parts = contestant.parts;
  const std::string unit = Telling(problem).front()->unit;  // one unit for all who are compared
  for (size_t i = 0; i < parts.size(); ++i) {
    Term term{parts[i]->value, 0, parts[i]};
    if (const auto factor = ConvertKorean(parts[i]->unit, unit)) term.value *= *factor;
    while (i + 1 < parts.size() && Multiplies(problem, *parts[i], *parts[i + 1])) {
      const auto product = working.Do(term.value, '*', parts[++i]->value);
      if (!product) return std::nullopt;
      term.value = *product;
      term.last = parts[i];
    }
    term.sign = SignAfter(problem, *term.last);
    terms.push_back(term);
  }
  return terms;
}

/// "8조각의 피자 중 2조각": a part of a whole.
bool IsPartOf(const KoreanProblem& problem, const KoreanContestant& contestant) {
  if (contestant.parts.size() != 2) return false;
  if (contestant.parts[0]->unit != contestant.parts[1]->unit && !HasAny(problem.Asking(), {"비율", "성공률", "타율", "확률", "득점률", "정답률"})) return false;
  for (size_t i = contestant.parts[0]->word + 1; i < contestant.parts[1]->word; ++i)
    if (problem.words[i].text.starts_with("중") || problem.words[i].text == "가운데") return true;
  return false;
}

bool IsLength(View unit) { return unit == "km" || unit == "m" || unit == "cm" || unit == "킬로미터" || unit == "미터"; }
bool IsMeasure(View unit) { return ConvertKorean(unit, "초") || ConvertKorean(unit, "m") || ConvertKorean(unit, "g") || ConvertKorean(unit, "L"); }
bool IsDuration(View unit) { return unit == "시간" || unit == "분" || unit == "초"; }

/// "5개에 3000원" by the price of one, "3시간 동안 240km" by the speed.
std::optional<Rational> Rate(const KoreanProblem& problem, const KoreanContestant& contestant, KoreanWorking& working) {
  if (contestant.parts.size() != 2) return std::nullopt;
  const KoreanQuantity *first = contestant.parts[0], *second = contestant.parts[1];
  if (first->tail == "에" && second->unit == "원") return working.Do(second->value, '/', first->value);
  if (!HasAny(problem.Asking(), {"빠", "빨", "느리", "느린", "속력"})) return std::nullopt;
  if (IsLength(first->unit)) std::swap(first, second);
  const auto seconds = ConvertKorean(first->unit, "초"), metres = ConvertKorean(second->unit, "m");
  if (!IsDuration(first->unit) || !IsLength(second->unit) || !seconds || !metres) return std::nullopt;
  return working.Do(second->value * *metres, '/', first->value * *seconds);
}

}  // namespace

std::optional<Rational> ValueOf(const KoreanProblem& problem, const KoreanContestant& contestant, KoreanWorking& working) {
  if (const auto calculated = Calculated(problem, contestant, working)) return calculated;
  if (IsPartOf(problem, contestant)) return working.Do(contestant.parts[1]->value, '/', contestant.parts[0]->value);
  if (const auto rate = Rate(problem, contestant, working)) return rate;
  const View asking = problem.Asking();
  const auto& parts = contestant.parts;
  const bool left = parts.size() == 1 && parts[0]->fraction && parts[0]->unit.empty() && parts[0]->value <= 1 && HasAny(asking, {"남은", "남아"});
  if (left) return working.Do(1, '-', parts[0]->value);
  const size_t days = parts.size() == 2 && parts[0]->unit == "일" ? 0 : 1;
  const bool per_day = parts.size() == 2 && parts[days]->unit == "일" && HasAny(asking, {"하루", "1일"}) && !parts[1 - days]->tail.starts_with("씩") && (days == 0 || !problem.Has("하루에"));
  if (per_day) return working.Do(parts[1 - days]->value, '/', parts[days]->value);
  const View common = Telling(problem).front()->unit;
  const bool alike = parts.size() > 1 || parts[0]->unit == common || ConvertKorean(parts[0]->unit, common) || (!IsMeasure(common) && !IsMeasure(parts[0]->unit));
  const auto terms = alike ? Terms(problem, contestant, working) : std::nullopt;
  if (!terms) return std::nullopt;
  const bool rest = HasAny(asking, {"않은", "남은", "남아", "남학생", "여학생", "안 읽"}) && terms->size() == 2 && (*terms)[1].sign == 0;
  if (rest) return working.Do((*terms)[0].value, '-', (*terms)[1].value);
  Rational sum = (*terms)[0].value;
  for (size_t i = 1; i < terms->size(); ++i) {
    const auto next = working.Do(sum, (*terms)[i].sign < 0 ? '-' : '+', (*terms)[i].value);
    if (!next) return std::nullopt;
    sum = *next;
  }
  return sum;
}

}  // namespace sam::maths
