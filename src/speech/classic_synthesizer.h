// The voices that every machine has room for: flite for English, espeak-ng for Korean.
#pragma once

#include <memory>
#include <string>

#include "speech/speech_synthesizer.h"
#include "speech/stretch_voice.h"

namespace sam {

/// `voice`, one of FliteVoices(), is its own choice; "" for the first. Nothing is opened or begun before the first word or Warm().
/// `own` speaks its language in place of theirs.
std::unique_ptr<SpeechSynthesizer> CreateClassicSynthesizer(const std::string& voice = "", std::unique_ptr<StretchVoice> own = nullptr);

}  // namespace sam
