// What webrtc makes of a microphone: her own voice, noise and rumble taken out, loudness evened. Inside speech/ears only.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "base/result.h"
#include "speech/ears/ears.h"
#include "speech/speech_frame.h"

namespace sam {

struct CaptureSigns {
  float level_db = -96;  // without echo and noise
  bool voiced = false;   // so says webrtc's voice activity detector
};

/// Not thread-safe. 32 kB, and 320 kB more from the first far end on.
class CaptureProcessor {
 public:
  static Result<std::unique_ptr<CaptureProcessor>> Create(const EarsConfig& config);
  ~CaptureProcessor();

  using Frame = std::span<int16_t, kFrameSamples>;
  /// Cleans `near` in place.
  CaptureSigns Process(Frame near);
  /// The same, where `far` was played meanwhile; its echo comes 30 to 120 ms later.
  CaptureSigns Process(Frame near, Frame far);
  /// Evens the loudness, in place.
  void Even(Frame clean);

 private:
  struct Webrtc;
  explicit CaptureProcessor(std::unique_ptr<Webrtc> webrtc);
  std::unique_ptr<Webrtc> webrtc_;
};

}  // namespace sam
