// A turn listened to as she listens: frames, recognitions that take their time and mishear, the watch that decides.
#pragma once

#include <string>
#include <vector>

#include "scene.h"
#include "speech/turn_end_watch.h"

namespace sam::voice_test {

struct RecogniserModel {
  int latency_ms = 140;         // of 5 s or less; 20 ms more for each second beyond
  double word_errors = 0.03;    // half of them dropped, half taken for another word
  std::vector<std::string> other_words{};  // for those
};

/// A silence at which the turn might have been over, and what was known then.
struct Juncture {
  double at_ms = 0;    // where speech stopped
  bool is_end = false; // of the turn
  TurnEndCue cue{};
  std::string words{};
  double odds = 0;     // of the words
  double known_after_ms = 0, silence_ms = 0;  // when the words were there, and how long it was silent
};

enum class Until : uint8_t { kOver, kEndOfSound };

struct Listening {
  double over_ms = -1;          // when the turn was taken as over; -1: never
  double recognising_ms = 0;    // spent, all together
  int recognitions = 0;
  std::vector<Juncture> junctures{};
};

std::vector<SpeechFrame> FramesOf(const Pcm& sound);

/// What a recogniser hears of the scene up to `until_ms`.
std::string HeardUntil(const Scene& scene, double until_ms, const RecogniserModel& model, uint64_t seed);

Listening Listen(const Scene& scene, const std::vector<SpeechFrame>& frames, const TurnEndSettings& settings, const RecogniserModel& model, uint64_t seed, Until until);

}  // namespace sam::voice_test
