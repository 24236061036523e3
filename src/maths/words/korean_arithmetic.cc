// The plain story: what there is altogether, what is left, how much more, how much for each.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/words/korean_compare.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_story.h"

namespace sam::maths {
namespace {

using View = std::string_view;
using Amounts = std::vector<const KoreanAmount*>;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

/// The unit that is asked for; for 얼마 the one that all amounts share, money before others.
std::string UnitAsked(const KoreanProblem& problem, const KoreanStory& story) {
  if (problem.question.unit == "개" && IsKoreanContainer(problem.question.noun)) return problem.question.noun;
  if (!problem.question.unit.empty()) return problem.question.unit == "주일" ? "주" : problem.question.unit;
  std::string unit;
  bool mixed = false;
  for (const auto* list : {&story.amounts, &story.rates})
    for (const KoreanAmount& amount : *list) {
      if (amount.unit == "원") return "원";
      mixed = mixed || (!unit.empty() && unit != amount.unit);
      unit = amount.unit;
    }
  return mixed ? "?" : unit;
}

bool Alike(View a, View b) {
  static constexpr auto kPeople = std::to_array<View>({"명", "사람"});
  return a == b || (std::ranges::find(kPeople, a) != kPeople.end() && std::ranges::find(kPeople, b) != kPeople.end());
}

struct Telling {
  const KoreanProblem& problem;
  KoreanStory story;
  std::string unit;
  Amounts same, others;
  std::string asking;
  bool converted = false;  // an amount was brought to the unit asked for
};

std::optional<Telling> Tell(const KoreanProblem& problem, KoreanWorking& working) {
  auto story = ReadStory(problem, working);
  if (!story) return std::nullopt;
  Telling telling{problem, std::move(*story), "", {}, {}, problem.Asking(), false};
  telling.unit = UnitAsked(problem, telling.story);
  std::erase_if(telling.story.amounts, [&](const KoreanAmount& a) {  // "한 상자에 몇 개", "한 시간 동안" in the question only says per what
    return a.value == 1 && a.unit != telling.unit && problem.words[a.word].sentence == problem.question.sentence && telling.story.amounts.size() > 1;
  });
  for (KoreanAmount& amount : telling.story.amounts) {
    const auto factor = ConvertKorean(amount.unit, telling.unit);
    const bool scaled = factor && *factor != 1 && amount.unit != telling.unit && telling.unit != "자루";
    if (scaled) {
      const auto value = working.Do(amount.value, '*', *factor);
      if (!value) return std::nullopt;
      amount.value = *value;
      amount.unit = telling.unit;
      telling.converted = true;
    }
    (Alike(amount.unit, telling.unit) ? telling.same : telling.others).push_back(&amount);
  }
  return telling;
}

std::optional<Rational> SumOf(const Amounts& amounts, KoreanWorking& working) {
  std::vector<Rational> values;
  for (const KoreanAmount* amount : amounts) values.push_back(amount->value);
  return working.Sum(values);
}

/// "B는 A보다 k 더": whether the quantity only says how much more or less, and of whom.
struct More {
  std::string than;
  int sign = 1;
};
std::optional<More> MoreThan(const KoreanProblem& problem, const KoreanAmount& amount) {
  std::optional<More> more;
  const size_t sentence = problem.words[amount.word].sentence;
  for (size_t i = amount.word; i-- > 0 && problem.words[i].sentence == sentence && amount.word - i < 6;) {
    if (problem.words[i].particle.starts_with("보다") || problem.words[i].text == "보다") {
      more = More{problem.words[i].text == "보다" && i > 0 ? problem.words[i - 1].stem : problem.words[i].stem, 1};
      break;
    }
    if (problem.words[i].quantity >= 0) break;
  }
  if (!more) return std::nullopt;
  for (size_t i = amount.word + 1; i < problem.words.size() && problem.words[i].sentence == sentence && i < amount.word + 6; ++i) {
    const View text = problem.words[i].text;
    if (HasAny(text, {"적", "작", "짧", "가벼", "가볍", "낮", "덜", "어리", "어려", "싸", "싼"}) && !text.starts_with("비싸")) more->sign = -1;
    if (HasAny(text, {"더", "많", "크", "큰", "큽", "높", "길", "긴", "무거", "무겁", "적", "작", "덜", "짧", "가벼", "낮", "어리", "어려", "비싸", "싸", "커"})) return more;
  }
  return std::nullopt;
}

bool SpeaksOf(const KoreanProblem& problem, const KoreanAmount& amount, const std::string& name) {
  if (name.empty()) return false;
  if (amount.owner == name || amount.thing == name) return true;
  const size_t sentence = problem.words[amount.word].sentence;
  for (size_t i = amount.word; i-- > 0 && problem.words[i].sentence == sentence && problem.words[i].quantity < 0;)
    if (problem.words[i].stem == name) return true;
  return false;
}

/// All of them, less those that go after there was something.
std::optional<Rational> Signed(const Amounts& amounts, const KoreanProblem& problem, KoreanWorking& working) {
  const bool mixed = std::ranges::any_of(amounts, [](const KoreanAmount* a) { return a->sign < 0; }) && std::ranges::any_of(amounts, [](const KoreanAmount* a) { return a->sign > 0; }) && amounts[0]->sign >= 0;
  if (!mixed || problem.question.total) return SumOf(amounts, working);
  Rational value = amounts[0]->value;
  for (size_t i = 1; i < amounts.size(); ++i) {
    const auto next = working.Do(value, amounts[i]->sign < 0 ? '-' : '+', amounts[i]->value);
    if (!next) return std::nullopt;
    value = *next;
  }
  return value;
}

/// A base amount and one said by how much more or less: the asked one, or both together.
std::optional<Rational> ByDifference(const Telling& t, KoreanWorking& working) {
  if (t.same.size() != 2) return std::nullopt;
  for (int k = 0; k < 2; ++k) {
    const KoreanAmount &gap = *t.same[static_cast<size_t>(k)], &base = *t.same[static_cast<size_t>(1 - k)];
    const auto more = MoreThan(t.problem, gap);
    if (!more) continue;
    const bool base_is_than = SpeaksOf(t.problem, base, more->than);
    const bool asks_than = t.asking.find(more->than) != std::string::npos && !base_is_than;
    const int sign = asks_than ? -more->sign : more->sign;
    const auto other = working.Do(base.value, sign > 0 ? '+' : '-', gap.value);
    if (!other) return std::nullopt;
    const bool both = t.problem.question.total && HasAny(t.asking, {"와", "과", "두 ", "합", "둘"});
    return both ? working.Do(base.value, '+', *other) : other;
  }
  return std::nullopt;
}

/// So many times another: "(17/6)배", "5배".
std::optional<Rational> ByTimes(const Telling& t, KoreanWorking& working) {
  const KoreanAmount* times = nullptr;
  for (const KoreanAmount* other : t.others)
    if (other->unit == "배") times = other;
  if (!times || t.same.size() != 1 || t.others.size() != 1) return std::nullopt;
  std::string of;
  for (size_t i = times->word; i-- > 0 && t.problem.words[i].sentence == t.problem.words[times->word].sentence;)
    if (t.problem.words[i].particle == "의" || t.problem.words[i].particle == "보다") {
      of = t.problem.words[i].stem;
      if (IsProperty(of) && i > 0) of = t.problem.words[i - 1].stem;
      break;
    }
  const bool inverse = !of.empty() && t.asking.find(of) != std::string::npos && !SpeaksOf(t.problem, *t.same[0], of);
  const auto other = working.Do(t.same[0]->value, inverse ? '/' : '*', times->value);
  return other && t.problem.question.total ? working.Do(t.same[0]->value, '+', *other) : other;
}

/// What is left: what there is at first, less what goes, more what comes.
std::optional<Rational> Left(const Telling& t, KoreanWorking& working) {
  const bool asked = t.problem.question.left || HasAny(t.asking, {"않은", "않는", "못한", "안 "});
  if (!asked || t.same.size() < 2 || !t.others.empty() || !t.story.rates.empty()) return std::nullopt;
  const size_t first = t.problem.words[t.same[0]->word].sentence;
  const bool all_first = std::ranges::all_of(t.same, [&](const KoreanAmount* a) { return t.problem.words[a->word].sentence == first; });
  Rational value = t.same[0]->value;
  for (size_t i = 1; i < t.same.size(); ++i) {
    const bool also = t.same[i]->sign >= 0 && !all_first && t.problem.words[t.same[i]->word].sentence == first && !HasAny(t.problem.sentences[first], {"중 ", "중에서", "가운데"});
    const bool comes = t.same[i]->sign > 0 && !t.same[i]->product && HasAny(t.problem.text, {"더 ", "받", "얻", "샀", "새로"});
    const auto next = working.Do(value, also || comes ? '+' : '-', t.same[i]->value);
    if (!next) return std::nullopt;
    value = *next;
  }
  return value;
}

/// "학생 850명, 그중 여학생이 412명"; "100개를 모으려면 앞으로 몇 개": the whole less the part that is told.
std::optional<Rational> Remainder(const Telling& t, KoreanWorking& working) {
  const bool part = HasAny(t.problem.text, {"그중", "그 중", "중에서", " 중 ", "가운데", " 모두 "}), missing = HasAny(t.asking, {"앞으로", "모자라", "부족", "려면", "더 필요"});
  if (t.same.size() != 2 || !t.others.empty() || !t.story.rates.empty() || t.same[0]->product || t.same[1]->product || t.problem.question.total || (!part && !missing) || t.same[0]->value == t.same[1]->value) return std::nullopt;
  const auto [low, high] = std::minmax(t.same[0]->value, t.same[1]->value);
  return part && !missing && t.same[0]->value < t.same[1]->value ? std::nullopt : working.Do(high, '-', low);
}

/// How much more: the greater less the smaller.
std::optional<Rational> Difference(const Telling& t, KoreanWorking& working) {
  const bool changed = HasAny(t.asking, {"닳", "줄어든", "떨어졌", "올랐", "늘어난", "줄었", "늘었", "변했", "오른", "내린"});
  const bool asked = changed || HasAny(t.asking, {"차이", " 차는", " 차를", " 차가", "의 차"}) || (HasAny(t.asking, {"얼마나", "몇"}) && HasAny(t.asking, {"더 ", "앞서", "많이", "무겁", "큽니", "적"}) && HasAny(t.asking, {"보다", "얼마나"}));
  if (!asked || t.same.size() != 2 || !t.others.empty() || !t.story.rates.empty()) return std::nullopt;
  const auto [low, high] = std::minmax(t.same[0]->value, t.same[1]->value);
  return working.Do(high, '-', low);
}

/// Shared out: "똑같이 12개에 나누어", "하루에 몇 개씩".
std::optional<Rational> Shared(const Telling& t, KoreanWorking& working) {
  const bool each = HasAny(t.asking, {"씩", "한 ", "하루", "당 ", "1인", "똑같이", "한명", "각각"}) || HasAny(t.problem.text, {"똑같이", "똑같은"});
  if (!each || t.same.empty() || t.others.size() != 1 || t.others[0]->value == 0 || t.others[0]->unit == "%") return std::nullopt;
  const auto all = SumOf(t.same, working);
  return all ? working.Do(*all, '/', t.others[0]->value) : std::nullopt;
}

/// How many groups: each whole by what one takes ("96개를 한 상자에 3개씩").
std::optional<Rational> Groups(const Telling& t, KoreanWorking& working) {
  if (!t.same.empty() || t.story.rates.empty()) return std::nullopt;
  const auto& rates = t.story.rates;
  std::vector<Rational> values;
  if (rates.size() == 1) {
    std::vector<Rational> wholes;
    for (const KoreanAmount* amount : t.others) {
      const auto factor = ConvertKorean(amount->unit, rates[0].unit);
      const auto value = factor ? working.Do(amount->value, '*', *factor) : std::nullopt;
      if (!value) return std::nullopt;
      wholes.push_back(*value);
    }
    const auto all = working.Sum(wholes);
    return all ? working.Do(*all, '/', rates[0].value) : std::nullopt;
  }
  if (rates.size() != t.others.size()) return std::nullopt;
  for (size_t i = 0; i < rates.size(); ++i) {
    if (t.others[i]->unit != rates[i].unit) return std::nullopt;
    const auto value = working.Do(t.others[i]->value, '/', rates[i].value);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return working.Sum(values);
}

/// "학생 모두에게 2권씩": a rate for each of all that are told.
std::optional<Rational> EachOfAll(const Telling& t, KoreanWorking& working) {
  if (t.story.rates.size() != 1 || !t.same.empty() || t.others.empty() || t.story.rates[0].unit != t.unit || !t.story.rates[0].per.empty()) return std::nullopt;
  for (const KoreanAmount* other : t.others)
    if (other->unit != t.others[0]->unit) return std::nullopt;
  const auto all = SumOf(t.others, working);
  return all ? working.Do(*all, '*', t.story.rates[0].value) : std::nullopt;
}

/// "10일 동안 5kg을 씁니다. 3일 동안에는?": so much for one, times the other.
std::optional<Rational> Proportion(const Telling& t, KoreanWorking& working) {
  if (t.same.size() != 1 || t.others.size() != 2 || t.others[0]->value == 0 || t.others[0]->unit != t.others[1]->unit || !t.story.rates.empty()) return std::nullopt;
  const size_t told = t.problem.words[t.same[0]->word].sentence;
  const bool first = t.problem.words[t.others[0]->word].sentence == told && (t.problem.words[t.others[1]->word].sentence != told || t.others[1]->word > t.same[0]->word);
  if (!first) return std::nullopt;
  const auto one = working.Do(t.same[0]->value, '/', t.others[0]->value);
  return one ? working.Do(*one, '*', t.others[1]->value) : std::nullopt;
}

/// Altogether: all of the unit asked for; nothing that is told may be left out.
std::optional<Rational> Total(const Telling& t, KoreanWorking& working) {
  if (t.same.empty() || t.problem.question.left || !t.others.empty() || !t.story.rates.empty()) return std::nullopt;
  const bool reached = t.same[0]->product || t.converted;
  if (t.same.size() == 1) return reached ? std::optional(t.same[0]->value) : std::nullopt;
  const bool together = t.problem.question.total || HasAny(t.problem.text, {"더 받", "더 샀", "더 주", "더 준", "더 넣", "더 얻", "합치", "이어", "이었", "이은", "더하면", "늘어", "넣었", "새로", "더 오", "더 왔", "태어", "지금", "후", "뒤", "들어왔", "합한", "올랐"});
  return together ? Signed(t.same, t.problem, working) : std::nullopt;
}

/// "둘레를 3바퀴 반": so many times one that is told.
std::optional<Rational> Repeated(const Telling& t, KoreanWorking& working) {
  if (t.same.size() != 1 || t.others.size() != 1 || t.same[0]->product) return std::nullopt;
  const View unit = t.others[0]->unit;
  if (unit != "바퀴" && unit != "번" && unit != "회" && unit != "개" && unit != "명" && unit != "상자" && unit != "봉지" && unit != "권" && unit != "병" && unit != "마리") return std::nullopt;
  return working.Do(t.same[0]->value, '*', t.others[0]->value);
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanStory(const KoreanProblem& problem) {
  if (problem.question.asked != KoreanAsked::kHowMany && problem.question.asked != KoreanAsked::kHowMuch && problem.question.asked != KoreanAsked::kFind) return std::nullopt;
  if (problem.quantities.empty()) return std::nullopt;
  KoreanWorking working(problem);
  const auto telling = Tell(problem, working);
  if (!telling) return std::nullopt;
  for (const auto kind : {ByDifference, ByTimes, Difference, Left, Remainder, Shared, Groups, EachOfAll, Proportion, Total, Repeated}) {
    KoreanWorking steps = working;
    if (const auto value = kind(*telling, steps)) return FinishKorean(problem, *value, telling->unit == "?" ? "" : telling->unit, steps);
  }
  return std::nullopt;
}

}  // namespace sam::maths
