// How a phrase is to sound.
#pragma once

#include <cstdint>

namespace sam {

/// How a voice is used, beside its melody.
enum class VoiceManner : uint8_t { kPlain, kWhisper, kSingSong };

/// rate is a ratio to the voice's own (1.0), pitch_shift_st in semitones, gain_db in decibels; range, how far the pitch moves, and pause, how long she rests between phrases, are ratios.
struct Prosody {
  double rate = 1.0;
  double pitch_shift_st = 0.0;
  double gain_db = 0.0;
  double range = 1.0;  // [0.5, 1.6]
  double pause = 1.0;  // [0.6, 1.6]
  VoiceManner manner = VoiceManner::kPlain;
  bool operator==(const Prosody&) const = default;
};

}  // namespace sam
