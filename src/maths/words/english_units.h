// Units turned into one another, and what is known of things: a car has 4 wheels, a dime is 10 cents.
#pragma once

#include <optional>
#include <string_view>

#include "maths/words/english_story.h"

namespace sam::maths {

/// How many of `to` one of `from` is, both as stems; none where they are not of one kind.
std::optional<Amount> UnitFactor(std::string_view from, std::string_view to);

/// Joins "5 feet 3 inches", and turns quantities into the unit that a rate, the question or the others have, which `turned` tells.
void TurnUnits(Story& story);

}  // namespace sam::maths
