// The formulas of school geometry, and a figure's unknowns found by them.
#include <algorithm>
#include <array>
#include <cctype>

#include "base/unicode.h"
#include "maths/words/korean_figure.h"

namespace sam::maths {
namespace {

using View = std::string_view;

struct Formula {
  View shape, name, rule;
};

// The shape "*" is any; √ and ∛ are exact roots. 원주율 is 3.14 where the problem gives no other.
constexpr auto kFormulas = std::to_array<Formula>({
    {"정사각형", "변", "둘레/4"}, {"정사각형", "변", "√넓이"}, {"정사각형", "변", "가로"}, {"정사각형", "변", "세로"}, {"정사각형", "둘레", "변*4"}, {"정사각형", "넓이", "변*변"}, {"정사각형", "넓이", "대각선*대각선/2"},
    {"직사각형", "둘레", "(가로+세로)*2"}, {"직사각형", "넓이", "가로*세로"}, {"직사각형", "가로", "둘레/2-세로"}, {"직사각형", "세로", "둘레/2-가로"}, {"직사각형", "가로", "넓이/세로"}, {"직사각형", "세로", "넓이/가로"},
    {"정다각형", "둘레", "변*변수"}, {"정다각형", "변", "둘레/변수"}, {"정다각형", "한각", "각합/변수"}, {"정다각형", "변수", "둘레/변"}, {"정다각형", "각합", "(변수-2)*180"}, {"정다각형", "대각선수", "변수*(변수-3)/2"},
    {"다각형", "각합", "(변수-2)*180"}, {"다각형", "대각선수", "변수*(변수-3)/2"}, {"다각형", "변수", "각합/180+2"},
    {"삼각형", "넓이", "밑변*높이/2"}, {"삼각형", "높이", "넓이*2/밑변"}, {"삼각형", "밑변", "넓이*2/높이"}, {"정삼각형", "변", "둘레/3"}, {"정삼각형", "변", "밑변"}, {"정삼각형", "둘레", "변*3"}, {"정삼각형", "넓이", "변*높이/2"},
    {"삼각형", "둘레", "변+다른변+셋째변"}, {"이등변삼각형", "둘레", "변*2+다른변"}, {"이등변삼각형", "둘레", "변*2+밑변"}, {"이등변삼각형", "변", "(둘레-밑변)/2"}, {"이등변삼각형", "밑변", "둘레-변*2"}, {"이등변삼각형", "넓이", "밑변*높이/2"},
    {"평행사변형", "넓이", "밑변*높이"}, {"평행사변형", "높이", "넓이/밑변"}, {"평행사변형", "밑변", "넓이/높이"}, {"평행사변형", "둘레", "(변+다른변)*2"}, {"평행사변형", "다른변", "둘레/2-변"}, {"평행사변형", "둘레", "(밑변+변)*2"}, {"평행사변형", "변", "둘레/2-밑변"},
    {"마름모", "넓이", "대각선*다른대각선/2"}, {"마름모", "다른대각선", "넓이*2/대각선"}, {"마름모", "둘레", "변*4"}, {"마름모", "변", "둘레/4"}, {"평행사변형", "밑변", "둘레/2-변"}, {"평행사변형", "높이", "넓이/변"}, {"이등변삼각형", "높이", "넓이*2/밑변"}, {"이등변삼각형", "밑변", "넓이*2/높이"}, {"이등변삼각형", "다른변", "둘레-변*2"}, {"삼각형", "셋째변", "둘레-변-다른변"},
    {"사다리꼴", "넓이", "(윗변+아랫변)*높이/2"}, {"사다리꼴", "높이", "넓이*2/(윗변+아랫변)"}, {"사다리꼴", "아랫변", "넓이*2/높이-윗변"}, {"사다리꼴", "윗변", "넓이*2/높이-아랫변"},
    {"원", "반지름", "지름/2"}, {"원", "지름", "반지름*2"}, {"원", "둘레", "지름*원주율"}, {"원", "지름", "둘레/원주율"}, {"원", "넓이", "반지름*반지름*원주율"}, {"원", "반지름", "√(넓이/원주율)"},
    {"반원", "반지름", "지름/2"}, {"반원", "지름", "반지름*2"}, {"반원", "둘레", "지름*원주율/2+지름"}, {"반원", "넓이", "반지름*반지름*원주율/2"},
    {"부채꼴", "반지름", "지름/2"}, {"부채꼴", "지름", "반지름*2"}, {"부채꼴", "넓이", "반지름*반지름*원주율*중심각/360"}, {"부채꼴", "호", "지름*원주율*중심각/360"}, {"부채꼴", "둘레", "호+지름"}, {"부채꼴", "중심각", "넓이*360/(반지름*반지름*원주율)"}, {"부채꼴", "중심각", "호*360/(지름*원주율)"},
    {"구", "반지름", "지름/2"}, {"구", "지름", "반지름*2"}, {"구", "앞넓이", "반지름*반지름*원주율"}, {"구", "앞둘레", "지름*원주율"}, {"구", "부피", "반지름*반지름*반지름*원주율*4/3"}, {"구", "겉넓이", "반지름*반지름*원주율*4"},
    {"정육면체", "모서리", "모서리합/12"}, {"정육면체", "모서리", "∛부피"}, {"정육면체", "면넓이", "겉넓이/6"}, {"정육면체", "모서리", "√면넓이"}, {"정육면체", "모서리", "변"}, {"정육면체", "모서리", "높이"}, {"정육면체", "모서리", "면둘레/4"}, {"정육면체", "면넓이", "모서리*모서리"},
    {"정육면체", "겉넓이", "면넓이*6"}, {"정육면체", "부피", "모서리*모서리*모서리"}, {"정육면체", "모서리합", "모서리*12"}, {"정육면체", "면둘레", "모서리*4"}, {"정육면체", "밑넓이", "면넓이"}, {"정육면체", "앞넓이", "면넓이"}, {"정육면체", "앞둘레", "모서리*4"}, {"직육면체", "앞넓이", "가로*높이"}, {"정육면체", "옆넓이", "면넓이*4"},
    {"직육면체", "밑넓이", "가로*세로"}, {"직육면체", "부피", "밑넓이*높이"}, {"직육면체", "높이", "부피/밑넓이"}, {"직육면체", "밑넓이", "부피/높이"}, {"직육면체", "겉넓이", "(가로*세로+세로*높이+높이*가로)*2"}, {"직육면체", "모서리합", "(가로+세로+높이)*4"},
    {"직육면체", "높이", "모서리합/4-가로-세로"}, {"직육면체", "가로", "밑넓이/세로"}, {"직육면체", "세로", "밑넓이/가로"}, {"직육면체", "높이", "(겉넓이/2-가로*세로)/(가로+세로)"}, {"직육면체", "모서리합", "모서리*12"}, {"직육면체", "부피", "모서리*모서리*모서리"},
    {"직육면체", "옆넓이", "(가로+세로)*2*높이"}, {"직육면체", "겉넓이", "밑넓이*2+옆넓이"}, {"직육면체", "옆넓이", "겉넓이-밑넓이*2"}, {"직육면체", "높이", "옆넓이/밑둘레"}, {"각기둥", "옆넓이", "겉넓이-밑넓이*2"}, {"각뿔", "변수", "옆면수"}, {"각기둥", "변수", "옆면수"},
    {"원기둥", "반지름", "지름/2"}, {"원기둥", "지름", "반지름*2"}, {"원기둥", "밑넓이", "반지름*반지름*원주율"}, {"원기둥", "밑둘레", "지름*원주율"}, {"원기둥", "지름", "밑둘레/원주율"}, {"원기둥", "반지름", "√(밑넓이/원주율)"}, {"원기둥", "옆넓이", "밑둘레*높이"},
    {"원기둥", "밑둘레", "옆넓이/높이"}, {"원기둥", "높이", "옆넓이/밑둘레"}, {"원기둥", "부피", "밑넓이*높이"}, {"원기둥", "높이", "부피/밑넓이"}, {"원기둥", "밑넓이", "부피/높이"}, {"원기둥", "겉넓이", "밑넓이*2+옆넓이"}, {"원기둥", "앞넓이", "지름*높이"},
    {"원기둥", "앞둘레", "(지름+높이)*2"}, {"원기둥", "높이", "앞둘레/2-지름"}, {"원기둥", "지름", "앞둘레/2-높이"}, {"원기둥", "높이", "앞넓이/지름"}, {"원기둥", "지름", "앞넓이/높이"}, {"원기둥", "옆넓이", "겉넓이-밑넓이*2"},
    {"원뿔", "반지름", "지름/2"}, {"원뿔", "지름", "반지름*2"}, {"원뿔", "밑넓이", "반지름*반지름*원주율"}, {"원뿔", "밑둘레", "지름*원주율"}, {"원뿔", "지름", "밑둘레/원주율"}, {"원뿔", "앞넓이", "지름*높이/2"}, {"원뿔", "앞둘레", "모선*2+지름"},
    {"원뿔", "지름", "앞둘레-모선*2"}, {"원뿔", "모선", "(앞둘레-지름)/2"}, {"원뿔", "부피", "밑넓이*높이/3"}, {"원뿔", "높이", "앞넓이*2/지름"},
    {"각기둥", "꼭짓점수", "변수*2"}, {"각기둥", "모서리수", "변수*3"}, {"각기둥", "면수", "변수+2"}, {"각기둥", "변수", "꼭짓점수/2"}, {"각기둥", "변수", "모서리수/3"}, {"각기둥", "변수", "면수-2"}, {"각기둥", "밑넓이", "부피/높이"}, {"각기둥", "높이", "부피/밑넓이"},
    {"각기둥", "부피", "밑넓이*높이"}, {"각기둥", "밑둘레", "밑한변*변수"}, {"각기둥", "밑한변", "밑둘레/변수"}, {"각기둥", "옆넓이", "밑둘레*높이"}, {"각기둥", "밑둘레", "옆넓이/높이"}, {"각기둥", "높이", "옆넓이/밑둘레"}, {"각기둥", "겉넓이", "밑넓이*2+옆넓이"},
    {"각기둥", "모서리합", "밑둘레*2+높이*변수"}, {"각기둥", "높이", "(모서리합-밑둘레*2)/변수"}, {"각기둥", "밑둘레", "(모서리합-높이*변수)/2"}, {"각기둥", "모서리합", "모서리*모서리수"}, {"각기둥", "모서리", "모서리합/모서리수"}, {"각기둥", "두밑넓이", "밑넓이*2"}, {"각기둥", "옆면수", "변수"},
    {"각기둥", "변수", "(세합-2)/6"}, {"각기둥", "세합", "변수*6+2"}, {"각뿔", "세합", "변수*4+2"}, {"각뿔", "변수", "(세합-2)/4"}, {"각뿔", "옆면수", "변수"},
    {"각뿔", "꼭짓점수", "변수+1"}, {"각뿔", "모서리수", "변수*2"}, {"각뿔", "면수", "변수+1"}, {"각뿔", "변수", "꼭짓점수-1"}, {"각뿔", "변수", "모서리수/2"}, {"각뿔", "변수", "면수-1"}, {"각뿔", "밑둘레", "밑한변*변수"}, {"각뿔", "밑한변", "밑둘레/변수"},
    {"각뿔", "모서리합", "모서리*모서리수"}, {"각뿔", "모서리", "모서리합/모서리수"}, {"각뿔", "모서리합", "밑둘레+옆모서리*변수"}, {"각뿔", "옆모서리", "(모서리합-밑둘레)/변수"}, {"각뿔", "부피", "밑넓이*높이/3"},
    {"각기둥", "밑넓이", "밑변*밑높이/2"}, {"각기둥", "밑한변", "√(밑넓이*정사각밑)"}, {"각기둥", "밑넓이", "밑한변*밑한변*정사각밑"}, {"직육면체", "밑넓이", "밑한변*밑한변*정사각밑"}, {"직육면체", "밑한변", "밑둘레/4*정사각밑"}, {"직육면체", "밑한변", "√(밑넓이*정사각밑)"},
    {"직육면체", "옆넓이", "밑둘레*높이"}, {"직육면체", "밑둘레", "밑한변*4*정사각밑"}, {"직육면체", "밑둘레", "(가로+세로)*2"}, {"마름모", "넓이", "가로*세로/2"},
    {"원기둥", "두밑넓이", "밑넓이*2"}, {"직육면체", "두밑넓이", "밑넓이*2"},
});

std::optional<Rational> CubeRoot(const Rational& value) {
  const auto root = [](const Integer& n) -> std::optional<Integer> {
    if (n < 0 || n > 1000000000000) return std::nullopt;
    Integer low = 0, high = 10001;
    while (low < high) {
      const Integer middle = (low + high) / 2;
      if (middle * middle * middle < n) low = middle + 1; else high = middle;
    }
    return low * low * low == n ? std::optional(low) : std::nullopt;
  };
  const auto top = root(numerator(value)), bottom = root(denominator(value));
  return top && bottom ? std::optional(Rational(*top, *bottom)) : std::nullopt;
}

/// Works a rule out with the figure's facts; the rules are this file's own, so that their depth is bounded.
class Evaluation {
 public:
  Evaluation(View rule, const KoreanFigure& figure, KoreanWorking& working) : rule_(rule), figure_(figure), working_(working) {}

  std::optional<Rational> Run() { return Sum(); }

 private:
  bool Take(View sign) {
    if (!rule_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }
  std::optional<Rational> Sum() {
    auto value = Product();
    while (value && at_ < rule_.size()) {
      const char op = rule_[at_];
      if (op != '+' && op != '-') break;
      ++at_;
      const auto right = Product();
      value = right ? working_.Do(*value, op, *right) : std::nullopt;
    }
    return value;
  }
  std::optional<Rational> Product() {
    auto value = Atom();
    while (value && at_ < rule_.size()) {
      const char op = rule_[at_];
      if (op != '*' && op != '/') break;
      ++at_;
      const auto right = Atom();
      value = right ? working_.Do(*value, op, *right) : std::nullopt;
    }
    return value;
  }
  std::optional<Rational> Root(View sign, std::optional<Rational> (*root)(const Rational&)) {
    const auto inside = Atom();
    const auto value = inside ? root(*inside) : std::nullopt;
    if (value) working_.Note(std::string(sign) + working_.Number(*inside) + " = " + working_.Number(*value));
    return value;
  }
  std::optional<Rational> Atom() {
    if (Take("√")) return Root("√", [](const Rational& value) { return ExactRoot(value); });
    if (Take("∛")) return Root("∛", CubeRoot);
    if (Take("(")) {
      const auto value = Sum();
      return Take(")") ? value : std::nullopt;
    }
    size_t end = at_;
    while (end < rule_.size() && View("+-*/()").find(rule_[end]) == View::npos) ++end;
    const View name = rule_.substr(at_, end - at_);
    at_ = end;
    if (!name.empty() && name[0] >= '0' && name[0] <= '9') return ReadNumber(name);
    return figure_.Fact(std::string(name));
  }

  View rule_;
  size_t at_ = 0;
  const KoreanFigure& figure_;
  KoreanWorking& working_;
};

/// True where every name in the rule is known.
bool Reaches(const KoreanFigure& figure, View rule) {
  std::string name;
  const auto known = [&] { return name.empty() || (name[0] >= '0' && name[0] <= '9') || figure.facts.contains(name); };
  for (size_t i = 0; i <= rule.size(); ++i) {
    const bool root = rule.substr(std::min(i, rule.size())).starts_with("√") || rule.substr(std::min(i, rule.size())).starts_with("∛");
    if (i == rule.size() || root || View("+-*/()").find(rule[i]) != View::npos) {
      if (!known()) return false;
      name.clear();
      if (root) i += 2;
    } else {
      name += rule[i];
    }
  }
  return true;
}

bool Applies(const Formula& formula, const KoreanFigure& figure) {
  if (formula.shape == figure.shape) return true;
  if (formula.shape == "삼각형") return figure.shape == "직각삼각형" || figure.shape == "정삼각형";
  if (formula.shape == "다각형") return figure.shape == "정다각형" || figure.shape.ends_with("각형") || figure.shape == "마름모" || figure.shape == "사다리꼴";
  return formula.shape == "정다각형" && (figure.shape == "정사각형" || figure.shape == "정삼각형");
}

void Settle(KoreanFigure& figure) {
  static constexpr auto kSides = std::to_array<std::pair<View, int>>({{"정사각형", 4}, {"직사각형", 4}, {"마름모", 4}, {"평행사변형", 4}, {"사다리꼴", 4}, {"삼각형", 3}, {"정삼각형", 3}, {"이등변삼각형", 3}, {"직각삼각형", 3}});
  for (const auto& [shape, sides] : kSides)
    if (figure.shape == shape) figure.facts.emplace("변수", sides);
  figure.facts.emplace("원주율", Rational(314, 100));
}

/// The wanted fact by as few formulas as lead to it, its inputs first.
std::optional<Rational> Seek(KoreanFigure& figure, const std::string& wanted, KoreanWorking& working, int depth) {
  if (const auto known = figure.Fact(wanted)) return known;
  if (depth <= 0) return std::nullopt;
  for (const Formula& formula : kFormulas) {
    if (formula.name != wanted || !Applies(formula, figure)) continue;
    KoreanFigure trial = figure;
    KoreanWorking steps = working;
    std::string name;
    bool reached = true;
    for (size_t i = 0; i <= formula.rule.size() && reached; ++i) {
      const View rest = formula.rule.substr(std::min(i, formula.rule.size()));
      const bool root = rest.starts_with("√") || rest.starts_with("∛");
      if (i < formula.rule.size() && !root && View("+-*/()").find(formula.rule[i]) == View::npos) {
        name += formula.rule[i];
        continue;
      }
      if (!name.empty() && (name[0] < '0' || name[0] > '9')) reached = name != wanted && Seek(trial, name, steps, depth - 1).has_value();
      name.clear();
      if (root) i += 2;
    }
    if (!reached || !Reaches(trial, formula.rule)) continue;
    const auto value = Evaluation(formula.rule, trial, steps).Run();
    if (!value || *value < 0) continue;
    figure = trial;
    figure.facts[wanted] = *value;
    working = steps;
    return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Rational> Derive(KoreanFigure& figure, const std::string& wanted, KoreanWorking& working) {
  Settle(figure);
  for (int depth = 1; depth <= 4; ++depth)
    if (const auto value = Seek(figure, wanted, working, depth)) return value;
  return std::nullopt;
}

}  // namespace sam::maths
