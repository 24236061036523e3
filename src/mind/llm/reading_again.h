// After a talk: what a model is asked for when it reads again what the person said, and what its answer says.
#pragma once

#include <string_view>
#include <vector>

#include "core/event.h"
#include "mind/llm/language_model.h"
#include "mind/mind.h"

namespace sam::llm {

/// The newest turns that fit into half of `context_tokens`.
GenerationRequest ReadingRequest(const std::vector<TalkedTurn>& talk, int context_tokens);
/// Notes as the model put them; kCorrupt where it is not the JSON that was asked for.
Result<std::vector<NotedEvent>> ReadNotes(std::string_view answer);

}  // namespace sam::llm
