#include "server/openai/voices.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace sam::api {
namespace {

constexpr std::array<std::string_view, 14> kOfTheApi = {"alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "samantha", "shimmer", "verse"};

}  // namespace

Outcome<std::string> FindVoice(const SpeechSynthesizer& synthesizer, const std::string& name) {
  const std::vector<std::string> voices = synthesizer.voices();
  if (voices.empty()) return name == "samantha" ? "" : CleanText(name, 100);
  const std::string_view plain = std::string_view(name).substr(name.starts_with("cmu_us_") ? 7 : 0);
  if (std::find(voices.begin(), voices.end(), plain) != voices.end()) return std::string(plain);
  if (name.empty() || std::find(kOfTheApi.begin(), kOfTheApi.end(), name) != kOfTheApi.end()) return "";
  return Refuse({.message = fmt::format("Invalid value: '{}'. Supported values are: {}, and the API's own names.", CleanText(name, 40), fmt::join(voices, ", ")), .param = "voice", .code = "invalid_value"});
}

ApiError NoVoice() { return {.status = 503, .message = "This server has no voice: start it with samantha serve --voice flite, or --voice openai:URL#MODEL.", .code = "no_voice"}; }

ApiError NoRecognizer() {
  return {.status = 503, .message = "This server hears no speech yet: start it with samantha serve --recognizer openai:URL#MODEL, any server with /v1/audio/transcriptions, or with a model that hears.", .code = "no_recogniser"};
}

}  // namespace sam::api
