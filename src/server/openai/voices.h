// The voices that a request may name. Inside server/openai/ only.
#pragma once

#include "server/openai/api_error.h"
#include "speech/speech_synthesizer.h"

namespace sam::api {

/// What the synthesizer calls the voice named: "" (its own choice) for the API's own names ("alloy", "marin"); the rest as it knows them; 400 with what there is for others.
Outcome<std::string> FindVoice(const SpeechSynthesizer& synthesizer, const std::string& name);

/// 503s that say what to add.
ApiError NoVoice();
ApiError NoRecognizer();

}  // namespace sam::api
