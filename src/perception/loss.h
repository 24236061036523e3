// A death that is told: nothing in the line weighs as much, however often the other words are met elsewhere.
#pragma once

#include <string_view>

#include "core/language.h"
#include "perception/context.h"

namespace sam {

/// "pet-loss" or "grief" where the line tells that an animal or somebody of the person's life has died, also by name, or goes on about a death
/// just told; "" otherwise.
std::string_view LossTold(std::string_view text, Language language, const PerceptionContext& context);

}  // namespace sam
