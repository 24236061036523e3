// How much later than it is played her own voice comes back through the microphone. Inside speech/ears only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "speech/speech_frame.h"

namespace sam {

/// By cross-correlation of both sounds at 4 kHz: the energy of the correlation in windows of 8 ms over what it would be by chance, against the mean of all delays. Pure.
class DelayFinder {
 public:
  static constexpr int kLongestMs = 500;

  DelayFinder();
  using Frame = std::span<const int16_t, kFrameSamples>;
  /// What came in, and what was played, in the same 10 ms.
  void Take(Frame near, Frame far);
  /// The delay may be another by now: what was learned counts less than what comes.
  void Doubt();
  /// ms, [0, kLongestMs); none as long as no delay stands out.
  std::optional<int> delay_ms() const { return delay_ms_; }

 private:
  static constexpr int kStep = 4, kBlock = kFrameSamples / kStep, kLags = kLongestMs * kHearingRate / kStep / 1000, kWindow = 32;
  using Block = std::array<float, kBlock>;

  void Look();

  std::vector<float> far_;  // the last kLags + kBlock samples at 4 kHz, the newest last
  std::vector<float> correlation_;
  std::vector<float> expected_;  // the square of the correlation where both have nothing to do with each other; one for 10 ms of delays
  int32_t last_near_ = 0, last_far_ = 0;
  float near_power_ = 1, far_power_ = 1;
  int heard_ = 0, found_ = -1, agreed_ = 0;
  std::optional<int> delay_ms_;
};

}  // namespace sam
