// Voices and recognisers on any OpenAI-compatible server.
#pragma once

#include <memory>
#include <string>

#include "net/http_client.h"
#include "net/url.h"
#include "speech/speech_recognizer.h"
#include "speech/speech_synthesizer.h"

namespace sam {

struct SpeechEndpoint {
  net::Url url;        // what "/audio/speech" or "/audio/transcriptions" is put behind: http://127.0.0.1:8000/v1
  std::string model{};  // "": "tts-1" or "whisper-1"
  std::string key{};    // "": none
};

/// Loopback and private networks may be asked.
std::unique_ptr<SpeechSynthesizer> CreateOpenAiSynthesizer(SpeechEndpoint endpoint, std::shared_ptr<net::HttpClient> http);
std::unique_ptr<SpeechRecognizer> CreateOpenAiRecognizer(SpeechEndpoint endpoint, std::shared_ptr<net::HttpClient> http);

}  // namespace sam
