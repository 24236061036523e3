// A Korean story answered by the way of steps that fits best what is told and asked.
#include <cmath>

#include "maths/words/korean_figure.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_ways.h"

namespace sam::maths {
namespace {

/// Walks the steps of a way exactly.
class Walk {
 public:
  Walk(const KoreanGiven& given, const std::vector<KoreanWay>& pool, KoreanWorking& working) : given_(given), pool_(pool), working_(working) {}

  std::optional<Rational> Of(const KoreanWay& way) {
    const KoreanItem& item = given_.items[static_cast<size_t>(way.item)];
    if (way.op == KoreanOp::kLeaf) return item.value;
    const KoreanWay &a = pool_[static_cast<size_t>(way.left)], &b = pool_[static_cast<size_t>(way.right)];
    const auto left = Of(a), right = way.op == KoreanOp::kBoth ? Gap(b, left) : Of(b);
    if (!left || !right) return std::nullopt;
    switch (way.op) {
      case KoreanOp::kAdd: case KoreanOp::kBoth: return working_.Do(*left, '+', To(*right, b.unit, a.unit));
      case KoreanOp::kSub: return working_.Do(*left, '-', To(*right, b.unit, a.unit));
      case KoreanOp::kMul: return working_.Do(*left, '*', a.sort == KoreanSort::kRate ? To(*right, b.unit, ConvertKorean(b.unit, a.per) ? a.per : ConvertKorean(b.unit, a.also) ? a.also : ConvertKorean(b.unit, "일") && !b.unit.empty() ? "일" : a.per) : *right);
      case KoreanOp::kDiv: return working_.Do(*left, '/', b.sort == KoreanSort::kRate || ConvertKorean(b.unit, a.unit) ? To(*right, b.unit, a.unit) : way.sort == KoreanSort::kRate ? To(*right, b.unit, way.per) : *right);
      case KoreanOp::kTake: return working_.Do(*left, '*', *right);
      case KoreanOp::kWhole: return working_.Do(*left, '/', *right);
      case KoreanOp::kWithout: return Rest(a, *left, *right);
      case KoreanOp::kUnrest: { const auto rest = working_.Do(1, '-', *right); return rest ? working_.Do(*left, '/', *rest) : std::nullopt; }
      case KoreanOp::kGrown: { const auto part = working_.Do(*left, '*', *right); return part ? working_.Do(*left, '+', *part) : std::nullopt; }
      case KoreanOp::kUngrown: { const auto all = working_.Do(1, '+', *right); return all ? working_.Do(*left, '/', *all) : std::nullopt; }
      case KoreanOp::kMod: return Mod(*left, To(*right, b.unit, b.sort == KoreanSort::kRate ? a.unit : b.unit));
      case KoreanOp::kLeaf: break;
    }
    return std::nullopt;
  }

 private:
  /// The part of a sum that its other part leads to: the way is the same, so that its first steps are not written twice.
  std::optional<Rational> Gap(const KoreanWay& way, const std::optional<Rational>&) {
    KoreanWorking silent = working_;
    std::swap(silent, working_);
    const KoreanWay& base = pool_[static_cast<size_t>(way.left)];
    const auto from = Of(base);
    std::swap(silent, working_);
    const auto by = Of(pool_[static_cast<size_t>(way.right)]);
    if (!from || !by) return std::nullopt;
    const char op = way.op == KoreanOp::kAdd ? '+' : way.op == KoreanOp::kSub ? '-' : way.op == KoreanOp::kMul ? '*' : '/';
    return working_.Do(*from, op, To(*by, pool_[static_cast<size_t>(way.right)].unit, base.unit));
  }

  std::optional<Rational> Rest(const KoreanWay& a, const Rational& left, const Rational& right) {
    if (a.sort == KoreanSort::kShare) {
      const auto rest = working_.Do(1, '-', left);
      return rest ? working_.Do(*rest, '*', right) : std::nullopt;
    }
    const auto part = working_.Do(left, '*', right);
    return part ? working_.Do(left, '-', *part) : std::nullopt;
  }

  std::optional<Rational> Mod(const Rational& left, const Rational& right) {
    if (right <= 0) return std::nullopt;
    const Rational ratio = left / right;
    const Integer times = numerator(ratio) / denominator(ratio);
    const auto taken = working_.Do(right, '*', times);
    return taken ? working_.Do(left, '-', *taken) : std::nullopt;
  }

  Rational To(const Rational& value, const std::string& from, const std::string& to) {
    const auto factor = ConvertKorean(from, to);
    if (!factor || *factor == 1) return value;
    return working_.Do(value, '*', *factor).value_or(value);
  }

  const KoreanGiven& given_;
  const std::vector<KoreanWay>& pool_;
  KoreanWorking& working_;
};

constexpr double kLeast = 0.8, kMargin = 0.25, kSure = 1.5;

Rational Rounded(const KoreanGoal& goal, const Rational& value) {
  const Integer down = numerator(value) / denominator(value);
  return goal.at_least && Rational(down) != value ? Rational(down + 1) : Rational(down);
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanWays(const KoreanProblem& problem) {
  if (problem.question.asked != KoreanAsked::kHowMany && problem.question.asked != KoreanAsked::kHowMuch && problem.question.asked != KoreanAsked::kFind) return std::nullopt;
  for (const char* other : {"어떤 수", "어떤수", "□", "간격", "겹", "전날보다", "앞의 수", "자연수", "자리 수", "숫자", "카드", "약수", "배수", "경우의 수", "방법은", "가짓수", "연속"})  // what other kinds answer or nothing does
    if (problem.Has(other)) return std::nullopt;
  if (problem.Asking().find("평균") != std::string::npos) return std::nullopt;
  const auto given = ReadKoreanGiven(problem);
  if (!given) return std::nullopt;
  std::vector<KoreanWay> pool;
  const auto ways = FindKoreanWays(*given, pool);
  if (ways.empty() || ways[0].total < kLeast) return std::nullopt;
  const KoreanWay& best = ways[0];
  double margin = 10;
  for (const KoreanWay& other : ways)
    if (std::abs(other.value - best.value) > 1e-9 * (1 + best.value)) {
      margin = best.total - other.total;
      break;
    }
  if (margin < kMargin) return std::nullopt;
  KoreanWorking working(problem);
  auto value = Walk(*given, pool, working).Of(best);
  if (!value) return std::nullopt;
  std::string unit = given->goal.unit.empty() ? best.unit : given->goal.unit;
  if (best.sort == KoreanSort::kShare && given->goal.percent) value = working.Do(*value, '*', 100);
  else if (const auto factor = ConvertKorean(best.unit, unit); factor && *factor != 1) value = working.Do(*value, '*', *factor);
  if (!value) return std::nullopt;
  if (CountsWhole(unit) && !IsInteger(*value)) value = Rounded(given->goal, *value);
  auto answer = FinishKorean(problem, *value, unit, working);
  if (answer) answer->sure = margin >= kSure && best.total >= kSure;
  return answer;
}

std::optional<WordAnswer> AnswerKoreanFigureFirst(const KoreanProblem& problem) {
  const std::string& unit = problem.question.unit;
  const bool measured = ConvertKorean(unit, "cm") || ConvertKorean(unit, "cm2") || ConvertKorean(unit, "cm3");
  return measured && AsksOfFigure(problem) ? AnswerKoreanGeometry(problem) : std::nullopt;
}

std::optional<WordAnswer> AnswerKoreanPlain(const KoreanProblem& problem) {
  if (AsksOfFigure(problem)) return std::nullopt;
  auto ways = AnswerKoreanWays(problem);
  if (ways && ways->sure) return ways;
  for (const auto kind : {AnswerKoreanShare, AnswerKoreanStory})
    if (auto answer = kind(problem)) {
      answer->sure = answer->sure && ways && ways->value == answer->value;
      return answer;
    }
  return ways;
}

}  // namespace sam::maths
