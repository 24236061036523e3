// From what was perceived to what it means to her: appraisals of an utterance, after OCC's goals, standards and tastes.
#pragma once

#include <span>
#include <vector>

#include "affect/affect_memory.h"
#include "core/discourse.h"
#include "core/memory.h"
#include "core/percept.h"
#include "core/persona.h"
#include "core/thought.h"

namespace sam {

/// What this utterance means to her, given how far the two have come (`bond`), the talk before it (`discourse`: its
/// last turn tells how long the person was away), what she knows, and what she hopes and fears (`memory`'s prospects).
/// Pure. Every appraisal names its event and goal in the percept's language. A farewell never displeases her.
std::vector<Appraisal> Appraise(const Percept& percept, const Utterance& utterance, const Bond& bond,
                                const Discourse& discourse, std::span<const Fact> facts, const AffectMemory& memory);

}  // namespace sam
