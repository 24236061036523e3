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

/// What the hands of a clock make: 30 degrees an hour, half a degree a minute.
std::optional<WordAnswer> Clock(const KoreanProblem& problem) {
  if (!HasAny(problem.text, {"시계"}) || !HasAny(problem.text, {"바늘", "시침", "분침"}) || !HasAny(problem.Asking(), {"각", "도"})) return std::nullopt;
  std::optional<Rational> hours, minutes = Rational(0);
  for (const KoreanQuantity& quantity : problem.quantities) {
    if (quantity.unit == "시") hours = quantity.value;
    if (quantity.unit == "분") minutes = quantity.value;
  }
  if (!hours || *hours > 24) return std::nullopt;
  if (!IsInteger(*hours)) {
    const Integer whole = numerator(*hours) / denominator(*hours);
    minutes = (*hours - whole) * 60;
    hours = Rational(whole);
  }
  KoreanWorking working(problem);
  if (*hours >= 12) *hours -= 12;
  const auto by_hour = working.Do(*hours, '*', 30), drift = working.Do(*minutes, '*', Rational(1, 2)), by_minute = working.Do(*minutes, '*', 6);
  const auto at = by_hour && drift ? working.Do(*by_hour, '+', *drift) : std::nullopt;
  if (!at || !by_minute) return std::nullopt;
  auto between = working.Do(std::max(*at, *by_minute), '-', std::min(*at, *by_minute));
  const bool great = HasAny(problem.Asking(), {"큰 쪽", "큰 각"});
  if (between && (*between > 180) != great) between = working.Do(360, '-', *between);
  return between ? FinishKorean(problem, *between, "도", working) : std::nullopt;
}

/// What the other angles of a polygon come to.
std::optional<Rational> Others(const KoreanProblem& problem, const std::vector<Rational>& told, KoreanWorking& working) {
  int sides = 0;
  for (const KoreanWord& word : problem.words)
    if (const auto shape = word.quantity < 0 ? ShapeIn(word.text) : std::nullopt; shape && shape->sides > 3 && !IsSolid(shape->shape)) sides = shape->sides;
  if (sides == 0 || !HasAny(problem.Asking(), {"나머지"})) return std::nullopt;
  if (told.size() + 1 != static_cast<size_t>(sides) && !HasAny(problem.Asking(), {"합"})) return std::nullopt;
  const auto all = working.Do(Rational(sides - 2), '*', 180), sum = working.Sum(told);
  return all && sum ? working.Do(*all, '-', *sum) : std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanAngles(const KoreanProblem& problem) {
  if (auto clock = Clock(problem)) return clock;
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
  if (!value) value = Others(problem, told, working);
  return value ? FinishKorean(problem, *value, "도", working) : std::nullopt;
}

}  // namespace sam::maths
