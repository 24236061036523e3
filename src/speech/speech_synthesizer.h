// Text becomes sound.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "audio/pcm.h"
#include "base/result.h"
#include "core/language.h"
#include "core/prosody.h"

namespace sam {

struct SpeechRequest {
  std::string text;  // a sentence, or a few: what is asked for at once is heard at once
  Language language = Language::kEnglish;
  std::string voice{};  // one of voices(); "" for its own choice
  double speed = 1;     // [0.25, 4] times its usual, and times prosody.rate
  Prosody prosody{};    // what the voice can do of it
  int rate_hz = 0;      // in which it is wanted, where the synthesizer can; 0 for its own
  std::optional<std::chrono::milliseconds> within{};  // until the voice falls silent that speaks already: of many, it goes first; none where nothing is heard yet
};

/// Thread-safe. Must not be destroyed before the executors of those who wait; call Stop() before these are.
class SpeechSynthesizer {
 public:
  virtual ~SpeechSynthesizer() = default;
  /// The names it knows, its own choice first; empty where it takes any.
  virtual std::vector<std::string> voices() const = 0;
  /// From its first sound on, with the rest behind it that its last mark asks for, at the rate asked for or that of its voice; no samples for what has nothing to say aloud. The text is as written:
  /// a synthesizer reads it as SpokenText does. Errors: kUnavailable (what is missing, and how to add it), kCancelled (stopped, or too much is waiting),
  /// kExhausted (the sound would be too long), kCorrupt (what came back is no sound).
  virtual boost::asio::awaitable<Result<Pcm>> Say(SpeechRequest request, std::stop_token stop) = 0;
  /// Begins to open what the first word would wait for; returns at once.
  virtual void Warm() {}
  /// Nothing comes back to anybody's executor after this.
  virtual void Stop() {}
};

}  // namespace sam
