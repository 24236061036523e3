// A sum that the person wants to do himself: a hint at a time, the answer when he asks for it.
#pragma once

#include <optional>
#include <string_view>

#include "core/thought.h"

namespace sam {

/// Whether help is asked for, or the answer.
bool WantsHelp(std::string_view text);
bool WantsAnswer(std::string_view text);

/// The next hint for the equation in `text`, or for the last one that was spoken of; all steps once there are no hints left. None where no help
/// is asked for, or with nothing that can be taught.
std::optional<Finding> NextHint(std::string_view text, Language language, const Discourse& discourse);

/// The hint for `equation` after as many were given.
std::optional<Finding> HintFor(std::string_view equation, size_t given, Language language);

/// The last problem that was spoken of, where it can be taught; else empty.
std::string LastTaught(const Discourse& discourse, Language language);

/// The equation that hints were given for, where now its answer is asked for; else empty.
std::string EquationToAnswer(std::string_view text, const Discourse& discourse);

}  // namespace sam
