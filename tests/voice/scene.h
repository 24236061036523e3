// A person's turn as a microphone hears it: spoken, with pauses to think and with noise.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "spoken.h"

namespace sam::voice_test {

struct Pause {
  int after_word = 0;  // its index
  int ms = 0;
  bool breath = false;
};

struct SceneSettings {
  std::vector<Pause> pauses{};
  std::string noise = "none";  // "white", "pink", "babble"
  double snr_db = 20;          // of the speech while it lasts
  Pcm babble{};                // another voice, 16 kHz
  double level_db = -24;       // of the speech while it lasts, dB of full scale
  int lead_ms = 600, tail_ms = 4000;
  uint64_t seed = 1;
};

struct Scene {
  Pcm sound;                      // 16 kHz
  std::vector<SpokenWord> words;  // as they lie in it
  double begin_ms = 0, end_ms = 0;  // of the speech: its first and its last sample that is not silence
  double level_db = 0;            // of the speech while it lasts
};

Scene MakeScene(const Spoken& spoken, const SceneSettings& settings);

}  // namespace sam::voice_test
