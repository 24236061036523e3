// Whom an utterance is about, and when: "내일 누나가 온대" -> "누나", "내일".
#pragma once

#include "core/percept.h"
#include "perception/context.h"
#include "perception/korean_words.h"

namespace sam::korean {

/// `entities` are those of the same utterance. 걔 and 그 사람 are whoever was spoken of in the turns before.
Circumstance ReadCircumstance(const std::vector<Sentence>& sentences, const std::vector<Entity>& entities, const PerceptionContext& context);

}  // namespace sam::korean
