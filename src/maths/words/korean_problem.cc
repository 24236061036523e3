#include "maths/words/korean_kinds.h"
#include "maths/words/word_problem.h"

namespace sam::maths {

std::optional<WordAnswer> AnswerKoreanProblem(std::string_view text) {
  const auto problem = ReadKoreanProblem(text);
  if (!problem) return std::nullopt;
  for (const KoreanKind kind : {AnswerKoreanMistake, AnswerKoreanCounting, AnswerKoreanOrder, AnswerKoreanLine, AnswerKoreanMeeting, AnswerKoreanNumbers, AnswerKoreanDigits})
    if (auto answer = kind(*problem)) return answer;
  return std::nullopt;
}

}  // namespace sam::maths
