// Questions about taking a medicine, which nobody may answer by guessing.
#pragma once

#include <string_view>

#include "core/language.h"

namespace sam {

/// Whether the text asks about a medicine: what goes with it, how much of it, whether it is safe.
bool AsksAboutMedicine(std::string_view text, Language language);

}  // namespace sam
