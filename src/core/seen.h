// What she made of a picture: the formulas and words that were read in it, how sure, its light and colours.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sam {

/// One line of mathematics, as a person would type it: "3x+1=4", "(1/2)+(3/4)", "x^2-5x+6=0", "sqrt(16)", "12÷4".
struct SeenFormula {
  std::string text;
  double sureness = 0;  // [0, 1], of the least sure symbol and of the layout
  bool operator==(const SeenFormula&) const = default;
};

struct Seen {
  std::vector<SeenFormula> formulas;  // from top to bottom
  std::string words;                  // what else is written, a line a line; may be empty
  double words_sureness = 0;          // [0, 1]
  int width_px = 0, height_px = 0;    // of the picture as given
  double brightness = 0;              // mean, [0, 1]
  std::vector<std::string> colours;   // the most frequent first, at most three: "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "grey", "white"
  bool operator==(const Seen&) const = default;
};

/// Who else is shown a picture, and where it goes: nobody; a model on this machine; one on another machine.
enum class PictureReader : uint8_t { kNone, kHere, kElsewhere };

}  // namespace sam
