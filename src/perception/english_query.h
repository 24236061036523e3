// Questions about what she knows of the person's life: "remember what i'm called?", "who teaches my son the violin?".
#pragma once

#include <optional>

#include "core/percept.h"
#include "perception/context.h"
#include "perception/english_text.h"

namespace sam::english {

/// nullopt where the question is about anything else ("what should i cook", "what is the capital of France").
/// A thing named with "the" counts where it is known from facts or the last turns, or "again", "remember", "did i say"
/// mark it.
std::optional<FactQuery> ReadQuery(const Text& text, const Moment& at, const PerceptionContext& context);

}  // namespace sam::english
