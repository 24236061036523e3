#include "audio/pitch.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace sam {
namespace {

/// The pitches of `seconds` of a sum of harmonics of `hz(t)`, without the first 60 ms.
template <typename Hz>
std::vector<float> PitchesOf(Hz hz, double seconds, double noise) {
  PitchTracker tracker;
  std::vector<float> out;
  double phase = 0;
  uint32_t dice = 1;
  for (int frame = 0; frame < static_cast<int>(seconds * 100); ++frame) {
    std::array<int16_t, PitchTracker::kFrame> samples;
    for (size_t i = 0; i < samples.size(); ++i) {
      phase += 2 * std::numbers::pi * hz(frame / 100.0) / PitchTracker::kRate;
      double x = 0;
      for (int k = 1; k < 9; ++k) x += std::sin(k * phase) / k;
      dice = dice * 1664525u + 1013904223u;
      x += noise * (static_cast<double>(dice >> 8) / (1 << 23) - 1);
      samples[i] = static_cast<int16_t>(4000 * x);
    }
    const float pitch = tracker.Take(samples);
    if (frame >= 6) out.push_back(pitch);
  }
  return out;
}

TEST(Pitch, IsThatOfASteadyVoice) {
  for (const double hz : {75.0, 110.0, 220.0, 330.0}) {
    for (const float pitch : PitchesOf([&](double) { return hz; }, 0.5, 0.1)) EXPECT_NEAR(pitch, hz, hz * 0.02);
  }
}

TEST(Pitch, FollowsAGlide) {
  const auto pitches = PitchesOf([](double t) { return 100 + 80 * t; }, 1, 0.05);
  EXPECT_NEAR(pitches.front(), 103, 5);
  EXPECT_NEAR(pitches.back(), 177, 5);
}

TEST(Pitch, IsNoneInSilenceAndInNoise) {
  for (const float pitch : PitchesOf([](double) { return 0.0; }, 0.3, 0)) EXPECT_EQ(pitch, 0);
  int voiced = 0;
  for (const float pitch : PitchesOf([](double) { return 0.0; }, 2, 1)) voiced += pitch > 0;
  EXPECT_LT(voiced, 10);
}

}  // namespace
}  // namespace sam
