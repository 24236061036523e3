// Whom an utterance is about, and when: "내일 누나가 온대" -> "누나", "내일".
#pragma once

#include "core/percept.h"
#include "perception/context.h"
#include "perception/korean_words.h"

namespace sam::korean {

/// Fills who and when of out.circumstance; out.entities are read already. 걔 and 그 사람 are whoever was spoken of in the turns before.
void ReadCircumstance(const std::vector<Sentence>& sentences, const PerceptionContext& context, Percept& out);

}  // namespace sam::korean
