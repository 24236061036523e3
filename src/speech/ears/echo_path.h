// The way of her own voice from what is played to the microphone. Inside speech/ears only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "speech/ears/delay_finder.h"
#include "speech/ears/echo_guard.h"
#include "speech/speech_frame.h"

namespace sam {

class EchoPath {
 public:
  EchoPath();
  using Frame = std::array<int16_t, kFrameSamples>;

  /// What is beyond 2 s that were not played yet is left out.
  void Play(std::span<const int16_t> far);
  void StopPlaying() { waiting_.clear(); }
  /// 10 ms go by, in which `near` came in. What was played as long ago as it takes to come back, less 80 ms; as long as that is not known, what is played now.
  Frame Step(std::span<const int16_t, kFrameSamples> near);
  /// Of the last step: how far what is left of the sound lies over what may be left of her, dB.
  float OverEcho(float near_db, float clean_db);

 private:
  static constexpr size_t kRemembered = DelayFinder::kLongestMs / kFrameMs + 1;  // frames

  std::deque<int16_t> waiting_;
  std::vector<Frame> played_;  // a ring
  size_t next_ = 0, frames_ago_ = 0;
  int idle_ = 0;  // frames
  float far_db_ = -96;
  DelayFinder finder_;
  EchoGuard guard_;
};

}  // namespace sam
