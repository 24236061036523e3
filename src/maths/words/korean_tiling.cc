// Many figures of one kind: how much they are together, how many fit in another, what is left of a wire; sides made longer.
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

/// "정삼각형 5개", "타일 24장", "둘레를 3바퀴": how many there are; none where nothing is counted.
const KoreanQuantity* CountOf(const KoreanProblem& problem) {
  const KoreanQuantity* count = nullptr;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const bool counter = quantity.unit == "개" || quantity.unit == "장" || quantity.unit == "바퀴" || quantity.unit == "번" || quantity.unit == "칸" || quantity.unit == "조각" || quantity.unit == "도막";
    static constexpr View kParts[] = {"면", "변", "모서리", "꼭짓점", "각", "개수", "수", "옆면"};
    const bool part = std::ranges::find(kParts, View(quantity.noun)) != std::end(kParts);
    const bool after = quantity.tail == "의" && quantity.word + 1 < problem.words.size() && std::ranges::find(kParts, View(problem.words[quantity.word + 1].stem)) != std::end(kParts);
    if (!counter || part || after || quantity.value < 2 || quantity.letter != 0) continue;
    if (count) return nullptr;
    count = &quantity;
  }
  return count;
}

std::string WantedMany(const KoreanProblem& problem, View asked, const KoreanFigure& figure, View counter) {
  const bool solid = IsSolid(figure.shape);
  if (counter == "바퀴" || counter == "번") return !solid && ConvertKorean(problem.question.unit, "m") ? "둘레" : "";
  if (HasAny(asked, {"부피"}) || ConvertKorean(problem.question.unit, "cm3")) return "부피";
  if (HasAny(asked, {"겉넓이"})) return "";
  if (HasAny(asked, {"넓이"}) || ConvertKorean(problem.question.unit, "cm2")) return solid ? "" : "넓이";
  if (HasAny(asked, {"둘레", "철사", "끈", "모서리", "변의 길이의 합"})) return solid ? "모서리합" : "둘레";
  return "";
}

/// All of so many alike; what goes round several that are joined is not theirs together.
std::optional<WordAnswer> Many(const KoreanProblem& problem, const Figures& figures, View asked) {
  const KoreanQuantity* count = CountOf(problem);
  if (figures.size() != 1 || !count || HasAny(problem.text, {"이용하여 새로운", "이용해 새로운"})) return std::nullopt;
  const std::string wanted = WantedMany(problem, asked, figures[0], count->unit);
  const bool joined = HasAny(problem.text, {"이어 붙", "맞닿", "붙여", "붙였"});
  const bool shared = HasAny(problem.text, {"나누", "나눠", "자르", "잘라", "잘랐", "나눴", "등분"}), each = HasAny(problem.Asking(), {"한 개의", "하나의", "직사각형 하나", "정사각형 하나", "삼각형 하나", "한 장", "한 조각", "한 도막", "한 칸"});
  if (wanted.empty() || (wanted == "둘레" && (joined || shared)) || shared != each || HasAny(asked, {"남은", "차"})) return std::nullopt;
  KoreanWorking working(problem);
  KoreanFigure figure = figures[0];
  const auto one = Derive(figure, wanted, working);
  const std::string unit = LengthUnitOf(problem) + (wanted == "넓이" ? "2" : wanted == "부피" ? "3" : "");
  return one ? FinishFigure(problem, working.Do(*one, shared ? '/' : '*', count->value), unit, working) : std::nullopt;
}

/// Squares cut out of a sheet, cubes packed in a box: along each side, or by what both hold where only that is told.
std::optional<WordAnswer> HowMany(const KoreanProblem& problem, const Figures& figures, View asked) {
  const View unit = problem.question.unit;
  if (figures.size() != 2 || (unit != "장" && unit != "개" && !HasAny(asked, {"최댓값", "최대"})) || HasAny(asked, {"면의 수", "변의 수", "모서리", "꼭짓점", "대각선"})) return std::nullopt;
  KoreanFigure big = figures[0], small = figures[1];
  const std::string measure = IsSolid(big.shape) && IsSolid(small.shape) ? "부피" : "넓이";
  if (IsSolid(big.shape) != IsSolid(small.shape)) return std::nullopt;
  KoreanWorking silent(problem);
  auto a = Derive(big, measure, silent), b = Derive(small, measure, silent);
  if (!a || !b || *a == *b) return std::nullopt;
  if (*a < *b) std::swap(big, small), std::swap(a, b);
  const auto side = small.Fact(measure == "부피" ? "모서리" : "변");
  KoreanWorking working(problem);
  std::optional<Rational> count = Rational(1);
  const bool square = big.Fact("변").has_value(), cube = big.shape == "정육면체";
  for (const char* name : {"가로", "세로", "높이"}) {
    if (measure == "넓이" && View(name) == "높이") continue;
    const auto length = cube ? big.Fact("모서리") : square ? big.Fact("변") : big.Fact(name);
    const auto along = length && side && *side > 0 ? working.Do(*length, '/', *side) : std::nullopt;
    if (!along || !IsInteger(*along)) count.reset();
    count = count && along ? working.Do(*count, '*', *along) : std::nullopt;
  }
  if (count) return FinishKorean(problem, *count, std::string(unit), working);
  KoreanWorking by_size(problem);
  KoreanFigure first = big, second = small;
  a = Derive(first, measure, by_size), b = Derive(second, measure, by_size);
  count = a && b ? by_size.Do(*a, '/', *b) : std::nullopt;
  return count && IsInteger(*count) ? FinishKorean(problem, *count, std::string(unit), by_size) : std::nullopt;
}

/// A wire's length less what so many figures of it take; how many of them it makes.
std::optional<WordAnswer> WireLeft(const KoreanProblem& problem, Figures& figures, View asked) {
  if (!HasAny(problem.text, {"철사", "끈", "털실", "리본", "노끈", "테이프", "색 테이프", "줄"}) || figures.empty()) return std::nullopt;
  const KoreanQuantity* wire = nullptr;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const bool near = quantity.word + 1 < problem.words.size() && HasAny(problem.words[quantity.word + 1].text, {"철사", "끈", "털실", "리본", "노끈", "테이프", "줄"});
    if (!wire && near && ConvertKorean(quantity.unit, "cm")) wire = &quantity;
  }
  if (!wire) return std::nullopt;
  const std::string unit = LengthUnitOf(problem);
  const Rational length = wire->value * ConvertKorean(wire->unit, unit).value_or(1);
  std::vector<KoreanFigure> made;
  for (KoreanFigure figure : figures) {
    for (const char* name : {"둘레", "모서리합"})
      if (figure.Fact(name) == length) figure.facts.erase(name);
    made.push_back(figure);
  }
  KoreanWorking working(problem);
  const bool left = HasAny(asked, {"남은", "남는", "남아", "남습"});
  const bool counts = problem.question.unit == "개";
  if (!left && !counts) return std::nullopt;
  const KoreanQuantity* count = CountOf(problem);
  std::optional<Rational> used = Rational(0);
  for (KoreanFigure& figure : made) {
    if (figure.facts.empty() || (figure.facts.size() == 1 && figure.facts.contains("변수"))) continue;
    const auto one = Derive(figure, IsSolid(figure.shape) ? "모서리합" : "둘레", working);
    const auto all = one && count && made.size() == 1 ? working.Do(*one, '*', count->value) : one;
    used = used && all ? working.Do(*used, '+', *all) : std::nullopt;
  }
  if (!used || *used == 0) return std::nullopt;
  if (left) return FinishFigure(problem, working.Do(length, '-', *used), unit, working);
  const auto number = working.Do(length, '/', *used);
  if (!number) return std::nullopt;
  return FinishKorean(problem, Rational(numerator(*number) / denominator(*number)), "개", working);
}

/// "가로를 3cm 늘이고 세로를 2cm 줄인": the sides after it; a square is a rectangle then.
void FillChanged(const KoreanProblem& problem, Figures& figures) {
  static const RE2 change(R"((가로|세로|밑변|높이|한 변|반지름|지름|윗변|아랫변)(?:의 길이)?[을를은는]? ?([\d.]+) ?(km|cm|mm|m)(?:씩|만큼)? ?(늘|줄|길게|짧게))");
  re2::StringPiece rest(problem.text);
  std::string name, number, unit, verb;
  std::vector<std::pair<std::string, Rational>> changes;
  while (changes.size() < 4 && RE2::FindAndConsume(&rest, change, &name, &number, &unit, &verb)) {
    const auto read = ReadNumber(number);
    const auto factor = ConvertKorean(unit, LengthUnitOf(problem));
    if (!read || !factor) return;
    changes.emplace_back(name == "한 변" ? "변" : name, *read * *factor * (verb == "늘" || verb == "길게" ? 1 : -1));
  }
  const auto known = std::ranges::find_if(figures, [](const KoreanFigure& f) { return f.Fact("변") || f.Fact("가로") || f.Fact("밑변") || f.Fact("반지름") || f.Fact("지름"); });
  if (changes.empty() || known == figures.end()) return;
  KoreanFigure figure = *known;
  if (figure.shape == "정사각형" && figure.Fact("변") && changes[0].first != "변") {
    const Rational side = *figure.Fact("변");
    figure = KoreanFigure{"직사각형", {{"가로", side}, {"세로", side}}};
  }
  for (const auto& [side, by] : changes)
    if (figure.facts.contains(side)) figure.facts[side] += by;
  figures = {figure};
}

/// Squares or rectangles in one row make a rectangle.
void FillRow(const KoreanProblem& problem, Figures& figures) {
  const KoreanQuantity* count = CountOf(problem);
  const bool one_way = count && HasAny(problem.text, {"직사각형을 만들"}) && (count->value == 2 || count->value == 3 || count->value == 5 || count->value == 7);
  if (!count || figures.empty() || (!one_way && !HasAny(problem.text, {"한 줄로", "나란히", "옆으로", "일렬로"})) || !HasAny(problem.text, {"이어", "맞닿", "붙"})) return;
  KoreanWorking silent(problem);
  if (figures[0].shape == "정사각형") Derive(figures[0], "변", silent);
  const auto side = figures[0].Fact("변"), width = figures[0].Fact("가로"), height = figures[0].Fact("세로");
  if (figures[0].shape == "정사각형" && side) figures = {KoreanFigure{"직사각형", {{"가로", *side * count->value}, {"세로", *side}}}};
  else if (figures[0].shape == "직사각형" && width && height) figures = {KoreanFigure{"직사각형", {{"가로", *width * count->value}, {"세로", *height}}}};
}

/// The middles of a square's or rectangle's sides joined: half the area.
std::optional<WordAnswer> Middles(const KoreanProblem& problem, const Figures& figures, View asked) {
  if (figures.size() != 1 || !HasAny(problem.text, {"가운데 점", "중점", "가운데점"}) || !HasAny(asked, {"넓이"})) return std::nullopt;
  KoreanWorking working(problem);
  KoreanFigure figure = figures[0];
  const auto area = Derive(figure, "넓이", working);
  return area ? FinishFigure(problem, working.Do(*area, '/', 2), LengthUnitOf(problem) + "2", working) : std::nullopt;
}

/// A half or a part of a circle that is told of.
void FillRound(Figures& figures) {
  for (KoreanFigure& figure : figures) {
    if (figure.shape != "반원" && figure.shape != "부채꼴" && figure.shape != "원") continue;
    if (figure.Fact("반지름") || figure.Fact("지름") || figure.Fact("넓이") || figure.Fact("둘레")) continue;
    for (const KoreanFigure& other : figures)
      for (const char* name : {"반지름", "지름"})
        if ((other.shape == "원" || other.shape == "반원") && other.Fact(name)) figure.facts.emplace(name, *other.Fact(name));
  }
}

/// "넓이가 같은 직사각형": what the first has, the second has as well.
void FillAlike(const KoreanProblem& problem, Figures& figures) {
  if (figures.size() != 2) return;
  KoreanWorking silent(problem);
  for (const char* name : {"넓이", "둘레", "부피"}) {
    if (!HasAny(problem.text, {std::string(name) + "가 같", std::string(name) + "이 같", std::string(name) + "와 같", std::string(name) + "의 길이가 같"})) continue;
    for (size_t k = 0; k < 2; ++k) {
      KoreanFigure known = figures[k];
      const auto value = figures[1 - k].Fact(name) ? std::nullopt : Derive(known, name, silent);
      if (value) figures[1 - k].facts.emplace(name, *value);
    }
  }
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanTiling(const KoreanProblem& problem, std::vector<KoreanFigure>& figures, std::string_view asked) {
  FillChanged(problem, figures);
  FillAlike(problem, figures);
  FillRow(problem, figures);
  FillRound(figures);
  if (auto middles = Middles(problem, figures, asked)) return middles;
  if (auto wire = WireLeft(problem, figures, asked)) return wire;
  if (auto tiles = HowMany(problem, figures, asked)) return tiles;
  return Many(problem, figures, asked);
}

}  // namespace sam::maths
