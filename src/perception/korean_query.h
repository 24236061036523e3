// Questions about what she knows of the person's life.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/percept.h"
#include "perception/context.h"
#include "perception/korean_clauses.h"

namespace sam::korean {

/// None where the utterance asks for nothing of the kind (small talk, questions about herself).
std::optional<FactQuery> ReadQuery(std::string_view text, const std::vector<Sentence>& sentences,
                                   const std::vector<std::vector<Clause>>& clauses, const PerceptionContext& context);

/// "지금 대통령 누구야": asked like a question about herself, as its intent has it, but of somebody or something else.
bool AsksOfAnother(std::string_view text, const Percept& percept);

}  // namespace sam::korean
