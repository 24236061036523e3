// What the ears make of 10 ms of sound.
#pragma once

#include <cstdint>

namespace sam {

constexpr int kHearingRate = 16000;               // Hz, of all that is listened to
constexpr int kFrameMs = 10;
constexpr int kFrameSamples = kHearingRate / 1000 * kFrameMs;

struct SpeechFrame {
  int64_t end_ms = 0;   // since the first sample
  float speech = 0;     // how likely somebody speaks, [0, 1]
  float level_db = -96; // dB of full scale, [-96, 0]
  float pitch_hz = 0;   // fundamental frequency; 0 where unvoiced
};

}  // namespace sam
