// The ears: a microphone's sound in, what is a person's in it out, without her own voice.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "speech/speech_frame.h"

namespace sam {

class SileroModel;

struct EarsConfig {
  enum class Echo : uint8_t { kCancelled, kByClient };  // who takes her own voice out of the microphone
  enum class Noise : uint8_t { kSuppressed, kKept };
  enum class Gain : uint8_t { kEvened, kKept };

  Echo echo = Echo::kCancelled;
  Noise noise = Noise::kSuppressed;
  Gain gain = Gain::kEvened;  // of the samples; levels are told as they were before
  std::shared_ptr<const SileroModel> silero{};  // tells whether somebody speaks; without it webrtc's detector and the level do
};

struct HeardFrame {
  SpeechFrame frame{};
  std::array<int16_t, kFrameSamples> samples{};  // cleaned
};

/// All sound at kHearingRate. Not thread-safe. About 50 kB, 420 kB from the first Play() on.
class Ears {
 public:
  ~Ears();
  /// What came from the microphone, of any length; the frames that were completed by it, valid until the next call. A frame's speech is how likely somebody
  /// other than her speaks.
  std::span<const HeardFrame> Take(std::span<const int16_t> near);
  /// What is played by her from now on, at the pace at which it comes in: it may be given up to 2 s ahead (what goes beyond is left out), and it is taken as
  /// played together with as much from the microphone. Its echo is found up to 500 ms after.
  void Play(std::span<const int16_t> far);
  /// What was given to Play() and not played yet, never will be.
  void StopPlaying();

 private:
  friend Result<std::unique_ptr<Ears>> OpenEars(const EarsConfig& config);
  struct Parts;
  explicit Ears(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Errors: kUnavailable.
Result<std::unique_ptr<Ears>> OpenEars(const EarsConfig& config);

}  // namespace sam
