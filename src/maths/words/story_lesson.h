// Hints that lead through a word problem, a step at a time.
#pragma once

#include <optional>
#include <string_view>

#include "core/language.h"
#include "maths/lesson.h"

namespace sam::maths {

/// For a word problem that is understood; none for anything else. No hint tells the answer.
std::optional<Lesson> TeachStory(std::string_view text, Language language);

/// For any problem: a sum's steps, else a story's.
std::optional<Lesson> TeachAny(std::string_view text, Language language);

}  // namespace sam::maths
