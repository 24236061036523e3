// How what she feels is to sound: pleasure, arousal and dominance to rate, pitch, its range, loudness and pauses, after EmoSpeak.
#pragma once

#include "core/affect.h"
#include "core/prosody.h"

namespace sam {

/// rate in [0.85, 1.15], pitch_shift_st in [-3, 3], gain_db in [-4, 4], range in [0.6, 1.4], pause in [0.8, 1.2]; the neutral voice where she feels nothing and
/// her mood is flat. The rules are EmoSpeak's (Schröder 2004; MARY's emotion transformation), the bounds ours: within them she is the same speaker. Pure.
Prosody PlanProsody(const AffectState& state);

/// What shows of her at this moment: her emotions by their intensity over a part of her mood, each axis in [-1, 1].
Pad Showing(const AffectState& state);

}  // namespace sam
