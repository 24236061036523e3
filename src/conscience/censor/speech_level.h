// A Korean sentence at the other speech level, where that is a matter of its ending.
#pragma once

#include <string>
#include <string_view>

#include "core/language.h"

namespace sam::conscience {

/// `sentence` at `level`; as it is where it is at that level, or where its ending is none that can be changed surely.
std::string AtLevel(std::string_view sentence, SpeechLevel level);

}  // namespace sam::conscience
