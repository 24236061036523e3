// The voices that every machine has room for: flite for English, espeak-ng for Korean.
#pragma once

#include <memory>
#include <string>

#include "speech/speech_synthesizer.h"

namespace sam {

/// `voice`, one of FliteVoices(), is its own choice; "" for the first. Nothing is opened or begun before the first word or Warm().
std::unique_ptr<SpeechSynthesizer> CreateClassicSynthesizer(const std::string& voice = "");

}  // namespace sam
