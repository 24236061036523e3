// Sentences spoken by flite and espeak-ng, with the time of every word.
#pragma once

#include <string>
#include <vector>

#include "audio/pcm.h"
#include "base/result.h"

namespace sam::voice_test {

struct SpokenWord {
  std::string text;  // as it was written, with its marks
  double begin_ms = 0, end_ms = 0;
};

struct Spoken {
  Pcm sound;  // 16 kHz
  std::vector<SpokenWord> words;
};

/// How somebody speaks.
struct Speaker {
  std::string voice = "flite:slt";  // "flite:NAME" or "espeak:NAME", a variant behind "+"
  double speed = 1;
  double pitch = 1;                 // times the voice's own
};

/// `text`: words between single spaces, no digits. Not thread-safe.
Result<Spoken> Speak(const std::string& text, const Speaker& speaker);

}  // namespace sam::voice_test
