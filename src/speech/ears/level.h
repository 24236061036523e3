// How loud 10 ms are. Inside speech/ears only.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

#include "speech/speech_frame.h"

namespace sam {

/// dB of full scale, [-96, 0].
inline float LevelOf(std::span<const int16_t, kFrameSamples> samples) {
  double energy = 0;
  for (const int16_t sample : samples) energy += static_cast<double>(sample) * sample;
  return std::max(-96.0f, static_cast<float>(10 * std::log10(energy / kFrameSamples / (32768.0 * 32768.0) + 1e-12)));
}

}  // namespace sam
