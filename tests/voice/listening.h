// A turn listened to as she listens: frames, recognitions that take their time and mishear, the floor that decides.
#pragma once

#include <string>
#include <vector>

#include "scene.h"
#include "speech/floor.h"

namespace sam::voice_test {

enum class Patience : uint8_t { kUsual, kEndless };

struct RecogniserModel {
  int latency_ms = 55, second_ms = 20;  // in any case, and for each second of sound: a whisper-tiny on 2 cores (docs/voice.md)
  double word_errors = 0.03;    // half of them dropped, half taken for another word
  std::vector<std::string> other_words{};  // for those
  Patience patience = Patience::kUsual;    // kEndless: a filler is heard at every end, so that all of it is listened to
};

/// A silence at which the turn might have been over, and what was known then.
struct Juncture {
  double at_ms = 0;    // where speech stopped
  TurnEndCue cue{};
  std::string words{};
  double odds = 0;     // of the words
  double known_after_ms = 0, silence_ms = 0;  // when the words were there, and how long it was silent
  double to_ms = 0;                           // the sound they are of
};

struct Listening {
  double over_ms = -1;          // when the turn was taken as over; -1: never
  double recognising_ms = 0;    // spent, all together
  int recognitions = 0;
  std::vector<Juncture> junctures{};
};

/// What became of a sound made while she speaks, in ms; -1: it did not happen.
struct Interruption {
  double held_ms = -1, stopped_ms = -1, resumed_ms = -1;
};

std::vector<SpeechFrame> FramesOf(const Pcm& sound);

/// What a recogniser hears of the scene up to `until_ms`.
std::string HeardUntil(const Scene& scene, double until_ms, const RecogniserModel& model, uint64_t seed);

Interruption Interrupt(const Scene& scene, const std::vector<SpeechFrame>& frames, const FloorConfig& config, Language language, const RecogniserModel& model, uint64_t seed);

/// `known`: the language, and whether she asked.
Listening Listen(const Scene& scene, const std::vector<SpeechFrame>& frames, const FloorConfig& config, const TurnEndCue& known, const RecogniserModel& model, uint64_t seed);

}  // namespace sam::voice_test
