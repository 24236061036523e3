#include "maths/words/korean_kinds.h"
#include "maths/words/korean_pattern.h"
#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

/// In this order: what has its own words before what only has numbers, the plain story last.
constexpr KoreanKind kKinds[] = {
    AnswerKoreanMistake, AnswerKoreanEveryday, AnswerKoreanCycle, AnswerKoreanRanking, AnswerKoreanComparison, AnswerKoreanDigits, AnswerKoreanUnknown,
    AnswerKoreanCounting, AnswerKoreanOrder, AnswerKoreanLine, AnswerKoreanPlaces, AnswerKoreanMeeting, AnswerKoreanNumbers,
    AnswerKoreanGeometry, AnswerKoreanAverage, AnswerKoreanMotion, AnswerKoreanShare, AnswerKoreanStory,
};

}  // namespace

std::optional<WordAnswer> AnswerKoreanProblem(std::string_view text) {
  const auto problem = ReadKoreanProblem(text);
  if (!problem) return std::nullopt;
  for (const KoreanKind kind : kKinds) {
    // What counts ways or places is no plain story: none is better than a sum of its numbers.
    if (kind == AnswerKoreanGeometry && (Says<"방법[은이]? ?(?:모두 )?몇 ?가지|경우의 ?수|방법의 ?수|경우는 (?:모두 )?몇">(problem->text) || Says<"몇 ?(?:등|번째)(?:[입인이를로]|$)">(problem->Asking()))) return std::nullopt;
    if (auto answer = kind(*problem)) return answer;
  }
  return std::nullopt;
}

}  // namespace sam::maths
