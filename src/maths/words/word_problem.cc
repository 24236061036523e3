#include "maths/words/word_problem.h"

namespace sam::maths {

std::optional<WordAnswer> AnswerWordProblem(std::string_view text, Language language) {
  return language == Language::kKorean ? AnswerKoreanProblem(text) : AnswerEnglishProblem(text);
}

}  // namespace sam::maths
