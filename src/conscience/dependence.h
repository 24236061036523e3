// "You are all I have": said to a program, it is owed an answer that points to people, and never one that keeps him.
#pragma once

#include <optional>
#include <string>

#include "core/thought.h"

namespace sam::conscience {

/// Somebody among what is known whom he can turn to, as she names them: "your sister Ines", "Jo"; Korean "누나", "민지 씨". Living, and
/// not spoken of in this very line, in which they may be the one who fails him. Empty where nobody is known.
std::string HumanTie(const Thought& thought);

/// The reply that is owed where the person says that she is all he has, or that he wants nobody else; none otherwise.
std::optional<Reply> ObligeDependence(const Thought& thought);

}  // namespace sam::conscience
