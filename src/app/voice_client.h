// The other side of the voice bench: somebody with a microphone and a loudspeaker at the end of a WebSocket.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/bench_speech.h"

namespace sam::app {

/// How one utterance was answered; NaN where it was not.
struct VoiceTurn {
  std::string text;
  double turn_ms, reply_ms;
  bool cut_in;
};

struct VoiceOutcome {
  std::vector<VoiceTurn> each;      // as they were said
  std::vector<double> reply_ms;     // from the last sample of speech to the first sample of her words
  std::vector<double> turn_ms;      // from the last sample of speech to her taking it as a turn
  std::vector<double> silence_ms;   // from the first sample of speech over her voice to her silence
  std::vector<double> jitter_ms;    // how far from 20 ms two frames of hers lay apart, in mid-sentence
  int turns = 0, cut_in = 0, lost = 0, dropouts = 0;  // cut_in: taken as over before the last sample; what followed the rest is the answer
};

struct VoiceClientConfig {
  unsigned short port = 0;
  int people = 1, turns = 1;
  std::function<void(const BenchUtterance&)> says;  // before it is said
};

VoiceOutcome RunVoices(const VoiceClientConfig& config, const std::vector<BenchUtterance>& utterances);

}  // namespace sam::app
