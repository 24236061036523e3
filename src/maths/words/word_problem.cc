#include "maths/words/word_problem.h"

namespace sam::maths {

std::optional<WordAnswer> AnswerWordProblem(std::string_view text, Language language) {
  return language == Language::kKorean ? AnswerKoreanProblem(text) : AnswerEnglishProblem(text);
}

std::string WithUnit(const WordAnswer& answer, Language language) {
  return language == Language::kEnglish && !answer.unit.empty() ? answer.value + " " + answer.unit : answer.value + answer.unit;
}

}  // namespace sam::maths
