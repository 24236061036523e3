// "누가 더 많이 가지고 있습니까?": values compared, or a chain of 보다.
#include "maths/words/korean_compare.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/words/korean_kinds.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool StartsWithAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.starts_with(part); });
}

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

struct Ranked {
  std::string name;
  Rational value;
};

/// The one at the asked end; none where two share it.
std::optional<size_t> PickExtreme(const std::vector<Ranked>& ranked, KoreanExtreme extreme) {
  std::optional<size_t> best;
  bool shared = false;
  for (size_t i = 0; i < ranked.size(); ++i) {
    if (!best) {
      best = i;
      continue;
    }
    const Rational &value = ranked[i].value, &top = ranked[*best].value;
    shared = (shared && ((extreme == KoreanExtreme::kMost) ? value <= top : value >= top)) || value == top;
    if (extreme == KoreanExtreme::kMost ? value > top : value < top) best = i;
  }
  return shared ? std::nullopt : best;
}

std::string Understood(const std::vector<Ranked>& ranked, const KoreanWorking& working, KoreanExtreme extreme) {
  std::string out;
  for (const Ranked& one : ranked) out += (out.empty() ? "" : ", ") + ShownName(one.name) + " " + working.Number(one.value);
  return out + " 가운데 어느 쪽이 더 " + (extreme == KoreanExtreme::kMost ? "큰지" : "작은지") + " 비교하는 문제로 이해했어요.";
}

WordAnswer Answer(const std::vector<Ranked>& ranked, size_t best, KoreanExtreme extreme, const KoreanWorking& working) {
  WordAnswer answer;
  answer.value = ShownName(ranked[best].name);
  answer.steps = working.Steps();
  std::vector<Ranked> sorted = ranked;
  std::ranges::stable_sort(sorted, [&](const Ranked& a, const Ranked& b) { return extreme == KoreanExtreme::kMost ? a.value > b.value : a.value < b.value; });
  std::string order;
  for (const Ranked& one : sorted) order += (order.empty() ? "" : extreme == KoreanExtreme::kMost ? " > " : " < ") + working.Number(one.value) + "(" + ShownName(one.name) + ")";
  answer.steps.push_back(order);
  answer.understood = Understood(ranked, working, extreme);
  const Rational gap = abs(sorted[0].value - sorted[1].value);
  answer.check = "두 값의 차가 " + working.Number(gap) + "이니 같지 않고, 순서가 분명해요.";
  answer.sure = true;
  return answer;
}

/// The more cups it takes to fill the same pot, the smaller the cup.
bool AsksOfMeasure(const KoreanProblem& problem, const std::vector<KoreanContestant>& contestants) {
  const View asking = problem.Asking();
  const bool cup = HasAny(asking, {"컵이", "컵은", "컵의", "그릇이", "바가지가", "숟가락이", "컵 중", "큰 컵", "작은 컵", "한 걸음", "걸음의 길이", "보폭"});
  if (!cup) return false;
  return std::ranges::all_of(contestants, [](const KoreanContestant& c) { return std::ranges::all_of(c.parts, [](const KoreanQuantity* q) { return q->unit == "컵" || q->unit == "번" || q->unit == "걸음" || q->unit == "그릇"; }); });
}

KoreanMeasured MeasuredBy(const std::vector<KoreanContestant>& contestants) {
  for (const KoreanContestant& contestant : contestants)
    for (const KoreanQuantity* part : contestant.parts)
      if (part->unit != "초" && part->unit != "분" && part->unit != "시간") return KoreanMeasured::kOther;
  return KoreanMeasured::kTime;
}

std::optional<WordAnswer> Rank(const std::vector<Ranked>& ranked, KoreanExtreme extreme, const KoreanWorking& working) {
  const auto best = ranked.size() < 2 ? std::nullopt : PickExtreme(ranked, extreme);
  return best ? std::optional(Answer(ranked, *best, extreme, working)) : std::nullopt;
}

std::optional<WordAnswer> CompareValues(const KoreanProblem& problem) {
  const std::vector<KoreanContestant> contestants = Contestants(problem, Telling(problem));
  auto extreme = ExtremeAsked(problem.Asking(), MeasuredBy(contestants));
  if (contestants.size() < 2 || !extreme) return std::nullopt;
  if (AsksOfMeasure(problem, contestants)) extreme = *extreme == KoreanExtreme::kMost ? KoreanExtreme::kLeast : KoreanExtreme::kMost;
  KoreanWorking working(problem);
  std::vector<Ranked> ranked;
  for (const KoreanContestant& contestant : contestants) {
    const auto value = ValueOf(problem, contestant, working);
    if (!value) return std::nullopt;
    ranked.push_back({contestant.name, *value});
  }
  return Rank(ranked, *extreme, working);
}

/// "동화책은 300쪽, ... 하루에 30쪽씩 5일을 읽는다면 읽지 않은 쪽수는 누가 더 많습니까?": what is left after so many days.
std::optional<WordAnswer> CompareLeft(const KoreanProblem& problem) {
  const auto extreme = ExtremeAsked(problem.Asking(), KoreanMeasured::kOther);
  if (!extreme || !HasAny(problem.Asking(), {"않은", "남은", "남아", "안 읽", "못한"})) return std::nullopt;
  std::vector<const KoreanQuantity*> wholes, rates;
  const KoreanQuantity* days = nullptr;
  for (const KoreanQuantity* quantity : Telling(problem)) {
    if (quantity->unit == "일" || quantity->unit == "주" || quantity->unit == "시간") {
      if (days) return std::nullopt;
      days = quantity;
    } else {
      (quantity->tail.starts_with("씩") ? rates : wholes).push_back(quantity);
    }
  }
  if (!days || rates.empty() || wholes.size() < 2) return std::nullopt;
  const auto all = Contestants(problem, wholes), each = Contestants(problem, rates);
  KoreanWorking working(problem);
  std::vector<Ranked> ranked;
  for (const KoreanContestant& one : all) {
    const auto own = std::ranges::find(each, one.name, &KoreanContestant::name);
    if (own == each.end() && rates.size() > 1) return std::nullopt;
    const auto done = working.Do((own == each.end() ? rates[0] : own->parts[0])->value, '*', days->value);
    const auto left = done ? working.Do(one.parts[0]->value, '-', *done) : std::nullopt;
    if (!left) return std::nullopt;
    ranked.push_back({one.name, *left});
  }
  return Rank(ranked, *extreme, working);
}

/// "벽의 1/4에 분홍색을 칠하고, 나머지에 주황색을 칠했습니다".
std::optional<WordAnswer> CompareRest(const KoreanProblem& problem) {
  const auto extreme = ExtremeAsked(problem.Asking(), KoreanMeasured::kOther);
  KoreanWorking working(problem);
  std::vector<Ranked> ranked;
  Rational rest = 1;
  std::optional<Rational> share;
  for (const KoreanWord& word : problem.words) {
    if (word.sentence == problem.question.sentence) break;
    const bool whole = word.quantity >= 0 && problem.quantities[static_cast<size_t>(word.quantity)].value < 1;
    if (whole) {
      share = problem.quantities[static_cast<size_t>(word.quantity)].value;
      rest -= *share;
    } else if (word.text.starts_with("나머지")) {
      share = working.Do(1, '-', 1 - rest);
    } else if (share && (word.particle == "을" || word.particle == "를") && !IsProperty(word.stem)) {
      ranked.push_back({word.stem, *share});
      share.reset();
    }
  }
  return extreme && problem.Has("나머지") && rest >= 0 ? Rank(ranked, *extreme, working) : std::nullopt;
}

/// "가장 많은 것과 가장 적은 것의 차": the ends of those that are compared.
std::optional<WordAnswer> CompareEnds(const KoreanProblem& problem) {
  const View asking = problem.Asking();
  const size_t first = asking.find("가장");
  if (first == View::npos || asking.find("가장", first + 6) == View::npos || !HasAny(asking, {"차", "합"})) return std::nullopt;
  const auto told = Telling(problem);
  const std::vector<KoreanContestant> contestants = told.empty() ? std::vector<KoreanContestant>() : Contestants(problem, told);
  if (contestants.size() < 2) return std::nullopt;
  KoreanWorking working(problem);
  std::vector<Rational> values;
  for (const KoreanContestant& contestant : contestants) {
    const auto value = ValueOf(problem, contestant, working);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  auto value = working.Do(*high, HasAny(asking, {"차"}) ? '-' : '+', *low);
  const std::string unit = problem.question.unit.empty() ? told.front()->unit : problem.question.unit;
  const auto factor = ConvertKorean(told.front()->unit, unit);
  if (value && factor) value = working.Do(*value, '*', *factor);
  return value && factor ? FinishKorean(problem, *value, unit, working) : std::nullopt;
}

}  // namespace

std::optional<KoreanExtreme> DirectionOf(std::string_view word) {
  if (word == "크기가" || word == "크기는" || word == "크기의" || word == "길이가" || word == "길이는" || word == "길이의" || word.starts_with("높이") || word.starts_with("넓이") || word.starts_with("무게")) return std::nullopt;
  if (word.starts_with("먼저")) return KoreanExtreme::kLeast;
  if (StartsWithAny(word, {"많", "크", "큽", "큰", "큼", "컸", "커", "길", "긴", "깁", "무겁", "무거", "높", "먼", "멉", "멀", "넓", "비싸", "비싼", "두껍", "두꺼", "굵", "나중", "깊", "오래", "비쌉", "자주", "잘", "늦"})) return KoreanExtreme::kMost;
  if (StartsWithAny(word, {"적", "작", "짧", "가볍", "가벼", "낮", "가깝", "가까", "좁", "싸", "싼", "얇", "조금", "일찍", "어리", "어린", "젊", "쌉", "덜", "이른"})) return KoreanExtreme::kLeast;
  return std::nullopt;
}

std::optional<KoreanExtreme> ExtremeAsked(std::string_view question, KoreanMeasured measured) {
  bool compared = false;
  for (const View word : SplitWords(question)) {
    if (word == "더" || word == "가장" || word == "제일") {
      compared = true;
      continue;
    }
    if (!compared) continue;
    if (StartsWithAny(word, {"빠르", "빠른", "빨리", "빨랐", "빠릅"})) return measured == KoreanMeasured::kTime ? KoreanExtreme::kLeast : KoreanExtreme::kMost;
    if (StartsWithAny(word, {"느리", "느린", "늦게", "느립", "천천히"})) return measured == KoreanMeasured::kTime ? KoreanExtreme::kMost : KoreanExtreme::kLeast;
    if (const auto direction = DirectionOf(word)) return direction;
  }
  return std::nullopt;
}

std::string ShownName(const std::string& name) {
  if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') return name.substr(0, 1);
  static constexpr auto kColours = std::to_array<View>({"분홍", "주황", "초록", "파랑", "노랑", "빨강", "보라", "검정", "하양", "연두", "하늘", "남", "갈", "회", "흰"});
  for (const View colour : kColours)
    if (name == std::string(colour) + "색" && colour.size() > 3) return std::string(colour);
  return name;
}

std::optional<WordAnswer> AnswerKoreanComparison(const KoreanProblem& problem) {
  const KoreanAsked asked = problem.question.asked;
  if (asked == KoreanAsked::kHowMany || asked == KoreanAsked::kHowMuch || asked == KoreanAsked::kFind) return CompareEnds(problem);
  if (asked != KoreanAsked::kWho && asked != KoreanAsked::kWhich && asked != KoreanAsked::kWhere && asked != KoreanAsked::kWhen) return std::nullopt;
  const View asking = problem.Asking();
  if (asking.find("번째") != View::npos || asking.find("몇") != View::npos || !ExtremeAsked(asking, KoreanMeasured::kOther)) return std::nullopt;
  if (auto relation = AnswerKoreanRelation(problem)) return relation;
  if (auto left = CompareLeft(problem)) return left;
  if (auto rest = CompareRest(problem)) return rest;
  return CompareValues(problem);
}

}  // namespace sam::maths
