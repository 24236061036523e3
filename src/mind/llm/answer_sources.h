// Which turns an answer of a model took words from, so that forgetting them takes the answer, too.
#pragma once

#include <string>
#include <vector>

#include "core/thought.h"

namespace sam::llm {

/// Block ids ("memory:t12") of the turns whose words are in `answer`.
std::vector<std::string> SourcesOf(const std::string& answer, const Thought& thought);

}  // namespace sam::llm
