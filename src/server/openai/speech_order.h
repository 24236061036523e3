// Reads the body of POST /v1/audio/speech.
#pragma once

#include <string>
#include <string_view>

#include "server/openai/api_error.h"
#include "speech/speech_synthesizer.h"

namespace sam::api {

enum class SoundFormat : uint8_t { kWav, kPcm };

struct SpeechOrder {
  std::string input;  // clean, 1 to 4096 characters
  std::string voice;  // as the synthesizer knows it
  SoundFormat format = SoundFormat::kWav;
  double speed = 1;   // [0.25, 4]
};

Outcome<SpeechOrder> ReadSpeechOrder(std::string_view body, const SpeechSynthesizer& synthesizer);

}  // namespace sam::api
