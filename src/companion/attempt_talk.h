// A person's own working, shown in talk or in a picture: what holds of it and where it goes wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/thought.h"

namespace sam {

/// Whether a letter stands for a number in the line.
bool HasLetter(std::string_view line);

/// Kinds "attempt-right" (all holds and is done), "attempt-on" (all holds so far), "attempt-wrong" (question: the line where it isn't the first, answer: what to look at, without the solution).
/// `lines`: the problem first. None where they are no working.
std::optional<Finding> CheckWorking(const std::vector<std::string>& lines, Language language);

/// For working in what was said; its problem may be the one that was spoken of last.
std::optional<Finding> AnswerAttempt(std::string_view text, Language language, const Discourse& discourse);

}  // namespace sam
