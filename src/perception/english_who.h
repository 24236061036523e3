// Whom an utterance is about, and when: "my sister is coming tomorrow" -> "your sister", "tomorrow".
#pragma once

#include "core/percept.h"
#include "perception/context.h"
#include "perception/english_text.h"

namespace sam::english {

/// Fills who and when of out.circumstance; out.entities are read already. "he" and "she" are whoever fits among the turns before.
void ReadCircumstance(const Text& text, const PerceptionContext& context, Percept& out);

}  // namespace sam::english
