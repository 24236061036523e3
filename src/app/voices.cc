#include "app/voices.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "mind/llm/openai_spec.h"
#include "speech/classic_synthesizer.h"
#include "speech/onnx/onnx_voice.h"
#include "speech/openai_speech.h"
#include "speech/whisper/model_header.h"
#include "speech/whisper/whisper_recognizer.h"

namespace sam::app {
namespace {

Result<SpeechEndpoint> ReadEndpoint(const std::string& spec) {
  auto config = llm::ReadOpenAiSpec(spec, [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  });
  if (!config) return tl::unexpected(config.error());
  if (config->endpoints.size() != 1) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' names several servers; give one", spec.substr(0, 60)));
  llm::OpenAiEndpoint& endpoint = config->endpoints.front();
  return SpeechEndpoint{.url = std::move(endpoint.url), .model = std::move(endpoint.model), .key = std::move(endpoint.key)};
}

/// The file is looked through here, too: what is wrong with it is said at once.
Result<std::unique_ptr<SpeechRecognizer>> MakeWhisper(const std::string& path, int threads) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return Fail(ErrorCode::kNotFound, fmt::format("the recogniser's model '{}' cannot be opened ({})", path, std::strerror(errno)));
  if (const auto header = whisper::ReadModelHeader(file.get(), path); !header) return tl::unexpected(header.error());
  return StartWhisperRecognizer({.program = "/proc/self/exe", .model = path, .threads = threads});
}

}  // namespace

void AddHearingOptions(CLI::App& command, VoiceOptions& options) {
  command.add_option("--recognizer", options.recognizer, "who hears what is spoken: whisper:FILE (a ggml model), or openai:URL#MODEL");
  command.add_option("--recognizer-threads", options.recognizer_threads, "threads of a whisper recogniser")->check(CLI::Range(1, 64))->capture_default_str();
  command.add_option("--voice-activity", options.voice_activity, "a file of Silero's model (ggml) that tells whether somebody speaks, better in noise");
}

void AddVoiceOptions(CLI::App& command, VoiceOptions& options) {
  command.add_option("--voice", options.voice, "flite or flite:NAME (Korean by espeak-ng), onnx:FILE.onnx (a piper voice, by ONNX Runtime), or openai:URL#MODEL")->capture_default_str();
  AddHearingOptions(command, options);
}

Result<Voices> MakeVoices(const VoiceOptions& options) {
  Voices voices;
  const auto http = std::make_shared<net::HttpClient>();
  if (options.voice.starts_with("openai:")) {
    auto endpoint = ReadEndpoint(options.voice);
    if (!endpoint) return tl::unexpected(endpoint.error());
    voices.synthesizer = CreateOpenAiSynthesizer(std::move(*endpoint), http);
  } else if (options.voice.starts_with("onnx:")) {
    const char* const library = std::getenv("SAMANTHA_ONNXRUNTIME");
    auto own = CreateOnnxVoice({.program = "/proc/self/exe", .model = options.voice.substr(5), .library = library == nullptr ? "" : library});
    if (!own) return tl::unexpected(own.error());
    voices.synthesizer = CreateClassicSynthesizer("", std::move(*own));
  } else if (options.voice == "flite" || options.voice.starts_with("flite:")) {
    const std::string name = options.voice.substr(std::min(options.voice.size(), std::string_view("flite:").size()));
    voices.synthesizer = CreateClassicSynthesizer(name);
    if (!name.empty() && voices.synthesizer->voices().front() != name)
      return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no voice of flite; there are {}", name.substr(0, 40), fmt::join(voices.synthesizer->voices(), ", ")));
  } else {
    return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no voice this program has; there are flite, flite:NAME, onnx:FILE.onnx and openai:URL#MODEL", options.voice.substr(0, 60)));
  }
  if (!options.voice_activity.empty()) {
    auto silero = SileroModel::Open(options.voice_activity);
    if (!silero) return tl::unexpected(silero.error());
    voices.silero = std::move(*silero);
  }
  if (options.recognizer.empty()) return voices;
  if (options.recognizer.starts_with("whisper:")) {
    auto recognizer = MakeWhisper(options.recognizer.substr(8), options.recognizer_threads);
    if (!recognizer) return tl::unexpected(recognizer.error());
    voices.recognizer = std::move(*recognizer);
    return voices;
  }
  if (!options.recognizer.starts_with("openai:")) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no recogniser this program has; there are whisper:FILE and openai:URL#MODEL", options.recognizer.substr(0, 60)));
  auto endpoint = ReadEndpoint(options.recognizer);
  if (!endpoint) return tl::unexpected(endpoint.error());
  voices.recognizer = CreateOpenAiRecognizer(std::move(*endpoint), http);
  return voices;
}

}  // namespace sam::app
