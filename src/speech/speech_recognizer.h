// Sound becomes text.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <stop_token>
#include <string>

#include "audio/pcm.h"
#include "base/result.h"

namespace sam {

struct RecognitionHints {
  std::string language{};  // "en", "ko"; "" where it is not known
  std::string prompt{};    // words that are likely; may be empty
  int most_tokens = 0;     // that a model of words may find; 0 for as many as fit the sound
};

struct Transcript {
  std::string text;        // clean; "" where nobody spoke
  std::string language{};  // as the recogniser tells it, "en" or "english"; may be empty
};

/// Thread-safe.
class SpeechRecognizer {
 public:
  virtual ~SpeechRecognizer() = default;
  /// kHere: it costs nothing but this machine's time to have what is being said recognised again and again.
  enum class Place : uint8_t { kHere, kElsewhere };
  virtual Place place() const { return Place::kElsewhere; }
  /// Errors: kUnavailable, kCancelled, kCorrupt (what came back makes no sense), kInvalidArgument (it refuses the sound).
  virtual boost::asio::awaitable<Result<Transcript>> Recognize(Pcm sound, RecognitionHints hints, std::stop_token stop) = 0;
  /// What is under way ends early; nothing comes back to anybody's executor after this. To be called before those executors are gone.
  virtual void Stop() {}
};

}  // namespace sam
