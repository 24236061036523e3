// Which group of everyday deeds and states a clause belongs to.
#pragma once

#include <string>

#include "perception/english_text.h"

namespace sam::english {

/// "cook", "pass", "ill", "weather"...; empty where there is none that a listener would take up in a way of its own. `rest` is the first
/// token behind the verb that counts.
std::string GroupOf(const Text& text, const Clause& clause, std::string_view verb, size_t rest);

}  // namespace sam::english
