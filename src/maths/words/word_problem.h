// A word problem of primary or middle school, read into quantities and equations and worked out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"

namespace sam::maths {

struct WordAnswer {
  std::string value;               // alone: "27", "3/4", "0.75", "민하"
  std::string unit;                // what it counts: "장", "km", "dollars"; may be empty
  std::vector<std::string> steps;  // as a teacher writes them: "9 × 3 = 27"
  std::string understood;          // one sentence in that language: what is given and what is asked, as she read it
  std::string check;               // by which other route the answer was found to hold
  bool sure = false;               // not sure: she says what she understood before she answers
};

/// None where the text is no word problem, or something that the answer hangs on is not understood.
std::optional<WordAnswer> AnswerWordProblem(std::string_view text, Language language);

/// "27장", "35 dollars".
std::string WithUnit(const WordAnswer& answer, Language language);

/// The halves, a language each.
std::optional<WordAnswer> AnswerEnglishProblem(std::string_view text);
std::optional<WordAnswer> AnswerKoreanProblem(std::string_view text);

}  // namespace sam::maths
