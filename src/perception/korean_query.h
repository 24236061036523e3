// Questions about what she knows of the person's life.
#pragma once

#include <optional>
#include <vector>

#include "core/percept.h"
#include "perception/context.h"
#include "perception/korean_clauses.h"

namespace sam::korean {

/// None where the utterance asks for nothing of the kind (small talk, questions about herself).
std::optional<FactQuery> ReadQuery(std::string_view text, const std::vector<Sentence>& sentences,
                                   const std::vector<std::vector<Clause>>& clauses, const PerceptionContext& context);

}  // namespace sam::korean
