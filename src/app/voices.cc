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

