#include "audio/pitch.h"

#include <algorithm>
#include <cmath>

namespace sam {
namespace {

constexpr float kThreshold = 0.22f;      // of the normalised difference; YIN's own 0.1 is for clean sound
constexpr float kLeastEnergy = 60 * 60;  // mean square under which it is silence: -55 dB of full scale

}  // namespace

float PitchTracker::Take(std::span<const int16_t, kFrame> samples) {
  std::copy(heard_.begin() + kFrame / 2, heard_.end(), heard_.begin());
  float* const fresh = heard_.data() + heard_.size() - kFrame / 2;
  for (size_t i = 0; i < kFrame / 2; ++i) {  // halves the rate behind the simplest low-pass
    const auto here = static_cast<float>(samples[2 * i]), next = static_cast<float>(samples[2 * i + 1]);
    fresh[i] = 0.25f * last_ + 0.5f * here + 0.25f * next;
    last_ = next;
  }
  float energy = 0;
  for (const float x : heard_) energy += x * x;
  if (energy < kLeastEnergy * static_cast<float>(heard_.size())) return 0;

  std::array<float, kLongestLag + 1> difference{};
  for (size_t lag = 1; lag <= kLongestLag; ++lag) {
    float sum = 0;
    for (size_t i = 0; i < kWindow; ++i) {
      const float d = heard_[i] - heard_[i + lag];
      sum += d * d;
    }
    difference[lag] = sum;
  }
  constexpr auto kShortestLag = static_cast<size_t>(static_cast<float>(kHalfRate) / kHighestHz);
  float so_far = 0;
  std::array<float, kLongestLag + 1> normal{};
  normal[0] = 1;
  for (size_t lag = 1; lag <= kLongestLag; ++lag) {
    so_far += difference[lag];
    normal[lag] = so_far > 0 ? difference[lag] * static_cast<float>(lag) / so_far : 1;
  }
  for (size_t lag = kShortestLag; lag < kLongestLag; ++lag) {
    if (normal[lag] >= kThreshold || normal[lag + 1] < normal[lag]) continue;
    const float before = normal[lag - 1], here = normal[lag], after = normal[lag + 1], bend = before - 2 * here + after;
    const float shift = bend > 0 ? 0.5f * (before - after) / bend : 0;
    return static_cast<float>(kHalfRate) / (static_cast<float>(lag) + std::clamp(shift, -0.5f, 0.5f));
  }
  return 0;
}

}  // namespace sam
