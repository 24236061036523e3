// Parts of a whole: "전체의 2/9", "나머지의 62.5%", percent asked for, prices with percent.
#include <algorithm>

#include "maths/words/korean_kinds.h"
#include "maths/words/korean_story.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

/// The part of a whole that a quantity says: 2/9, 62.5%, "0.75만큼"; none for amounts.
std::optional<Rational> ShareOf(const KoreanQuantity& quantity) {
  if (quantity.unit == "%" || quantity.unit == "퍼센트") return Rational(quantity.value / 100);
  if (quantity.unit.empty() && quantity.value > 0 && quantity.value < 1) return quantity.value;
  if (quantity.unit.empty() && quantity.fraction && quantity.value <= 1) return quantity.value;
  return std::nullopt;
}

enum class Whole { kAll, kRest, kLastPart };

/// Of what a share is taken: the words right before it.
Whole TakenOf(const KoreanProblem& problem, const KoreanQuantity& share) {
  for (size_t i = share.word; i-- > 0 && share.word - i < 4 && problem.words[i].quantity < 0;) {
    const View text = problem.words[i].text;
    if (text.starts_with("나머지") || text.starts_with("남은")) return Whole::kRest;
    if (text.starts_with("전체") || text.starts_with("그중") || text == "그") return Whole::kAll;
    if (i + 1 < share.word && (text.starts_with("찾은") || text.starts_with("받은") || text.starts_with("산") || text.starts_with("뽑은") || text.starts_with("가져간"))) return Whole::kLastPart;
  }
  return Whole::kAll;
}

struct Flow {
  Rational whole, rest, part;
  bool known = true;  // the whole is a number, not a letter
  std::string unit;
};

/// Takes one part after another; where the whole is a letter, all is in parts of it until an amount tells.
std::optional<Flow> Follow(const KoreanProblem& problem, KoreanWorking& working) {
  Flow flow;
  bool begun = false;
  int shares = 0;
  for (const KoreanQuantity& quantity : problem.quantities) {
    if (IsLabel(problem, quantity)) continue;
    const auto share = ShareOf(quantity);
    if (!begun) {
      if (share) return std::nullopt;
      flow = {quantity.letter != 0 ? Rational(1) : quantity.value, quantity.letter != 0 ? Rational(1) : quantity.value, 0, quantity.letter == 0, quantity.unit};
      begun = true;
      continue;
    }
    if (!share && quantity.unit != flow.unit) return std::nullopt;
    if (!share && !flow.known) {  // "16명일 때": the last part in numbers
      const auto whole = shares > 0 && flow.part > 0 ? working.Do(quantity.value, '/', flow.part) : std::nullopt;
      if (!whole) return std::nullopt;
      flow.whole = *whole;
      flow.known = true;
      flow.part = *whole;
      return flow;
    }
    const Whole of = TakenOf(problem, quantity);
    const auto part = share ? working.Do(of == Whole::kRest ? flow.rest : of == Whole::kLastPart ? flow.part : flow.whole, '*', *share) : std::optional(quantity.value);
    const auto rest = part && of != Whole::kLastPart ? working.Do(flow.rest, '-', *part) : std::optional(flow.rest);
    if (!part || !rest || *rest < 0) return std::nullopt;
    flow.part = *part;
    flow.rest = *rest;
    shares += share ? 1 : 0;
  }
  return begun && shares > 0 && flow.known ? std::optional(flow) : std::nullopt;
}

std::optional<WordAnswer> AnswerFlow(const KoreanProblem& problem) {
  for (const KoreanQuantity& quantity : problem.quantities)
    if (quantity.tail.starts_with("씩") || quantity.unit == "배") return std::nullopt;
  if (HasAny(problem.Asking(), {"몇 %", "몇%", "퍼센트"})) return std::nullopt;
  KoreanWorking working(problem);
  const auto flow = Follow(problem, working);
  if (!flow) return std::nullopt;
  const std::string unit = problem.question.unit.empty() ? flow->unit : problem.question.unit;
  if (unit != flow->unit && !ConvertKorean(flow->unit, unit)) return std::nullopt;
  const bool left = problem.question.left || HasAny(problem.Asking(), {"않은", "않는"});
  return FinishKorean(problem, (left ? flow->rest : flow->part) * ConvertKorean(flow->unit, unit).value_or(1), unit, working);
}

/// "(4/7)만큼 채우는 물이 60L": the whole from a part.
std::optional<WordAnswer> WholeFromPart(const KoreanProblem& problem) {
  if (!HasAny(problem.Asking(), {"가득", "전체", "처음", "모두", "원래"}) || problem.quantities.size() != 2) return std::nullopt;
  const auto share = ShareOf(problem.quantities[0]);
  if (!share || ShareOf(problem.quantities[1]) || *share == 0) return std::nullopt;
  KoreanWorking working(problem);
  const bool rest = HasAny(problem.text, {"남았", "남아", "남은", "남습"}) && !problem.question.left;
  const auto part = rest ? working.Do(1, '-', *share) : share;
  const auto whole = part ? working.Do(problem.quantities[1].value, '/', *part) : std::nullopt;
  return whole ? FinishKorean(problem, *whole, problem.quantities[1].unit, working) : std::nullopt;
}

/// Whether the question speaks of what this quantity counts: 노란 of "노란 구슬이 6개".
bool Asked(const KoreanProblem& problem, const KoreanQuantity& quantity) {
  const View asking = problem.Asking();
  for (size_t i = quantity.word; i-- > 0 && problem.words[i].quantity < 0 && problem.words[i].sentence == problem.words[quantity.word].sentence && quantity.word - i < 3;) {
    const size_t at = problem.words[i].stem.size() >= 3 ? asking.find(problem.words[i].stem) : View::npos;
    bool shared = false;
    for (const KoreanQuantity& other : problem.quantities)
      shared = shared || (&other != &quantity && other.word > 0 && (other.noun == problem.words[i].stem || problem.words[other.word - 1].stem == problem.words[i].stem));
    if (at != View::npos && !shared) return true;
  }
  return false;
}

/// "몇 %입니까?": the part asked for by the whole.
std::optional<WordAnswer> PercentAsked(const KoreanProblem& problem) {
  if (problem.question.unit != "%" && problem.question.unit != "퍼센트") return std::nullopt;
  std::vector<const KoreanQuantity*> told;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const bool again = std::ranges::any_of(told, [&](const KoreanQuantity* q) { return q->value == quantity.value && q->unit == quantity.unit; }) && problem.words[quantity.word].sentence == problem.question.sentence;
    if (quantity.unit == "%" || IsLabel(problem, quantity)) return std::nullopt;
    if (!again) told.push_back(&quantity);
  }
  if (told.size() != 2 || told[0]->unit != told[1]->unit) return std::nullopt;
  KoreanWorking working(problem);
  const bool mixed = HasAny(problem.Asking(), {"소금물", "설탕물", "주스의", "용액"}) && HasAny(problem.text, {"녹", "넣", "섞", "탔", "타서"});
  const bool of_all = mixed || (HasAny(problem.Asking(), {"전체", "모두"}) && !HasAny(problem.text, {"중에서", " 중 ", "전체 학생", "모두 "}));
  const KoreanQuantity* part = of_all && Asked(problem, *told[0]) && !Asked(problem, *told[1]) ? told[0] : told[1];
  if (mixed) part = told[1]->noun == "물" ? told[0] : told[1];
  std::optional<Rational> whole = std::max(told[0]->value, told[1]->value);
  if (of_all) whole = working.Sum({told[0]->value, told[1]->value});
  if (!of_all) part = told[0]->value < told[1]->value ? told[0] : told[1];
  if (!of_all && HasAny(problem.Asking(), {"할인", "올랐", "늘", "줄", "이익"})) {
    const auto gap = working.Do(*whole, '-', part->value);
    const auto rate = gap && told[0]->value != 0 ? working.Do(*gap, '/', told[0]->value) : std::nullopt;
    const auto percent = rate ? working.Do(*rate, '*', 100) : std::nullopt;
    return percent ? FinishKorean(problem, *percent, "%", working) : std::nullopt;
  }
  const auto rate = whole ? working.Do(part->value, '/', *whole) : std::nullopt;
  const auto percent = rate ? working.Do(*rate, '*', 100) : std::nullopt;
  return percent ? FinishKorean(problem, *percent, "%", working) : std::nullopt;
}

/// "20%의 이익을 붙여", "30% 할인".
std::optional<WordAnswer> Price(const KoreanProblem& problem) {
  const KoreanQuantity *price = nullptr, *percent = nullptr;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const KoreanQuantity*& place = quantity.unit == "%" || quantity.unit == "퍼센트" ? percent : price;
    if (place || IsLabel(problem, quantity)) return std::nullopt;
    place = &quantity;
  }
  const bool up = HasAny(problem.text, {"이익", "인상", "올랐", "올라", "올려", "올리", "오른", "붙여", "비싸게", "늘어", "늘었", "증가"});
  const bool down = HasAny(problem.text, {"할인", "세일", "싸게", "내렸", "내린", "깎", "감소", "줄었", "줄어"});
  if (!price || !percent || up == down || problem.question.unit == "%") return std::nullopt;
  KoreanWorking working(problem);
  const auto part = working.Do(price->value, '*', percent->value / 100);
  if (!part) return std::nullopt;
  const bool only = HasAny(problem.Asking(), {"할인 금액", "할인받은 금액", "할인된 금액만", "이익은", "이익금", "얼마나 할인", "얼마를 할인", "얼마나 싸", "얼마나 깎", "얼마 깎"});
  const auto value = only ? part : working.Do(price->value, up ? '+' : '-', *part);
  return value ? FinishKorean(problem, *value, price->unit, working) : std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanShare(const KoreanProblem& problem) {
  if (problem.question.asked == KoreanAsked::kNothing) return std::nullopt;
  if (problem.question.asked == KoreanAsked::kWho || problem.question.asked == KoreanAsked::kWhich) return std::nullopt;
  if (auto asked = PercentAsked(problem)) return asked;
  const bool any = std::ranges::any_of(problem.quantities, [](const KoreanQuantity& quantity) { return ShareOf(quantity).has_value(); });
  if (!any) return std::nullopt;
  if (auto price = Price(problem)) return price;
  if (auto whole = WholeFromPart(problem)) return whole;
  return AnswerFlow(problem);
}

}  // namespace sam::maths
