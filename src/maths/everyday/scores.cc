// Means, weights, marks and how they are scaled.
#include <re2/re2.h>

#include <algorithm>

#include "base/word_lists.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

/// The mean that is still to be reached with one more.
std::optional<Worked> NeededForMean(const Ask& ask) {
  static const RE2 mean_en(R"( (?:avg|average|mean) of (\d+(?:\.\d+)?))"), mean_ko(R"(평균 ?(?:딱 )?(\d+(?:\.\d+)?))");
  std::string wanted;
  if (!RE2::PartialMatch(ask.text, ask.language == Language::kKorean ? mean_ko : mean_en, &wanted) || !ask.Says({"맞추", "되려면", "넘으려면", "나오려면", " need"})) return std::nullopt;
  const auto mean = ReadNumber(wanted);
  std::vector<Rational> scores;
  bool taken = false;
  for (const Amount& amount : ask.amounts) {
    const bool counts = HasAny(amount.unit.name, {"과목", "게임", "번", "test", "exam", "quiz", "game"});
    if (!taken && mean && amount.value == *mean && !counts) { taken = true; continue; }
    if (!counts) scores.push_back(amount.value);
  }
  if (!mean || !taken || scores.empty() || scores.size() > 8) return std::nullopt;
  Sums sums;
  const auto all = sums.Do(*mean, '*', Rational(static_cast<int>(scores.size()) + 1));
  std::optional<Rational> left = all;
  for (const Rational& score : scores) left = left ? sums.Do(*left, '-', score) : std::nullopt;
  return left ? std::optional(sums.Answer(*left, ask.language == Language::kKorean ? "점" : "")) : std::nullopt;
}

/// "수행 30점 만점에 27점이면 100점으로", "missed 6 out of 50", "25문제 중에 4개 틀렸으면 100점 만점에".
std::optional<Worked> Rescaled(const Ask& ask) {
  const bool missed = ask.Says({"틀렸", "틀리", " missed ", " wrong "});
  if (!ask.Says({"풀점수", "환산", " out of "}) || ask.amounts.size() < 2 || ask.amounts.size() > 3) return std::nullopt;
  Rational full = 100;
  std::vector<Rational> two;
  for (const Amount& amount : ask.amounts) {
    if (amount.value == 100 && ask.amounts.size() == 3) continue;
    two.push_back(amount.value);
  }
  if (two.size() != 2 || ask.amounts.size() != 3) return std::nullopt;
  const Rational whole = std::max(two[0], two[1]), part = std::min(two[0], two[1]);
  Sums sums;
  const auto right = missed ? sums.Do(whole, '-', part) : std::optional(part);
  const auto rate = right ? sums.Do(*right, '/', whole) : std::nullopt;
  const auto value = rate ? sums.Do(*rate, '*', full) : std::nullopt;
  return value ? std::optional(sums.Answer(*value, ask.language == Language::kKorean ? "점" : "")) : std::nullopt;
}

/// "hw is 30% final is 70%, got 90 hw and 80 final", "82 기말 90이고 40:60 비율".
std::optional<Worked> WeightedMean(const Ask& ask) {
  static const RE2 ratio(R"((\d{1,2}) ?(?::|대) ?(\d{1,2}))");
  std::vector<Rational> weights, scores;
  std::string first, second;
  if (RE2::PartialMatch(ask.text, ratio, &first, &second)) weights = {*ReadNumber(first), *ReadNumber(second)};
  for (const Amount& amount : ask.amounts) {
    if (amount.unit.of == "percent") weights.push_back(amount.value);
    else if (!(weights.size() == 2 && !first.empty() && (amount.value == weights[0] || amount.value == weights[1]) && amount.unit.of.empty() && scores.size() == 2)) scores.push_back(amount.value);
  }
  if (weights.size() != 2 || scores.size() != 2 || weights[0] + weights[1] != 100 || !ask.Says({"점", "비율", "반영", " grade", " final", " score"})) return std::nullopt;
  Sums sums;
  const auto one = sums.Do(scores[0], '*', weights[0] / 100), other = sums.Do(scores[1], '*', weights[1] / 100);
  const auto value = one && other ? sums.Do(*one, '+', *other) : std::nullopt;
  return value ? std::optional(sums.Answer(*value, ask.language == Language::kKorean ? "점" : "")) : std::nullopt;
}

/// "20타수 7안타면 타율", "27 hits in 90 at bats".
std::optional<Worked> BattingAverage(const Ask& ask) {
  if (!ask.Says({"타율", " at bats", " hits in "}) || ask.amounts.size() != 2) return std::nullopt;
  Sums sums;
  const Rational whole = std::max(ask.amounts[0].value, ask.amounts[1].value), part = std::min(ask.amounts[0].value, ask.amounts[1].value);
  const auto value = sums.Do(part, '/', whole);
  return value ? std::optional(sums.Answer(*value, "")) : std::nullopt;
}

/// "볼링 3게임 132 147 156 평균", "6h mon 4h tue 5h wed avg".
std::optional<Worked> Mean(const Ask& ask) {
  if (!ask.Says({"평균", " avg", " average", " mean "}) || ask.Says({"총점", "맞추", "풀점수", " need", " speed", " mph"})) return std::nullopt;
  std::vector<Rational> values;
  std::string unit;
  std::optional<Rational> said;
  for (const Amount& amount : ask.amounts) {
    if (amount.per) return std::nullopt;
    if (HasAny(amount.unit.name, {"과목", "게임", "번", "회", "test", "exam", "quiz", "game", "round"}) && ask.amounts.size() > 2) { said = amount.value; continue; }
    if (!amount.unit.name.empty() && !unit.empty() && amount.unit.of != UnitNamed(unit).of) return std::nullopt;
    if (!amount.unit.name.empty()) unit = amount.unit.name;
    values.push_back(amount.value);
  }
  if (values.size() < 2 || (said && *said != Rational(static_cast<int>(values.size())))) return std::nullopt;
  Sums sums;
  std::optional<Rational> sum = values[0];
  for (size_t i = 1; i < values.size(); ++i) sum = sum ? sums.Do(*sum, '+', values[i]) : std::nullopt;
  const auto mean = sum ? sums.Do(*sum, '/', Rational(static_cast<int>(values.size()))) : std::nullopt;
  return mean ? std::optional(sums.Answer(*mean, unit)) : std::nullopt;
}

/// "4과목 평균이 88이면 총점".
std::optional<Worked> SumOfMean(const Ask& ask) {
  if (!ask.Says({"평균", " average", " avg"}) || !ask.Says({"총점", "합계", "총합", " total"}) || ask.amounts.size() != 2) return std::nullopt;
  Sums sums;
  const auto value = sums.Do(ask.amounts[0].value, '*', ask.amounts[1].value);
  return value ? std::optional(sums.Answer(*value, ask.language == Language::kKorean ? "점" : "")) : std::nullopt;
}

}  // namespace

std::optional<Worked> OfScores(const Ask& ask) {
  for (const auto kind : {NeededForMean, WeightedMean, SumOfMean, Mean, Rescaled, BattingAverage})
    if (auto worked = kind(ask)) return worked;
  return std::nullopt;
}

}  // namespace sam::maths::everyday
