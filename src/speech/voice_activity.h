// When somebody begins to speak, and when they are done.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace sam {

struct VoiceEdge {
  enum class Kind : uint8_t { kBegan, kEnded } kind = Kind::kBegan;
  int64_t at_ms = 0;  // since the first sample: where speech began, with the padding before it; where the silence after it was long enough
};

struct VoiceActivityConfig {
  int rate_hz = 24000;
  double threshold = 0.5;  // [0, 1]: the higher, the louder speech must be
  int padding_ms = 300;    // kept before the first sound
  int silence_ms = 500;    // after which they are done
};

/// Not thread-safe.
class VoiceActivityDetector {
 public:
  virtual ~VoiceActivityDetector() = default;
  /// Takes what came next, of any length, and gives what changed in it, in order.
  virtual std::vector<VoiceEdge> Take(std::span<const int16_t> samples) = 0;
};

/// By loudness alone: 20 ms frames against a floor that follows the room's noise. What is loud and no speech counts as speech.
std::unique_ptr<VoiceActivityDetector> CreateEnergyDetector(const VoiceActivityConfig& config);

}  // namespace sam
