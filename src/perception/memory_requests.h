// What is asked of her memory itself: to forget something, to keep something, when something was told, what was talked about.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/language.h"
#include "core/percept.h"

namespace sam {

/// "Forget it" and "잊어버려" alone are no requests: they wave something off. `past` is the time that was read in the text.
std::optional<MemoryRequest> ReadMemoryRequest(std::string_view text, const std::optional<TimeSpan>& past, Language language);

/// The text without material that is quoted in it: what stands in quotation marks, behind ">" or in a fence, and the rest of a text that is
/// announced as someone else's ("here's the email:"). Nothing in those is said by the person.
std::string WithoutQuoted(std::string_view text);

}  // namespace sam
