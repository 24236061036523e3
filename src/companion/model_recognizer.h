// A language model that hears, as a recogniser of speech.
#pragma once

#include <memory>

#include "mind/llm/language_model.h"
#include "speech/speech_recognizer.h"

namespace sam {

/// Has the model write down what is said, word for word; at most 5 minutes at once, kInvalidArgument for more. kUnavailable where the model takes no sounds any more.
std::unique_ptr<SpeechRecognizer> CreateModelRecognizer(std::shared_ptr<LanguageModel> model);

}  // namespace sam
