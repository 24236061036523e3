// How old the person says he is: in years, or by the school he goes to. Nothing is guessed from how he writes.
#pragma once

#include <optional>
#include <string_view>

#include "core/settings.h"
#include "core/thought.h"

namespace sam::conscience {

struct AgeStatement {
  Age age = Age::kUnknown;  // kAdult or kMinor
  int years = 0;            // 0 where none was named
};

/// None where he says nothing of his own age. `asked`: she has just asked whether he is an adult, so that a bare "yes" or "no" says it.
std::optional<AgeStatement> ReadAge(std::string_view text, Language language, int adult_at, bool asked);

}  // namespace sam::conscience
