// The fundamental frequency of a voice, frame by frame.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace sam {

/// YIN (de Cheveigné and Kawahara 2002): the first dip of the cumulative mean normalised difference under a threshold, over the last 40 ms at 8 kHz. Voices of 60 to 400 Hz.
/// Takes about 10 us a frame; what it tells lies 20 ms back. Not thread-safe.
class PitchTracker {
 public:
  static constexpr int kRate = 16000;                 // Hz, of what it takes
  static constexpr size_t kFrame = 160;               // samples: 10 ms
  static constexpr float kLowestHz = 60, kHighestHz = 400;

  /// Of the sound so far with the next 10 ms: Hz, or 0 where nothing periodic is heard.
  float Take(std::span<const int16_t, kFrame> samples);

 private:
  static constexpr size_t kHalfRate = 8000, kWindow = 187, kLongestLag = 133;  // 187 samples compared, lags up to 60 Hz
  std::array<float, kWindow + kLongestLag + 1> heard_{};
  float last_ = 0;  // the sample before, of the input
};

}  // namespace sam
