// Temperament: where a personality's mood rests, and how strongly it feels. Pure functions; formulas in docs/affect.md.
#pragma once

#include "core/affect.h"
#include "core/persona.h"

namespace sam {

/// The mood at rest (Mehrabian 1996), clamped to [-1, 1]. Emotional stability raises pleasure and lowers arousal.
Pad DefaultMood(const BigFive& traits);

/// How strongly this persona feels an emotion of this type: a factor in [0.4, 1.7], 1 for an even temperament.
double Gain(EmotionType type, const Persona& persona);

}  // namespace sam
