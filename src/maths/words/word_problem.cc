#include "maths/words/word_problem.h"

#include "maths/everyday/everyday.h"

namespace sam::maths {
namespace {

/// A line without the full stops and capitals of a book's story.
bool IsInPassing(std::string_view text) {
  if (text.size() > 220) return false;
  for (const std::string_view formal : {"습니다", "입니까", "니까?", "하시오", "구하세요", "한다.", "이다.", "있다.", "하였다", "했다."})
    if (text.find(formal) != text.npos) return false;
  const bool capital = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  return !capital || (text.size() < 80 && text.find(". ") == text.npos);
}

}  // namespace

std::optional<WordAnswer> AnswerWordProblem(std::string_view text, Language language) {
  const auto story = [&] { return language == Language::kKorean ? AnswerKoreanProblem(text) : AnswerEnglishProblem(text); };
  const bool passing = IsInPassing(text);
  if (passing)
    if (auto everyday = AnswerEveryday(text, language)) return everyday;
  if (auto told = story()) return told;
  return passing ? std::nullopt : AnswerEveryday(text, language);
}

std::string WithUnit(const WordAnswer& answer, Language language) {
  const bool apart = language == Language::kEnglish && !answer.unit.empty() && answer.unit != "%";
  return answer.value + (apart ? " " : "") + answer.unit;
}

}  // namespace sam::maths
