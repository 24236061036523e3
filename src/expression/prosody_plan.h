// How what she feels is to sound: pleasure, arousal and dominance to rate, pitch and loudness, after EmoSpeak.
#pragma once

#include "core/affect.h"
#include "core/prosody.h"

namespace sam {

/// rate in [0.85, 1.15], pitch_shift_st in [-3, 3], gain_db in [-4, 4]; the neutral voice where she feels nothing and
/// her mood is flat. Pure.
Prosody PlanProsody(const AffectState& state);

/// What shows of her at this moment: her emotions by their intensity over a part of her mood, each axis in [-1, 1].
Pad Showing(const AffectState& state);

}  // namespace sam
