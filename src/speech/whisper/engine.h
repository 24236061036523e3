// One loaded whisper model: sound -> text, one sound at a time.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>

#include "base/result.h"
#include "speech/speech_recognizer.h"

namespace sam::whisper {

inline constexpr int kRateHz = 16000;
inline constexpr double kLongestSeconds = 30;  // of one sound: what the model was made for

struct EngineConfig {
  std::FILE* model = nullptr;  // open for reading
  int threads = 2;
};

/// Not thread-safe.
class Engine {
 public:
  /// From now on whisper.cpp says nothing on standard error.
  static void Hush();
  static Result<std::unique_ptr<Engine>> Load(const EngineConfig& config);
  ~Engine();

  bool is_multilingual() const;
  /// `samples` in [-1, 1] at 16 kHz, at most 30 s. The encoder looks at as much as the sound is long, rounded up. kCancelled as soon as `stopped` says so, kInvalidArgument
  /// for a sound that is empty or too long, kInternal where the model fails.
  Result<Transcript> Recognize(std::span<const float> samples, const RecognitionHints& hints, const std::function<bool()>& stopped);

 private:
  struct Whisper;
  Engine(std::unique_ptr<Whisper> whisper, int threads);
  std::unique_ptr<Whisper> whisper_;
  int threads_;
};

}  // namespace sam::whisper
