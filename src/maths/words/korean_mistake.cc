#include "maths/words/korean_kinds.h"
namespace sam::maths {
std::optional<WordAnswer> AnswerKoreanMistake(const KoreanProblem&) { return std::nullopt; }
}  // namespace sam::maths
