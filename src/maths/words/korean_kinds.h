// Kinds of Korean word problems; each gives none for what is not its own.
#pragma once

#include <optional>

#include "maths/words/korean_text.h"
#include "maths/words/word_problem.h"

namespace sam::maths {

using KoreanKind = std::optional<WordAnswer> (*)(const KoreanProblem&);

/// "잘못하여 ... 바르게 계산하면".
std::optional<WordAnswer> AnswerKoreanMistake(const KoreanProblem& problem);

/// "누가 더 많이 가지고 있습니까?"; the answer is a name or a thing.
std::optional<WordAnswer> AnswerKoreanComparison(const KoreanProblem& problem);
std::optional<WordAnswer> AnswerKoreanRelation(const KoreanProblem& problem);

/// Lengths, areas, volumes and counts of figures.
std::optional<WordAnswer> AnswerKoreanGeometry(const KoreanProblem& problem);

/// One unknown number: "13과 어떤 수의 합은 52".
std::optional<WordAnswer> AnswerKoreanUnknown(const KoreanProblem& problem);
std::optional<WordAnswer> AnswerKoreanAverage(const KoreanProblem& problem);
/// Parts of a whole, percent, prices with percent.
std::optional<WordAnswer> AnswerKoreanShare(const KoreanProblem& problem);
/// Speed, hours on the clock, change.
std::optional<WordAnswer> AnswerKoreanMotion(const KoreanProblem& problem);
/// The plain story of amounts; the last of all kinds.
std::optional<WordAnswer> AnswerKoreanStory(const KoreanProblem& problem);

/// What is asked in passing: bills, prices, rates, ages, times of day.
std::optional<WordAnswer> AnswerKoreanEveryday(const KoreanProblem& problem);

/// Counting cases.
std::optional<WordAnswer> AnswerKoreanCounting(const KoreanProblem& problem);
/// Who comes k-th; places in a line.
std::optional<WordAnswer> AnswerKoreanOrder(const KoreanProblem& problem);
std::optional<WordAnswer> AnswerKoreanLine(const KoreanProblem& problem);
/// Places of those named, and who is k-th of those that are compared with each other.
std::optional<WordAnswer> AnswerKoreanPlaces(const KoreanProblem& problem);
std::optional<WordAnswer> AnswerKoreanRanking(const KoreanProblem& problem);
/// What comes round again and again; floors up and down.
std::optional<WordAnswer> AnswerKoreanCycle(const KoreanProblem& problem);
/// What comes round together, and what is shared out evenly.
std::optional<WordAnswer> AnswerKoreanMeeting(const KoreanProblem& problem);
/// Numbers chosen from a range or a list.
std::optional<WordAnswer> AnswerKoreanNumbers(const KoreanProblem& problem);
/// Letters for digits and in equations.
std::optional<WordAnswer> AnswerKoreanDigits(const KoreanProblem& problem);

}  // namespace sam::maths
