// A sum in a picture: what was read is always said, asked back where it is not sure, and then it goes the way of a typed one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/thought.h"

namespace sam {

/// From this on what was read is taken as it is; below it she asks first.
inline constexpr double kSureOfReading = 0.6;

/// What is found about the sum in a picture shown with `text`; none where the picture has none. Kinds besides those of a typed one: "read" (what
/// stands there was all that was asked), "doubt" (is it this?), "offer" (an answer or a hint?), "unsolved" (read, and beyond her).
std::optional<Finding> FindInPicture(std::string_view text, const Percept& percept, const Discourse& discourse);

/// What follows of `text` for the picture of the turn before: "yes", "no, it's 3x + 7 = 4", "solve it". Kind "again": how does it read, then?
std::optional<Finding> GoOnFromPicture(std::string_view text, const Percept& percept, const Discourse& discourse);

/// "3x + 1 = 4" of "3x+1=4": room around the signs, small numbers for the powers.
std::string InPrint(std::string_view formula);

}  // namespace sam
