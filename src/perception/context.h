// What perception may look at besides the words: the talk so far, who she is for this person, what she knows of his
// life.
#pragma once

#include <span>

#include "core/discourse.h"
#include "core/memory.h"
#include "core/persona.h"

namespace sam {

/// Lives for one call; everything it points to outlives it.
struct PerceptionContext {
  const Discourse& discourse;
  const Persona& persona;
  std::span<const Fact> facts;  // all that is known, current and former
};

}  // namespace sam
