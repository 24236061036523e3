// The rules of content/README.md, checked. A fault says what is wrong, why that matters, and what to do.
#pragma once

#include <vector>

#include "content/compiler/source.h"

namespace sam::content {

std::vector<Fault> Lint(const PackSource& source);

/// The text in every way it can come out at a level, as far as choices go: way `n` of each choice, n up to the widest
/// one.
std::vector<std::string> Expansions(std::string_view text, SpeechLevel level, Language language);

}  // namespace sam::content
