#include "maths/words/korean_write.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace sam::maths {
namespace {

std::optional<Rational> Apply(const Rational& left, char op, const Rational& right) {
  if (op == '/' && right == 0) return std::nullopt;
  const Rational value = op == '+' ? Rational(left + right) : op == '-' ? Rational(left - right) : op == '*' ? Rational(left * right) : Rational(left / right);
  return TooBig(value) ? std::nullopt : std::optional(value);
}

std::string_view Sign(char op) { return op == '+' ? " + " : op == '-' ? " − " : op == '*' ? " × " : " ÷ "; }

}  // namespace

KoreanWorking::KoreanWorking(const KoreanProblem& problem) {
  bool decimals = problem.Has("소수");
  for (const KoreanQuantity& quantity : problem.quantities) {
    fractions_ = fractions_ || quantity.fraction;
    decimals = decimals || (!quantity.fraction && !IsInteger(quantity.value));
  }
  fractions_ = fractions_ && !decimals;
}

std::string KoreanWorking::Number(const Rational& value) const { return fractions_ ? Write(value) : WriteKorean(value); }

std::optional<Rational> KoreanWorking::Do(const Rational& left, char op, const Rational& right) {
  const auto value = Apply(left, op, right);
  if (!value) return value;
  const bool idle = (op == '*' || op == '/') ? (right == 1 || (op == '*' && left == 1)) : (right == 0 || (op == '+' && left == 0));
  if (idle) return value;
  const auto line = [&](const Rational& a, char o, const Rational& b, const Rational& c) { return Number(a) + std::string(Sign(o)) + Number(b) + " = " + Number(c); };
  steps_.push_back(line(left, op, right, *value));
  const char back = op == '+' ? '-' : op == '-' ? '+' : op == '*' ? '/' : '*';
  if (const auto again = Apply(*value, back, right); again && *again == left) inverse_ = line(*value, back, right, left);
  return value;
}

std::optional<Rational> KoreanWorking::Sum(const std::vector<Rational>& values) {
  if (values.empty()) return std::nullopt;
  Rational sum = 0;
  std::string step;
  for (const Rational& value : values) {
    sum += value;
    step += (step.empty() ? "" : " + ") + Number(value);
  }
  if (TooBig(sum)) return std::nullopt;
  if (values.size() == 1) return sum;
  steps_.push_back(step + " = " + Number(sum));
  inverse_ = Number(sum) + " − " + Number(values.back()) + " = " + Number(sum - values.back());
  return sum;
}

bool CountsWhole(std::string_view unit) {
  static constexpr auto kWhole = std::to_array<std::string_view>({"명", "마리", "개", "장", "권", "자루", "송이", "그루", "켤레", "묶음", "봉지", "상자", "박스", "대", "사람", "골", "번", "쪽", "문제", "알", "포기", "줄", "모둠", "팀", "학급", "벌", "채", "척", "회", "통"});
  return std::ranges::find(kWhole, unit) != kWhole.end();
}

std::optional<WordAnswer> FinishKorean(const KoreanProblem& problem, const Rational& value, std::string unit, const KoreanWorking& working) {
  if (value < 0 || TooBig(value) || (CountsWhole(unit) && !IsInteger(value))) return std::nullopt;
  WordAnswer answer;
  answer.value = working.Number(value);
  answer.understood = UnderstoodKorean(problem, unit);
  answer.unit = std::move(unit);
  answer.steps = working.Steps();
  if (answer.steps.empty()) answer.steps.push_back(answer.value + answer.unit);
  answer.check = working.Inverse().empty() ? "문제에 주어진 값과 맞아요." : "거꾸로 계산하면 " + working.Inverse() + "로 맞아요.";
  answer.sure = true;
  return answer;
}

std::string UnderstoodKorean(const KoreanProblem& problem, std::string_view unit) {
  std::string given;
  int count = 0;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const KoreanWord& word = problem.words[quantity.word];
    if (word.sentence > problem.question.sentence || ++count > 6) break;
    std::string text = word.stem;
    if (quantity.tail.starts_with("씩")) text += "씩";
    given += (given.empty() ? "" : ", ") + text;
  }
  std::string asked = problem.question.noun.empty() || problem.question.noun == "수" ? "답이" : WithParticle(problem.question.noun, "이/가");
  if (problem.question.total) asked += " 모두";
  asked += unit.empty() || unit == "원" ? " 얼마인지" : " 몇 " + std::string(unit) + "인지";
  if (given.empty()) return asked + " 묻는 문제로 이해했어요.";
  return "주어진 것은 " + given + "이고, " + asked + " 묻는 문제로 이해했어요.";
}

std::string WithParticle(std::string_view word, std::string_view pair) { return std::string(word) + std::string(Particle(word, pair)); }

}  // namespace sam::maths
