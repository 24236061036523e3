// Figures in Korean: what is asked of them, found by the formulas.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/words/korean_figure.h"
#include "maths/words/korean_kinds.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

struct Asked {
  size_t from = 0, to = 0;  // the words of the clause that asks
  std::string text;
};

/// The clause that asks: after the last "때", "면" or comma of its sentence.
Asked AskedClause(const KoreanProblem& problem) {
  Asked asked;
  for (size_t i = 0; i < problem.words.size(); ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.sentence < problem.question.sentence) asked.from = i + 1;
    if (word.sentence <= problem.question.sentence) asked.to = i + 1;
  }
  for (size_t i = asked.from; i + 2 < asked.to; ++i) {
    const KoreanWord& word = problem.words[i];
    const bool ends = word.text.ends_with("때") || word.text.ends_with("때에") || word.text.ends_with("라면") || word.text.ends_with("다면") || word.text.ends_with("하면") || word.text.ends_with("려면") || word.text.ends_with("습니다") ||
                      (word.quantity >= 0 && (word.particle.starts_with("인") || word.particle.starts_with("이고") || word.particle.starts_with("입니") || word.particle.starts_with("라면") || word.particle.starts_with("일") || word.particle.starts_with("이라면") || word.particle == "의")) ||
                      word.text.ends_with("했는데") || word.text.ends_with("때의");
    const bool count = word.quantity >= 0 && problem.quantities[static_cast<size_t>(word.quantity)].unit == "개";
    const KoreanQuantity* quantity = word.quantity >= 0 ? &problem.quantities[static_cast<size_t>(word.quantity)] : nullptr;
    const bool part = quantity && (quantity->unit == "변" || quantity->unit == "각" || quantity->unit == "면" || quantity->unit == "모서리" || quantity->unit == "밑면");
    if (ends && !part && !(count && word.particle == "의")) asked.from = i + 1;
  }
  if (asked.from < asked.to) asked.text = problem.text.substr(problem.words[asked.from].begin, problem.words[asked.to - 1].end - problem.words[asked.from].begin);
  return asked;
}

std::string UnitFor(const KoreanProblem& problem, const std::string& wanted) {
  const std::string length = LengthUnitOf(problem);
  if (wanted.ends_with("넓이")) return length.empty() ? "" : length + "2";
  if (wanted == "부피") return length.empty() ? "" : length + "3";
  return wanted.ends_with("수") ? "개" : wanted == "각합" || wanted == "한각" || wanted == "중심각" ? "도" : length;
}

/// "밑면의 지름" of a circle and the like: what a flat shape has under a solid's name, and the other way round.
std::string Fitted(const std::string& wanted, const KoreanFigure& figure) {
  if (!IsSolid(figure.shape) && wanted.starts_with("밑") && wanted != "밑변") return wanted == "밑넓이" ? "넓이" : wanted == "밑둘레" ? "둘레" : wanted;
  if (figure.shape == "구" && (wanted == "넓이" || wanted == "밑넓이")) return "앞넓이";
  if (figure.shape == "구" && (wanted == "둘레" || wanted == "밑둘레")) return "앞둘레";
  if ((figure.shape == "원기둥" || figure.shape == "원뿔" || figure.shape == "직육면체" || figure.shape == "각기둥") && (wanted == "둘레" || wanted == "넓이")) return "밑" + wanted;
  if (figure.shape == "정육면체" && wanted == "넓이") return "겉넓이";
  if (figure.shape == "정육면체" && wanted == "밑한변") return "모서리";
  return wanted;
}

std::optional<Rational> Wanted(const std::vector<KoreanFigure>& figures, size_t at, const std::string& wanted, KoreanWorking& working) {
  KoreanFigure figure = figures[at];
  return Derive(figure, Fitted(wanted, figure), working);
}

/// Which figure the question is of: the one it names, or else the last that something is told of.
size_t FigureAsked(const KoreanProblem& problem, const Asked& asked, const std::vector<KoreanFigure>& figures) {
  for (size_t i = asked.to; i-- > asked.from;) {
    const auto shape = problem.words[i].quantity < 0 ? ShapeIn(problem.words[i].text) : std::nullopt;
    if (!shape) continue;
    for (size_t k = 0; k < figures.size(); ++k)
      if (figures[k].shape == shape->shape && (shape->sides == 0 || figures[k].Fact("변수") == Rational(shape->sides))) return k;
  }
  for (size_t k = figures.size(); k-- > 0;)
    if (figures[k].facts.size() > (figures[k].facts.contains("변수") ? 1U : 0U) + (figures[k].facts.contains("원주율") ? 1U : 0U)) return k;
  return figures.empty() ? 0 : figures.size() - 1;
}

/// "모서리, 꼭짓점, 면의 수의 합": counts of one solid added or subtracted.
std::optional<Rational> CountsTogether(const KoreanProblem& problem, const Asked& asked, std::vector<KoreanFigure> figures, KoreanWorking& working) {
  std::vector<std::pair<std::string, size_t>> names;
  std::optional<KoreanShape> shape;
  for (size_t i = asked.from; i < asked.to; ++i) {
    if (problem.words[i].quantity >= 0) continue;
    if (const auto seen = ShapeIn(problem.words[i].text)) shape = seen;
    for (const View part : {View("모서리"), View("꼭짓점"), View("면"), View("꼭지점"), View("변")}) {
      if (problem.words[i].stem != part) continue;
      size_t figure = 0;
      for (size_t k = 0; k < figures.size() && shape; ++k)
        if (figures[k].shape == shape->shape && (shape->sides == 0 || figures[k].Fact("변수") == Rational(shape->sides))) figure = k;
      names.emplace_back(part == "꼭지점" ? "꼭짓점수" : std::string(part) + "수", figure);
    }
  }
  if (names.size() < 2 || figures.empty()) return std::nullopt;
  std::vector<Rational> values;
  for (const auto& [name, k] : names) {
    const auto value = Derive(figures[k], name, working);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  const bool difference = HasAny(asked.text, {" 차는", " 차를", "차이", " 차가", "의 차"});
  if (difference && values.size() == 2) return working.Do(std::max(values[0], values[1]), '-', std::min(values[0], values[1]));
  return working.Sum(values);
}

/// "각뿔의 모서리와 면의 수의 합이 28": how many sides there are.
void SidesFromSum(const KoreanProblem& problem, std::vector<KoreanFigure>& figures) {
  if (figures.size() != 1 || figures[0].facts.contains("변수")) return;
  const std::string& shape = figures[0].shape;
  if (shape != "각기둥" && shape != "각뿔") return;
  for (const KoreanQuantity& quantity : problem.quantities) {
    if (!quantity.unit.empty() && quantity.unit != "개") continue;
    Rational times = 0, more = 0;
    int named = 0;
    bool sum = false;
    for (size_t i = 0; i < quantity.word; ++i) {
      const View stem = problem.words[i].stem;
      const bool prism = shape == "각기둥";
      if (stem == "모서리") times += prism ? 3 : 2, ++named;
      if (stem == "꼭짓점" || stem == "꼭지점") times += prism ? 2 : 1, more += prism ? 0 : 1, ++named;
      if (stem == "면") times += 1, more += prism ? 2 : 1, ++named;
      sum = sum || stem == "합" || problem.words[i].text.starts_with("합하");
    }
    if (named < 2 || !sum) continue;
    const Rational sides = (quantity.value - more) / times;
    if (!IsInteger(sides) || sides < 3) continue;
    for (const char* name : {"면수", "모서리수", "꼭짓점수"}) figures[0].facts.erase(name);
    figures[0].facts["변수"] = sides;
  }
}

std::optional<WordAnswer> Finish(const KoreanProblem& problem, const std::optional<Rational>& value, const std::string& unit, KoreanWorking& working) {
  const bool told = value && working.Steps().empty() && std::ranges::any_of(problem.quantities, [&](const KoreanQuantity& q) { return q.value == *value; });
  return told ? std::nullopt : FinishFigure(problem, value, unit, working);
}

/// Two figures together: "두 원의 원주의 합", "두 피자의 넓이 차이".
std::optional<WordAnswer> Together(const KoreanProblem& problem, const Asked& asked, const std::vector<KoreanFigure>& figures, const std::string& wanted) {
  const bool difference = HasAny(asked.text, {" 차는", " 차를", "차이", " 차가", "의 차"}), sum = HasAny(asked.text, {"합", "모두", "더하", "총"});
  if ((!difference && !sum) || figures.size() < 2 || wanted == "각합") return std::nullopt;
  KoreanWorking working(problem);
  std::vector<Rational> values;
  for (size_t k = 0; k < figures.size(); ++k) {
    KoreanFigure figure = figures[k];
    for (const auto& [name, value] : figures[0].facts)  // what is told of both at once, such as one height
      if (k > 0 && figures[k].shape == figures[0].shape && !(name == "지름" && figure.Fact("반지름")) && !(name == "반지름" && figure.Fact("지름"))) figure.facts.emplace(name, value);
    if (const auto value = Derive(figure, Fitted(wanted, figure), working)) values.push_back(*value);
  }
  if (values.size() != 2) return std::nullopt;
  const auto value = difference ? working.Do(std::max(values[0], values[1]), '-', std::min(values[0], values[1])) : working.Sum(values);
  return Finish(problem, value, UnitFor(problem, wanted), working);
}

/// What is asked where no measure is named: by the unit, or by what goes round.
std::string WantedByUse(const KoreanProblem& problem, const Asked& asked, const KoreanFigure& figure) {
  const std::string& unit = problem.question.unit;
  const bool solid = IsSolid(figure.shape);
  if (ConvertKorean(unit, "cm3")) return "부피";
  if (ConvertKorean(unit, "cm2")) return solid ? "겉넓이" : "넓이";
  const bool wire = HasAny(asked.text, {"철사", "끈", "실", "줄", "테이프", "리본", "울타리", "테두리", "레이스", "필요한 길이"}) || (HasAny(problem.Asking(), {"필요", "사용"}) && HasAny(problem.text, {"철사", "끈", "털실", "울타리", "리본"}));
  if (wire && (unit.empty() || ConvertKorean(unit, "cm"))) return solid ? "모서리합" : "둘레";
  return "";
}

/// "반지름 7인 원 넓이": told like a question, without a word that asks.
bool AsksShort(const KoreanProblem& problem) {
  const View last = problem.words.empty() ? View() : View(problem.words.back().text);
  return HasAny(last, {"둘레", "넓이", "부피", "면적", "겉넓이", "알려", "계산", "얼만", "뭐", "구해"});
}

/// True where every measure that is told stands in a step: nothing was left out.
bool AllUsed(const KoreanProblem& problem, const WordAnswer& answer) {
  std::string steps = " ";
  for (const std::string& step : answer.steps) steps += step + " ";
  for (const KoreanQuantity& quantity : problem.quantities) {
    const bool measured = ConvertKorean(quantity.unit, "cm") || ConvertKorean(quantity.unit, "cm2") || ConvertKorean(quantity.unit, "cm3") || quantity.unit == "도";
    if (measured && steps.find(" " + WriteKorean(quantity.value) + " ") == std::string::npos) return false;
  }
  return true;
}

std::optional<WordAnswer> Solve(const KoreanProblem& given) {
  if (given.question.asked == KoreanAsked::kNothing && !AsksShort(given)) return std::nullopt;
  KoreanProblem problem = given;
  if (problem.question.asked == KoreanAsked::kNothing) problem.question.sentence = problem.words.back().sentence;
  std::vector<KoreanFigure> figures = ReadFigures(problem);
  if (figures.empty()) return AnswerKoreanAngles(problem);
  const Asked asked = AskedClause(problem);
  SidesFromSum(problem, figures);
  if (auto angles = AnswerKoreanAngles(problem)) return angles;
  if (auto fitted = AnswerKoreanFitting(problem, figures, asked.text)) return fitted;
  KoreanWorking working(problem);
  if (const auto counts = CountsTogether(problem, asked, figures, working)) return FinishKorean(problem, *counts, "개", working);
  const size_t at = FigureAsked(problem, asked, figures);
  std::string wanted = AttributeIn(problem, asked.from, asked.to, figures[at].shape);
  if (HasAny(asked.text, {"두 밑면의 넓이", "모든 밑면"}) && HasAny(asked.text, {"합", "더하"})) wanted = "두밑넓이";
  if (wanted == "각" || wanted == "각도") wanted = HasAny(asked.text, {"합", "모든"}) ? "각합" : "한각";
  if (wanted == "변" && HasAny(asked.text, {"다른 한 변", "다른 변"})) wanted = "다른변";
  if ((wanted == "넓이" || wanted == "둘레") && IsSolid(figures[at].shape)) {
    if (HasAny(problem.Asking(), {"정면", "앞에서"})) wanted = "앞" + wanted;
    else if (HasAny(problem.Asking(), {"위에서"})) wanted = "밑" + wanted;
  }
  if (wanted == "대각선" && HasAny(asked.text, {"다른"})) wanted = "다른대각선";
  if (wanted == "변" && HasAny(asked.text, {"나머지"}) && !figures[at].Fact("밑변")) wanted = figures[at].facts.contains("다른변") ? "셋째변" : "다른변";
  if (wanted.empty()) wanted = WantedByUse(problem, asked, figures[at]);
  if (wanted.empty()) return std::nullopt;
  if (auto together = Together(problem, asked, figures, wanted)) return together;
  KoreanWorking steps(problem);
  return Finish(problem, Wanted(figures, at, wanted, steps), UnitFor(problem, wanted), steps);
}

}  // namespace

bool AsksOfFigure(const KoreanProblem& problem) {
  const bool figure = std::ranges::any_of(problem.words, [](const KoreanWord& word) { return word.quantity < 0 && ShapeIn(word.text).has_value(); });
  return figure && HasAny(problem.Asking(), {"넓이", "면적", "부피", "둘레", "모서리", "꼭짓점", "대각선", "각의", "각은", "변의 길이", "한 변", "높이", "가로", "세로", "반지름", "지름", "철사", "끈"});
}

std::optional<WordAnswer> AnswerKoreanGeometry(const KoreanProblem& problem) {
  auto answer = Solve(problem);
  if (answer) answer->sure = answer->sure && AllUsed(problem, *answer);
  return answer;
}

}  // namespace sam::maths
