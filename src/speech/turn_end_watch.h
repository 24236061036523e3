// One turn of the person, frame by frame: when to have it recognised, and when it is over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "speech/turn_end.h"

namespace sam {

struct TurnEndSettings {
  Language language = Language::kEnglish;
  bool asked = false;       // as in TurnEndCue
  int recognition_ms = 150; // how long a recognition takes
  int again_ms = 70;        // after the beginning of one the next may begin where an end looms
  int partial_ms = 700;     // of speech after which what was said so far is recognised without any sign of an end; 0: never
  double fade_db = 8, low_st = 1.5;  // an end looms where speech is so far under its loudest of the last 200 ms, or so far under the usual pitch
  int blind_ms = 1200;      // of silence after which a turn without words is over
};

/// Time is that of the frames; there is no clock in it. Pure but for its own state; not thread-safe.
class TurnEndWatch {
 public:
  enum class Advice : uint8_t { kNone, kRecognise, kOver };

  explicit TurnEndWatch(const TurnEndSettings& settings = {}) : settings_(settings) {}

  /// The next 10 ms. kRecognise: begin to recognise the turn up to the end of this frame, in place of what is still being recognised. kOver: the turn ended where ended_ms() says;
  /// what comes after belongs to another. Nothing is over before speech was heard.
  Advice Take(const SpeechFrame& frame);
  /// What a recogniser made of the turn's sound up to `until_ms`; "" where nobody spoke. Takes effect with the next frame.
  void Heard(std::string_view words, int64_t until_ms, std::optional<Language> language = {});

  /// True where the turn is over with what is known by now; also between two frames.
  bool IsOver();

  /// Where speech was heard last; 0 before any.
  int64_t ended_ms() const { return ended_ms_; }
  bool has_spoken() const { return ended_ms_ > 0; }
  const std::string& words() const { return words_; }
  /// True where the words are those of all that was said.
  bool has_all_words() const;
  /// What was known and guessed at the present silence.
  const TurnEndCue& cue() const { return cue_; }
  const TurnEndGuess& guess() const { return guess_; }

 private:
  bool EndLooms() const;
  bool ShouldRecognise(const SpeechFrame& frame);
  void Guess();

  TurnEndSettings settings_;
  std::vector<SpeechFrame> frames_;  // of this turn, of its last 20 s
  std::string words_;
  int64_t words_until_ms_ = -1, begun_ms_ = -1;  // what the words cover; up to where the last recognition was begun
  int64_t began_ms_ = -1, ended_ms_ = 0;         // of speech
  int row_ = 0;       // frames of speech in a row
  bool stale_ = true; // the guess is of another silence, or of other words
  TurnEndCue cue_;
  TurnEndGuess guess_;
};

}  // namespace sam
