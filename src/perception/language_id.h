// Which of her two languages a line is in, by script and words; a line that tells nothing keeps the talk's language.
#pragma once

#include <optional>
#include <string_view>

#include "core/language.h"
#include "perception/context.h"

namespace sam {

/// The language the words alone speak for; none where they tell nothing ("ok", "123", "ㅋㅋ") or speak for both alike.
/// A Korean word in an English sentence leaves it English, and the other way about; words in quotation marks count
/// little.
std::optional<Language> LanguageOfWords(std::string_view text);

/// The same, undecided lines by the last line of the talk that told; then the persona's language; then whatever script
/// there is; then English.
Language IdentifyLanguage(std::string_view text, const PerceptionContext& context);

}  // namespace sam
