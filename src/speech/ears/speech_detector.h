// How likely somebody speaks in 10 ms of clean sound.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "speech/speech_frame.h"

namespace sam {

struct CleanFrame {
  std::span<const int16_t, kFrameSamples> samples;  // without echo and steady noise
  float level_db = -96;                             // of full scale
  bool voiced = false;                              // so says webrtc's detector
};

/// One talk each; not thread-safe.
class SpeechDetector {
 public:
  virtual ~SpeechDetector() = default;
  /// [0, 1]
  virtual float Take(const CleanFrame& frame) = 0;
};

/// By webrtc's detector, and by how far the level stands over the room's noise.
std::unique_ptr<SpeechDetector> CreateLevelDetector();

}  // namespace sam
