// What is said in the voice bench, and a recogniser that works as hard as another one and then gives what was said.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "audio/pcm.h"
#include "speech/speech_recognizer.h"

namespace sam::app {

/// An utterance as somebody says it: cut to its first and last sound, at kHearingRate.
struct BenchUtterance {
  std::string text;
  std::vector<int16_t> samples;
};

/// Synthesised by the classic voices, a man's where she has a woman's.
Result<std::vector<BenchUtterance>> MakeUtterances(const std::string& language);

/// What is being said in the bench now. Thread-safe.
class Labels {
 public:
  void Set(const BenchUtterance& utterance);
  /// The words in so much sound of it: from its first sound on, a last word that lacks no more than 60 ms included.
  std::string WordsIn(std::span<const int16_t> sound) const;

 private:
  mutable std::mutex mutex_;
  std::string text_;
  double seconds_ = 1;
};

/// `inner` does its work (none: there is none), and its words are thrown away for the labels'. How many tokens it may find is told it: those of the label.
std::unique_ptr<SpeechRecognizer> CreateLabelRecognizer(SpeechRecognizer* inner, const Labels& labels);

/// An OpenAI-compatible /v1/audio/transcriptions on loopback, on a thread of its own, that gives the label after so long.
class LabelServer {
 public:
  LabelServer(const Labels& labels, int after_ms);
  ~LabelServer();
  unsigned short port() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace sam::app
