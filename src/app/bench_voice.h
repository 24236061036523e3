// samantha bench voice.
#pragma once

#include <string>

#include "app/voices.h"

namespace sam::app {

struct VoiceBenchOptions {
  VoiceOptions voice;
  int turns = 20;        // of each person
  int sessions = 1;      // people who talk at once
  int remote_ms = 0;     // over 0: a server of speech recognition beside her that takes so long, over HTTP
  std::string language = "en";
  unsigned threads = 2;  // of the server
  bool each = false;     // a line for each turn
};

/// Prints what was measured; kFailed where a turn was lost.
int BenchVoice(const VoiceBenchOptions& options);

}  // namespace sam::app
