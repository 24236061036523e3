// Reads the form of POST /v1/audio/transcriptions.
#pragma once

#include <string_view>

#include "audio/pcm.h"
#include "server/openai/api_error.h"
#include "speech/speech_recognizer.h"

namespace sam::api {

enum class TranscriptFormat : uint8_t { kJson, kText, kVerboseJson };

struct TranscriptionOrder {
  Pcm sound;
  RecognitionHints hints;
  TranscriptFormat format = TranscriptFormat::kJson;
};

/// Takes some milliseconds for a long sound.
Outcome<TranscriptionOrder> ReadTranscriptionOrder(std::string_view content_type, std::string_view body);

}  // namespace sam::api
