// One figure in, out of, or made of another.
#include <re2/re2.h>

#include <algorithm>

#include "maths/words/korean_figure.h"

namespace sam::maths {
namespace {

using View = std::string_view;
using Figures = std::vector<KoreanFigure>;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

KoreanFigure* Find(Figures& figures, View shape) {
  const auto found = std::ranges::find(figures, shape, &KoreanFigure::shape);
  return found == figures.end() ? nullptr : &*found;
}

std::string LengthUnit(const KoreanProblem& problem) { return LengthUnitOf(problem); }

std::optional<WordAnswer> Finish(const KoreanProblem& problem, const std::optional<Rational>& value, const std::string& unit, KoreanWorking& working) { return FinishFigure(problem, value, unit, working); }

/// "가로와 세로의 비가 5:7", "세로에 대한 둘레의 비율이 5".
void FillRatios(const KoreanProblem& problem, Figures& figures, KoreanWorking& working) {
  static const RE2 pair(R"(([가-힣]+)[와과] ([가-힣]+)의 (?:길이의 )?비[가는]? ?(\d+) ?: ?(\d+))"), rate(R"(([가-힣]+)에 대한 ([가-힣]+)의 비율이 ([\d./]+))");
  std::string first, second, a, b;
  for (KoreanFigure& figure : figures) {
    if (RE2::PartialMatch(problem.text, pair, &first, &second, &a, &b)) {
      const auto top = ReadNumber(a), bottom = ReadNumber(b);
      if (!top || !bottom || *top == 0 || *bottom == 0) return;
      for (const auto& [known, other, up, down] : {std::tuple{first, second, *bottom, *top}, std::tuple{second, first, *top, *bottom}})
        if (const auto value = figure.Fact(known))
          if (!figure.facts.contains(other))
            if (const auto found = working.Do(*value, '*', up / down)) figure.facts[other] = *found;
      const auto around = figure.Fact("둘레");
      if (around && !figure.facts.contains(first) && (first == "가로" || first == "세로"))
        if (const auto half = working.Do(*around, '/', 2))
          if (const auto found = working.Do(*half, '*', *top / (*top + *bottom))) figure.facts[first] = *found;
    } else if (RE2::PartialMatch(problem.text, rate, &first, &second, &a)) {
      const auto ratio = ReadKoreanDigits(a);
      const auto base = figure.Fact(first), top = figure.Fact(second);
      if (!ratio || ratio->value == 0) return;
      if (base && !top)
        if (const auto found = working.Do(*base, '*', ratio->value)) figure.facts[second] = *found;
      if (top && !base)
        if (const auto found = working.Do(*top, '/', ratio->value)) figure.facts[first] = *found;
    }
  }
}

/// "가로가 세로보다 3cm 길 때".
void FillLonger(const KoreanProblem& problem, Figures& figures, KoreanWorking& working) {
  static const RE2 longer(R"(([가-힣]+?)[이가은는] ([가-힣]+)보다 ([\d.]+) ?[a-z]+ ?(?:더 |만큼 )?(길|긴|깁|크|큽|높|짧|작|낮))");
  std::string first, second, number, word;
  if (!RE2::PartialMatch(problem.text, longer, &first, &second, &number, &word)) return;
  const auto gap = ReadNumber(number);
  if (!gap) return;
  const Rational signed_gap = word == "짧" || word == "작" || word == "낮" ? Rational(-*gap) : *gap;
  for (KoreanFigure& figure : figures) {
    if (const auto value = figure.Fact(second); value && !figure.facts.contains(first)) {
      if (const auto found = working.Do(*value, '+', signed_gap)) figure.facts[first] = *found;
    } else if (const auto known = figure.Fact(first); known && !figure.facts.contains(second)) {
      if (const auto found = working.Do(*known, '-', signed_gap)) figure.facts[second] = *found;
    } else if (const auto around = figure.Fact("둘레"); around && figure.shape == "직사각형" && (first == "가로" || first == "세로")) {
      figure.facts[first] = (*around / 2 + signed_gap) / 2;
      figure.facts[second] = (*around / 2 - signed_gap) / 2;
    }
  }
}

/// "밑변의 길이를 40% 늘였습니다", "반지름이 3배가 된다면".
void Scale(const KoreanProblem& problem, Figures& figures, KoreanWorking& working) {
  static const RE2 times(R"(([가-힣]+)(?:의 길이)?[이가를을] (\d+(?:\.\d+)?) ?배(?:가|로|만큼| 늘))"), percent(R"(([가-힣]+)(?:의 길이)?[이가를을] (\d+(?:\.\d+)?)% ?([가-힣]))");
  std::string name, number, verb;
  for (KoreanFigure& figure : figures) {
    std::optional<Rational> factor;
    if (RE2::PartialMatch(problem.text, times, &name, &number)) factor = ReadNumber(number);
    if (!factor && RE2::PartialMatch(problem.text, percent, &name, &number, &verb))
      if (const auto rate = ReadNumber(number)) factor = verb == "늘" ? Rational(1 + *rate / 100) : Rational(1 - *rate / 100);
    for (auto& [fact, value] : figure.facts)
      if (factor && (fact == name || View(name).ends_with(fact)))
        if (const auto scaled = working.Do(value, '*', *factor)) value = *scaled;
  }
}

/// The greatest circle in a square, the greatest cylinder in a cube.
void FillGreatest(const KoreanProblem& problem, Figures& figures) {
  if (!HasAny(problem.text, {"가장 큰", "최대", "꼭 맞", "딱 맞"})) return;
  KoreanFigure *square = Find(figures, "정사각형"), *circle = Find(figures, "원"), *cube = Find(figures, "정육면체"), *cylinder = Find(figures, "원기둥"), *flat = Find(figures, "직사각형");
  if (square && circle && square->Fact("변") && !circle->Fact("지름") && !circle->Fact("반지름")) circle->facts["지름"] = *square->Fact("변");
  if (flat && circle && flat->Fact("가로") && flat->Fact("세로") && !circle->Fact("지름") && !circle->Fact("반지름")) circle->facts["지름"] = std::min(*flat->Fact("가로"), *flat->Fact("세로"));
  if (cube && cylinder && cube->Fact("모서리")) {
    cylinder->facts.emplace("지름", *cube->Fact("모서리"));
    cylinder->facts.emplace("높이", *cube->Fact("모서리"));
  }
}

/// A rectangle turned about one of its sides.
void FillTurned(const KoreanProblem& problem, Figures& figures) {
  KoreanFigure* flat = Find(figures, "직사각형");
  if (KoreanFigure* turned = Find(figures, "원기둥"); !flat && turned && turned->Fact("가로") && turned->Fact("세로")) flat = turned;
  if (!flat || !HasAny(problem.text, {"회전", "한 바퀴 돌", "돌렸", "돌려"}) || !flat->Fact("가로") || !flat->Fact("세로")) return;
  const bool about_width = HasAny(problem.text, {"가로를 축", "가로를 회전축", "가로를 기준"});
  KoreanFigure turned{"원기둥", {}};
  turned.facts["반지름"] = *flat->Fact(about_width ? "세로" : "가로");
  turned.facts["높이"] = *flat->Fact(about_width ? "가로" : "세로");
  figures = {turned};
}

/// What sinks in lifts the water: the base times by how much.
std::optional<WordAnswer> Risen(const KoreanProblem& problem, Figures& figures, View asked) {
  if (!HasAny(asked, {"부피"}) || !HasAny(problem.text, {"물", "주스", "우유", "음료"})) return std::nullopt;
  const bool moved = HasAny(problem.text, {"높아", "낮아", "되었", "올라", "줄었", "내려"});
  if (!moved && !HasAny(asked, {"물의 부피", "물은", "물의 양"})) return std::nullopt;
  if (figures.empty() || !IsSolid(figures[0].shape)) return std::nullopt;
  KoreanWorking working(problem);
  KoreanFigure figure = figures[0];
  std::optional<Rational> before = figure.Fact("높이"), after;
  for (size_t i = 1; i < figures.size(); ++i)
    if (const auto height = figures[i].Fact("높이")) after = height;
  if (!before) return std::nullopt;
  const auto rise = !moved ? after : after ? working.Do(std::max(*before, *after), '-', std::min(*before, *after)) : HasAny(problem.text, {"높아졌", "올라갔", "낮아졌", "올라왔", "줄었"}) ? before : std::nullopt;
  if (!rise) return std::nullopt;
  figure.facts["높이"] = *rise;
  return Finish(problem, Derive(figure, "부피", working), LengthUnit(problem) + "3", working);
}

/// How many cubes fill a box: by rows, layers and columns.
std::optional<WordAnswer> Filled(const KoreanProblem& problem, Figures& figures, View asked) {
  KoreanFigure *box = Find(figures, "직육면체"), *cube = Find(figures, "정육면체");
  if (!box || !cube || !HasAny(asked, {"몇 개"}) || !HasAny(problem.text, {"쌓", "넣", "채우", "담"})) return std::nullopt;
  const auto edge = cube->Fact("모서리");
  if (!edge || *edge == 0) return std::nullopt;
  KoreanWorking working(problem);
  std::optional<Rational> count = Rational(1);
  for (const char* side : {"가로", "세로", "높이"}) {
    const auto length = box->Fact(side);
    const auto along = length ? working.Do(*length, '/', *edge) : std::nullopt;
    if (!along || !IsInteger(*along)) return std::nullopt;
    count = working.Do(*count, '*', *along);
    if (!count) return std::nullopt;
  }
  return Finish(problem, count, "개", working);
}

/// "세로가 가로의 2배인".
void FillTimes(const KoreanProblem& problem, Figures& figures, KoreanWorking& working) {
  static const RE2 times(R"(([가-힣]+?)(?:의 길이)?[이가은는] ([가-힣]+)의 (?:길이의 )?([\d.]+) ?배)");
  std::string first, second, number;
  static const RE2 half(R"(([가-힣]+?)(?:의 길이)?[이가은는] ([가-힣]+)의 (?:길이의 )?(?:절반|반)(?:입|이|인|일))");
  const bool halved = RE2::PartialMatch(problem.text, half, &first, &second);
  if (!halved && !RE2::PartialMatch(problem.text, times, &first, &second, &number)) return;
  const auto factor = halved ? std::optional(Rational(1, 2)) : ReadNumber(number);
  for (KoreanFigure& figure : figures) {
    if (!factor || *factor == 0) return;
    if (const auto base = figure.Fact(second); base && !figure.facts.contains(first)) {
      if (const auto found = working.Do(*base, '*', *factor)) figure.facts[first] = *found;
    } else if (const auto top = figure.Fact(first); top && !figure.facts.contains(second)) {
      if (const auto found = working.Do(*top, '/', *factor)) figure.facts[second] = *found;
    }
  }
}

/// A round thing rolls as far as it is round, so many times.
std::optional<WordAnswer> Rolled(const KoreanProblem& problem, Figures& figures, View asked) {
  KoreanFigure* circle = Find(figures, "원");
  if (!circle) return std::nullopt;
  KoreanWorking working(problem);
  const KoreanQuantity *turns = nullptr, *distance = nullptr;
  for (const KoreanQuantity& quantity : problem.quantities) {
    if (quantity.unit == "번" || quantity.unit == "바퀴") turns = &quantity;
    bool far = false;
    for (size_t i = quantity.word; i-- > 0 && problem.words[i].quantity < 0 && quantity.word - i < 4;) far = far || problem.words[i].stem == "거리";
    if (far && ConvertKorean(quantity.unit, "m")) distance = &quantity;
  }
  const bool asks_turns = HasAny(asked, {"몇 바퀴", "몇 번"});
  if ((!turns || !HasAny(asked, {"거리"})) && !(distance && asks_turns)) return std::nullopt;
  if (asks_turns) {
    const auto around = Derive(*circle, "둘레", working);
    const auto factor = ConvertKorean(distance->unit, LengthUnit(problem));
    return Finish(problem, around && factor ? working.Do(distance->value * *factor, '/', *around) : std::nullopt, "바퀴", working);
  }
  const auto around = Derive(*circle, "둘레", working);
  return Finish(problem, around ? working.Do(*around, '*', turns->value) : std::nullopt, LengthUnit(problem), working);
}

/// The same wire bent anew: what goes round the first goes round the second.
std::optional<WordAnswer> SameWire(const KoreanProblem& problem, Figures& figures, View asked) {
  if (figures.size() != 2 || !HasAny(problem.text, {"같은 길이의", "둘레의 길이가 같", "다시 펴", "다시 만들", "모두 사용하여", "모두 사용해"})) return std::nullopt;
  KoreanWorking working(problem);
  KoreanFigure first = figures[0], second = figures[1];
  const auto around = Derive(first, IsSolid(first.shape) ? "모서리합" : "둘레", working);
  if (!around) return std::nullopt;
  if (HasAny(asked, {"몇 개"})) {
    const auto each = Derive(second, IsSolid(second.shape) ? "모서리합" : "둘레", working);
    return Finish(problem, each ? working.Do(*around, '/', *each) : std::nullopt, "개", working);
  }
  figures[1].facts.emplace(IsSolid(second.shape) ? "모서리합" : "둘레", *around);
  return std::nullopt;
}

/// "남은 넓이": the greater less so many of the smaller, or less what is told to be left.
std::optional<WordAnswer> AreaLeft(const KoreanProblem& problem, Figures& figures, View asked) {
  if (!HasAny(problem.text, {"남은", "남는", "남아", "먹은", "잘라 낸", "잘라낸", "나머지", "뺀"}) || !HasAny(asked, {"넓이", "면적"}) || figures.empty()) return std::nullopt;
  KoreanWorking working(problem);
  if (figures.size() == 1 && figures[0].Fact("넓이")) {
    KoreanFigure figure = figures[0];
    const Rational rest = *figure.Fact("넓이");
    figure.facts.erase("넓이");
    const auto whole = Derive(figure, "넓이", working);
    return Finish(problem, whole ? working.Do(*whole, '-', rest) : std::nullopt, LengthUnit(problem) + "2", working);
  }
  if (figures.size() != 2) return std::nullopt;
  const auto a = Derive(figures[0], "넓이", working), b = Derive(figures[1], "넓이", working);
  if (!a || !b) return std::nullopt;
  Rational count = 1;
  for (const KoreanQuantity& quantity : problem.quantities)
    if ((quantity.unit == "개" || quantity.unit == "장") && quantity.value > 1) count = quantity.value;
  const auto small = working.Do(std::min(*a, *b), '*', count);
  return Finish(problem, small ? working.Do(std::max(*a, *b), '-', *small) : std::nullopt, LengthUnit(problem) + "2", working);
}

/// The middles of a rectangle's sides joined make a rhombus of half its area.
void FillMiddles(const KoreanProblem& problem, Figures& figures) {
  KoreanFigure *flat = Find(figures, "직사각형"), *rhombus = Find(figures, "마름모");
  if (!flat || !rhombus || !HasAny(problem.text, {"가운데 점", "중점", "가운데점"})) return;
  for (const char* side : {"가로", "세로"})
    if (const auto value = flat->Fact(side)) rhombus->facts.emplace(side, *value);
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanFitting(const KoreanProblem& problem, std::vector<KoreanFigure>& figures, std::string_view asked) {
  KoreanWorking working(problem);
  FillRatios(problem, figures, working);
  FillTimes(problem, figures, working);
  FillLonger(problem, figures, working);
  Scale(problem, figures, working);
  FillGreatest(problem, figures);
  FillTurned(problem, figures);
  FillMiddles(problem, figures);
  if (auto tiled = AnswerKoreanTiling(problem, figures, asked)) return tiled;
  if (auto risen = Risen(problem, figures, asked)) return risen;
  if (auto filled = Filled(problem, figures, asked)) return filled;
  if (auto rolled = Rolled(problem, figures, asked)) return rolled;
  if (auto bent = SameWire(problem, figures, asked)) return bent;
  return AreaLeft(problem, figures, asked);
}

}  // namespace sam::maths
