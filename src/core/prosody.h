// How a phrase is to sound.
#pragma once

namespace sam {

/// rate is a ratio to the voice's own (1.0), pitch_shift_st in semitones, gain_db in decibels.
struct Prosody {
  double rate = 1.0;
  double pitch_shift_st = 0.0;
  double gain_db = 0.0;
};

}  // namespace sam
