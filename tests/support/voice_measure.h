// What can be measured of a voice in its sound: pitch by autocorrelation, loudness, how long it speaks. For tests.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "audio/pcm.h"

namespace sam::testing_support {

/// Hz of each 10 ms that has a pitch in [70, 420]: normalised autocorrelation over 30 ms, the shortest lag within 8 % of the best, its peak refined by a parabola.
inline std::vector<double> PitchesOf(const Pcm& sound, double least_alike = .75) {
  const int rate = sound.rate_hz, shortest = rate / 420, longest = rate / 70, length = rate * 3 / 100;
  std::vector<double> pitches, alike(static_cast<size_t>(longest) + 2);
  double loudest = 0;
  for (const int16_t sample : sound.samples) loudest = std::max(loudest, std::abs(static_cast<double>(sample)));
  for (size_t at = 0; at + static_cast<size_t>(length + longest + 2) < sound.samples.size(); at += static_cast<size_t>(rate / 100)) {
    const int16_t* const x = &sound.samples[at];
    double best = 0, peak = 0;
    for (int i = 0; i < length; ++i) peak = std::max(peak, std::abs(static_cast<double>(x[i])));
    if (peak < loudest / 8) continue;
    for (int lag = shortest - 1; lag <= longest + 1; ++lag) {
      double cross = 0, here = 1, there = 1;
      for (int i = 0; i < length; ++i) cross += static_cast<double>(x[i]) * x[i + lag], here += static_cast<double>(x[i]) * x[i], there += static_cast<double>(x[i + lag]) * x[i + lag];
      best = std::max(best, alike[static_cast<size_t>(lag)] = cross / std::sqrt(here * there));
    }
    if (best < least_alike) continue;
    for (int lag = shortest; lag <= longest; ++lag) {
      const double value = alike[static_cast<size_t>(lag)], before = alike[static_cast<size_t>(lag - 1)], after = alike[static_cast<size_t>(lag + 1)];
      if (value < .92 * best || value < before || value < after) continue;
      const double bend = before - 2 * value + after, shift = bend < 0 ? .5 * (before - after) / bend : 0;
      pitches.push_back(rate / (lag + shift));
      break;
    }
  }
  return pitches;
}

/// The value below which `share` of them lie; 0 where there are none.
inline double Quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[static_cast<size_t>(share * static_cast<double>(values.size() - 1))];
}

}  // namespace sam::testing_support
