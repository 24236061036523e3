// A sum said in talk -> its exact answer, checked by an independent route.
#pragma once

#include <optional>
#include <string_view>

#include "core/language.h"
#include "core/thought.h"

namespace sam::maths {

/// The finding for a sum or an equation in `text`; none where there is none. A sum that cannot be worked out (division by zero,
/// too big) gives an unverified finding whose answer is empty and whose proof says why.
std::optional<Finding> AnswerSum(std::string_view text, Language language);

}  // namespace sam::maths
