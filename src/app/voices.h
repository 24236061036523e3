// Which voice speaks and who hears, as the command line says it.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "speech/ears/silero.h"
#include "speech/speech_recognizer.h"
#include "speech/speech_synthesizer.h"

namespace CLI {
class App;
}

namespace sam::app {

struct VoiceOptions {
  std::string voice = "flite";  // "flite" or "flite:NAME" (English; Korean by espeak-ng), "onnx:FILE.onnx", "openai:URL#MODEL"
  std::string recognizer{};     // "" for none, "whisper:FILE", "openai:URL#MODEL"
  int recognizer_threads = 2;
  std::string voice_activity{};  // "" for webrtc's detector, or the file of Silero's model
};

/// --recognizer, --recognizer-threads, --voice-activity.
void AddHearingOptions(CLI::App& command, VoiceOptions& options);

/// --voice, and those of hearing.
void AddVoiceOptions(CLI::App& command, VoiceOptions& options);

struct Voices {
  std::unique_ptr<SpeechSynthesizer> synthesizer;
  std::unique_ptr<SpeechRecognizer> recognizer;  // none where none is asked for
  std::shared_ptr<const SileroModel> silero;     // for EarsConfig; none where none is named
};
/// kInvalidArgument for what this program has not. Nothing is opened or asked before it is used.
Result<Voices> MakeVoices(const VoiceOptions& options);

}  // namespace sam::app
