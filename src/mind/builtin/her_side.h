// The person's English turned to her side: "my bike" -> "your bike".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sam {

/// None where the words speak to her ("you") or would not turn well.
std::optional<std::string> ToHerSide(std::string_view english);

}  // namespace sam
