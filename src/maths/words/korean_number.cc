// "100이 4개, 10이 0개, 1이 9개인 수": a number told by its places.
#include <re2/re2.h>

#include "maths/words/korean_kinds.h"
#include "maths/words/korean_write.h"

namespace sam::maths {
namespace {

/// "100이 4개, 10이 0개, 1이 9개인 수를 5배 한 수".
std::optional<WordAnswer> Places(const KoreanProblem& problem) {
  static const RE2 place(R"((\d+(?:\.\d+)?)이 (\d+)개)"), times(R"(수[를의] (\d+) ?배)");
  re2::StringPiece rest(problem.text);
  std::string unit, count, factor;
  KoreanWorking working(problem);
  std::vector<Rational> parts;
  while (parts.size() < 20 && RE2::FindAndConsume(&rest, place, &unit, &count)) {
    const auto u = ReadNumber(unit), c = ReadNumber(count);
    const auto part = u && c ? working.Do(*u, '*', *c) : std::nullopt;
    if (!part) return std::nullopt;
    parts.push_back(*part);
  }
  if (parts.size() < 2) return std::nullopt;
  auto value = working.Sum(parts);
  if (value && RE2::PartialMatch(problem.text, times, &factor)) value = working.Do(*value, '*', ReadNumber(factor).value_or(1));
  return value ? FinishKorean(problem, *value, "", working) : std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanUnknown(const KoreanProblem& problem) {
  if (problem.question.asked == KoreanAsked::kNothing) return std::nullopt;
  if (problem.Has("잘못")) return std::nullopt;
  return Places(problem);
}

}  // namespace sam::maths
