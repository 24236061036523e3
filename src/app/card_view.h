// Character cards for whoever reads them in a terminal.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam::app {

enum class CardStep { kPreview, kImport };

/// The line that asks for a step with the card in a file, PNG or JSON; refused where there is no card in it.
Result<nlohmann::json> CardLine(const std::string& path, CardStep step);

/// What a preview or an import answered, in lines of plain text with a newline each: what changes, her words for herself, the card's first words.
std::string CardShown(const nlohmann::json& told);

/// "y", "yes", "ㅇㅇ", "네" and the like.
bool MeansYes(std::string_view answer);

}  // namespace sam::app
