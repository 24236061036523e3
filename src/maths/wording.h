// Words for what the engine found: lines of content/*/lines/maths.yaml with what they speak of put in.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/language.h"

namespace sam::maths {

using WordSlots = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// The line under "maths." + key; empty where that language has none.
std::string Worded(Language language, std::string_view key, WordSlots slots = {});

/// "3*x-(2/3)" as people write it: "3x − 2/3", with spaces around + − × ÷ =.
std::string Spaced(std::string_view formula);

}  // namespace sam::maths
