// Kinds of Korean word problems; each gives none for what is not its own.
#pragma once

#include <optional>

#include "maths/words/korean_text.h"
#include "maths/words/word_problem.h"

namespace sam::maths {

using KoreanKind = std::optional<WordAnswer> (*)(const KoreanProblem&);

/// "잘못하여 ... 바르게 계산하면".
std::optional<WordAnswer> AnswerKoreanMistake(const KoreanProblem& problem);

/// Letters for digits and in equations.
std::optional<WordAnswer> AnswerKoreanDigits(const KoreanProblem& problem);
/// Who comes k-th; places in a line.
std::optional<WordAnswer> AnswerKoreanOrder(const KoreanProblem& problem);
std::optional<WordAnswer> AnswerKoreanLine(const KoreanProblem& problem);
/// Numbers chosen from a range or a list.
std::optional<WordAnswer> AnswerKoreanNumbers(const KoreanProblem& problem);
/// What comes round together, and what is shared out evenly.
std::optional<WordAnswer> AnswerKoreanMeeting(const KoreanProblem& problem);
/// Counting cases.
std::optional<WordAnswer> AnswerKoreanCounting(const KoreanProblem& problem);

}  // namespace sam::maths
