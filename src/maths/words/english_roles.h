// The part each quantity plays in its story, and the part that is asked for.
#pragma once

#include <string>

#include "maths/words/english_story.h"

namespace sam::maths {

enum class Role { kState, kStart, kEnd, kGain, kLoss, kTotal, kPart, kRate, kGroups, kMore, kFewer, kTimes, kShare, kNeed, kDone, kLabel, kDifference, kProduct, kQuotient, kSum };
const char* NameOf(Role role);

/// How well a quantity is one of those asked for: the same thing, of the same one, at the same time.
enum class Fit { kYes, kMaybe, kNo };
const char* NameOf(Fit fit);

Role RoleOf(const Story& story, const Quantity& quantity);
Role AskedRole(const Story& story);
Fit FitOf(const Story& story, const Quantity& quantity);
/// What a sum or difference of two such parts is.
Role RoleOfSum(Role x, Role y);
Role RoleOfDifference(Role x, Role y);

}  // namespace sam::maths
