// Is the person done, or only thinking? From silence, words and melody.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/language.h"
#include "speech/speech_frame.h"

namespace sam {

/// From here a frame is speech.
constexpr float kSpeechFrom = 0.5f;

/// How what was said up to the present silence sounds at its end.
struct Melody {
  double slope_st_s = 0;      // of the pitch over its last 300 ms of voice, semitones a second; 0 where there is none
  double end_below_st = 0;    // how far the last pitch lies below the turn's median, semitones
  double fall_db_s = 0;       // how fast loudness fell before the silence, dB a second
  double last_voiced_ms = 0;  // the length of the last stretch of voice
  double speech_ms = 0;       // spoken so far in this turn
  int pauses = 0;             // of 150 ms and more in this turn
};

/// Of the frames of one turn, up to the last that is speech. Pure.
Melody MelodyOf(std::span<const SpeechFrame> frames);

struct LoomingEnd {
  float fade_db = 4;   // so far under the loudest of the last 200 ms
  float low_st = 0.5f; // so far under the usual pitch, over the last 150 ms
};

/// True where a voice sounds as it does before an end: softer than just before, or lower than it was. Of the frames of a turn, its last 3 s do; worth beginning a recognition for. Pure.
bool EndLooms(std::span<const SpeechFrame> frames, const LoomingEnd& signs = {});

/// Of several who speak, the one who is near: what stays well under how loud speech was just now is somebody else's. Not thread-safe.
class NearVoice {
 public:
  /// The frame as it is, or with no speech in it.
  SpeechFrame Take(SpeechFrame frame);

 private:
  float loud_db_ = -96, smooth_db_ = -96;
  int64_t near_ms_ = 0;  // when it was last about as loud
};

struct TurnEndCue {
  std::string_view words{};  // heard so far; "" where nothing was recognised (yet)
  Language language = Language::kEnglish;
  Melody melody{};
  bool asked = false;        // she asked something last: a short answer is whole
};

struct TurnEndGuess {
  double done = 0.5;  // how likely the turn is over, [0, 1]
  int wait_ms = 700;  // of silence after which it counts as over, [60, 3000]
};

/// Pure; takes under 50 us.
TurnEndGuess GuessTurnEnd(const TurnEndCue& cue);

/// "mm-hm", "응", "네네", "yeah", laughter as a recogniser writes it: she is listened to, not interrupted. False for words with content ("stop", "no wait", "잠깐만"), and for "".
bool IsBackchannel(std::string_view words);
/// "stop", "잠깐", "그만": she is to be quiet, whatever else.
bool IsStop(std::string_view words);

}  // namespace sam
