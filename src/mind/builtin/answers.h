// What a short utterance does to what she said before: yes, no, don't know, "why?", "really?", "and you?".
#pragma once

#include "content/pack.h"
#include "mind/builtin/scene.h"

namespace sam {

/// kYes, kNo, kUnsure, kWhy ("why?"), kOwn ("and you?"), else kAny.
content::Answer AnswerKind(const Scene& scene);
/// "really?", "진짜?" and nothing else.
bool IsReally(const Scene& scene);

}  // namespace sam
