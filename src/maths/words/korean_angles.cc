// Angles: the third of a triangle, the neighbours in a parallelogram.
#include <algorithm>

#include "maths/words/korean_figure.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

std::vector<Rational> AnglesTold(const KoreanProblem& problem) {
  std::vector<Rational> out;
  for (const KoreanQuantity& quantity : problem.quantities) {
    bool sum = false;
    for (size_t i = quantity.word; i-- > 0 && problem.words[i].quantity < 0 && problem.words[i].sentence == problem.words[quantity.word].sentence;) sum = sum || problem.words[i].stem == "합";
    if (quantity.unit == "도" && !sum && quantity.letter == 0) out.push_back(quantity.value);
  }
  return out;
}

std::optional<Rational> Triangle(const KoreanProblem& problem, const std::vector<Rational>& told, KoreanWorking& working) {
  if (told.size() == 2) {
    const auto sum = working.Sum(told);
    return sum ? working.Do(180, '-', *sum) : std::nullopt;
  }
  if (told.size() != 1) return std::nullopt;
  if (problem.Has("직각")) return working.Do(90, '-', told[0]);
  if (!problem.Has("이등변")) return std::nullopt;
  const bool from_base = HasAny(problem.text, {"밑각의 크기가", "밑각이", "밑각 하나가"}) || (HasAny(problem.Asking(), {"꼭지각"}) && told[0] < 90);
  const auto twice = from_base ? working.Do(told[0], '*', 2) : std::optional(told[0]);
  const auto rest = twice ? working.Do(180, '-', *twice) : std::nullopt;
  if (from_base || !rest) return rest;
  return told[0] >= 90 || HasAny(problem.text, {"꼭지각", "두 밑각", "밑각"}) ? working.Do(*rest, '/', 2) : std::nullopt;
}

std::optional<Rational> Slanted(const KoreanProblem& problem, const std::vector<Rational>& told, KoreanWorking& working) {
  if (told.size() != 1) return std::nullopt;
  const View asking = problem.Asking();
  const bool beside = HasAny(asking, {"제외", "이웃"}), opposite = HasAny(asking, {"마주"});
  if (!beside && !opposite) return std::nullopt;
  const auto one = beside ? working.Do(180, '-', told[0]) : std::optional(told[0]);
  return one && HasAny(asking, {"합"}) ? working.Do(*one, '*', 2) : one;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanAngles(const KoreanProblem& problem) {
  const std::vector<Rational> told = AnglesTold(problem);
  if (told.empty() || !HasAny(problem.Asking(), {"각", "도"})) return std::nullopt;
  KoreanWorking working(problem);
  std::optional<Rational> value;
  if (HasAny(problem.text, {"평행사변형", "마름모"})) {
    value = Slanted(problem, told, working);
  } else if (HasAny(problem.text, {"삼각형", "삼각자"})) {
    value = Triangle(problem, told, working);
  } else if (HasAny(problem.text, {"사각형", "사다리꼴"}) && told.size() == 3) {
    const auto sum = working.Sum(told);
    value = sum ? working.Do(360, '-', *sum) : std::nullopt;
  }
  return value ? FinishKorean(problem, *value, "도", working) : std::nullopt;
}

}  // namespace sam::maths
