// What of a message is formulas and what is words, as it was written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sam::maths {

struct Run {
  std::string text;  // of a formula in plain signs: "3x + 1 = 4"; of words in lower case
  bool formula = false;
};

/// In the order they stand. Words for signs ("plus", "더하기", "3분의 1") are read as these; a comma, a semicolon, a full stop, an arrow and the end of a
/// line are words of their own (",", ";", ".", "→").
std::vector<Run> FormulaRuns(std::string_view text);

/// The first formula of a line, without the words around it; empty where there is none.
std::string FormulaIn(std::string_view line);

}  // namespace sam::maths
