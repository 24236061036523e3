// A sum in a picture: what was read is always said, asked back where it is not sure, and then it goes the way of a typed one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/thought.h"

namespace sam {

/// From this on what was read is taken as it is; below it she asks first.
inline constexpr double kSureOfReading = 0.6;

/// A problem as it was read.
struct PictureProblem {
  std::vector<std::string> lines;  // as they can be worked out
  std::string text;                // all of them
  std::string read;                // as it stands there: "3x + 1 = 4"
  double sureness = 0;             // [0, 1], of the least sure line
};

/// The sums in what was seen, or the problem that its words tell; none where there is neither.
std::optional<PictureProblem> ProblemIn(const Seen& seen);

/// Its checked answer; none where it is beyond her. Several sums without letters are answered one by one.
std::optional<Finding> Solve(const PictureProblem& problem, Language language);

/// What is found about the sum in a picture shown with `text`; none where the picture has none. Kinds besides those of a typed one: "read" (what
/// stands there was all that was asked), "doubt" (is it this?), "offer" (an answer or a hint?), "unsolved" (read, and beyond her).
std::optional<Finding> FindInPicture(std::string_view text, const Percept& percept, const Discourse& discourse);

/// What follows of `text` for the picture of the turn before: "yes", "no, it's 3x + 7 = 4", "solve it". Kind "again": how does it read, then?
std::optional<Finding> GoOnFromPicture(std::string_view text, const Percept& percept, const Discourse& discourse);

/// The problem in the picture of a turn before, as it can be worked out; empty where there was none.
std::string ShownProblem(const DiscourseTurn& turn);

/// "yes", "응, 맞아".
bool SaysYes(std::string_view text);

/// "3x + 1 = 4" of "3x+1=4": room around the signs, small numbers for the powers.
std::string InPrint(std::string_view formula);

}  // namespace sam
