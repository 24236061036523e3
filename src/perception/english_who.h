// Whom an utterance is about, and when: "my sister is coming tomorrow" -> "your sister", "tomorrow".
#pragma once

#include "core/percept.h"
#include "perception/context.h"
#include "perception/english_text.h"

namespace sam::english {

/// `entities` are those of the same utterance. "he" and "she" are whoever fits among the turns before.
Circumstance ReadCircumstance(const Text& text, const std::vector<Entity>& entities, const PerceptionContext& context);

}  // namespace sam::english
