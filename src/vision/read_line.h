// Decides what of a line is formula and what is words, and reads both.
#pragma once

#include <optional>

#include "vision/blocks.h"
#include "vision/words.h"

namespace sam::vision {

struct LineRead {
  std::vector<SeenFormula> formulas;
  std::string words;
  double words_sureness = 0;  // of the least sure half of the words
};

/// `words` may be null: then all is formula.
LineRead ReadLine(const WritingLine& line, const FormulaReader& formulas, const WordReader* words);

/// The whole line as a formula, where it is one beyond doubt: nothing in it may be a word. Needs no reader of words.
std::optional<SeenFormula> SurelyFormula(const WritingLine& line, const FormulaReader& formulas);

/// True for a word of a language, false for "3x", "sin" or "12".
bool IsProse(std::string_view token);

/// A formula as a person would hand it on: without the full stop behind it and the number of the exercise before it.
std::string WithoutTrimmings(std::string text);

}  // namespace sam::vision
