// The voices that every machine has room for: flite for English, espeak-ng for Korean.
#pragma once

#include <memory>

#include "speech/speech_synthesizer.h"

namespace sam {

/// Nothing is opened or begun before the first word.
std::unique_ptr<SpeechSynthesizer> CreateClassicSynthesizer();

}  // namespace sam
