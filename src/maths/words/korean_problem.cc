#include <algorithm>
#include <iterator>

#include "maths/words/korean_kinds.h"
#include "maths/words/korean_pattern.h"
#include "maths/words/korean_ways.h"
#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

/// In this order: what has its own words before what only has numbers, the plain story last.
constexpr KoreanKind kKinds[] = {
    AnswerKoreanMistake, AnswerKoreanFigureFirst, AnswerKoreanEveryday, AnswerKoreanCycle, AnswerKoreanRanking, AnswerKoreanComparison, AnswerKoreanDigits, AnswerKoreanUnknown,
    AnswerKoreanCounting, AnswerKoreanOrder, AnswerKoreanLine, AnswerKoreanPlaces, AnswerKoreanMeeting, AnswerKoreanNumbers,
    AnswerKoreanValues, AnswerKoreanSpacing, AnswerKoreanGeometry, AnswerKoreanAverage, AnswerKoreanMotion, AnswerKoreanPlain,
};

/// The kinds that search a space of ways, places or numbers.
constexpr KoreanKind kSearching[] = {AnswerKoreanCounting, AnswerKoreanOrder, AnswerKoreanLine, AnswerKoreanPlaces, AnswerKoreanNumbers};

/// Whether each number of the text is spoken of in what was understood and worked out.
bool AllSpokenOf(const KoreanProblem& problem, const WordAnswer& answer) {
  std::string said = " " + answer.understood + " " + answer.value;
  for (const std::string& step : answer.steps) said += " " + step;
  for (const KoreanQuantity& quantity : problem.quantities) {
    if (quantity.letter != 0 || quantity.value < 2) continue;
    const std::string number = WriteKorean(quantity.value);
    bool found = false;
    for (size_t at = said.find(number); at != std::string::npos && !found; at = said.find(number, at + 1)) {
      const char before = said[at - 1], after = at + number.size() < said.size() ? said[at + number.size()] : ' ';
      found = (before < '0' || before > '9') && (after < '0' || after > '9');
    }
    if (!found) return false;
  }
  return true;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanProblem(std::string_view text) {
  const auto problem = ReadKoreanProblem(text);
  if (!problem) return std::nullopt;
  for (const KoreanKind kind : kKinds) {
    // What counts ways or places is no plain story: none is better than a sum of its numbers.
    if (kind == AnswerKoreanGeometry && (Says<"방법[은이]? ?(?:모두 )?몇 ?가지|경우의 ?수|방법의 ?수|경우는 (?:모두 )?몇">(problem->text) || Says<"몇 ?(?:등|번째)(?:[입인이를로]|$)">(problem->Asking()))) return std::nullopt;
    auto answer = kind(*problem);
    if (!answer) continue;
    if (std::ranges::find(kSearching, kind) != std::end(kSearching)) answer->sure = answer->sure && AllSpokenOf(*problem, *answer);
    if (answer->unit.empty() && problem->question.unit == "개" && ReadNumber(answer->value)) answer->unit = "개";
    return answer;
  }
  return std::nullopt;
}

}  // namespace sam::maths
