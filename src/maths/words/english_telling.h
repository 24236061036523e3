// A derivation told as a teacher would: steps, what was understood, and how it was checked.
#pragma once

#include <string>
#include <vector>

#include "maths/words/english_derivation.h"

namespace sam::maths {

std::vector<std::string> TellSteps(const Story& story, const std::vector<Derivation>& pool, const Derivation& answer);
std::string TellUnit(const Story& story, const Derivation& answer);
std::string TellUnderstood(const Story& story, const Derivation& answer);
/// The last step undone; empty where that does not lead back to what was told.
std::string TellCheck(const std::vector<Derivation>& pool, const Derivation& answer);

std::string TellAllGiven(const Story& story);
/// The step undone, where one quantity only is turned into another unit.
std::string TellTurnedBack(const Quantity& quantity);

}  // namespace sam::maths
