// The input_audio_buffer of a realtime talk: sound as it comes in, and where in it somebody speaks.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "server/openai/realtime/realtime_settings.h"

namespace sam::api {

/// At kRealtimeRate. Times are since the talk's first sound. Not thread-safe.
class RealtimeEars {
 public:
  static constexpr size_t kMostSamples = 5u * 60 * kRealtimeRate;  // that wait

  /// Speech is looked for from here on, or not.
  void LookFor(const std::optional<TurnDetection>& turns);
  /// What changed in it. Nothing is taken, and false given back, where there is no room.
  std::optional<std::vector<VoiceEdge>> Append(std::span<const int16_t> samples);
  /// Somebody began to speak there: what was before is let go of.
  void Begin(int64_t at_ms);
  /// What there is up to `at_ms`, or all of it.
  std::vector<int16_t> Take(std::optional<int64_t> at_ms = std::nullopt);
  void Clear();
  bool speaking() const { return speaking_; }
  size_t waiting() const { return buffer_.size(); }

 private:
  void DropBefore(int64_t sample);

  std::vector<int16_t> buffer_;
  int64_t first_ = 0;   // the buffer's, since the talk's first
  int64_t origin_ = 0;  // where the detector began
  std::unique_ptr<VoiceActivityDetector> detector_;
  int64_t padding_ = 0;  // samples
  bool speaking_ = false;
};

}  // namespace sam::api
