#include "maths/words/korean_kinds.h"
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
  for (const KoreanKind kind : kKinds)
    if (auto answer = kind(*problem)) return answer;
  return std::nullopt;
}

}  // namespace sam::maths
