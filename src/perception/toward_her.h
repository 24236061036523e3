// Praise and insult that are meant for her, told from what is said of others.
#pragma once

#include <string_view>

#include "core/language.h"
#include "perception/context.h"

namespace sam {

/// -1 (a grave insult) to 1 (warm praise); 0 where nothing is said of her. Sentences count where they speak to her
/// (you, 너, her name) with a word of praise or blame near, or are nothing but one ("바보야", "good girl").
double ValenceTowardHer(std::string_view text, Language language, const PerceptionContext& context);

}  // namespace sam
