#include "server/openai/transcription_order.h"

#include <fmt/format.h>

#include <algorithm>

#include "audio/wav.h"
#include "base/unicode.h"
#include "server/openai/form.h"

namespace sam::api {
namespace {

constexpr int kRawRate = 24000;  // of sound without a head, as everywhere in the API
constexpr size_t kLongestPrompt = 4096;

bool IsRaw(const FormPart& part) {
  const std::string name = ToLower(part.file_name);
  return name.ends_with(".pcm") || name.ends_with(".raw") || part.type == "audio/pcm" || part.type == "audio/l16";
}

Outcome<Pcm> ReadSound(const FormPart& part) {
  Pcm sound{kRawRate, {}};
  if (IsRaw(part) && !part.body.starts_with("RIFF")) {
    sound.samples = FromBytes(part.body);
  } else {
    auto read = ReadWav(part.body);
    if (!read) return Refuse({.message = fmt::format("Invalid file format. Supported formats: ['wav', 'pcm'] ({}).", read.error().message), .param = "file", .code = "unsupported_format"});
    sound = std::move(*read);
  }
  if (sound.seconds() < 0.1)
    return Refuse({.message = "Audio file is too short. Minimum audio length is 0.1 seconds.", .param = "file", .code = "audio_too_short"});
  return sound;
}

Outcome<TranscriptFormat> ReadFormat(std::string_view name) {
  if (name.empty() || name == "json") return TranscriptFormat::kJson;
  if (name == "text") return TranscriptFormat::kText;
  if (name == "verbose_json") return TranscriptFormat::kVerboseJson;
  return Refuse({.message = fmt::format("Invalid value: '{}'. Supported values are: 'json', 'text', 'verbose_json'.", CleanText(name, 40)), .param = "response_format", .code = "invalid_value"});
}

Outcome<std::string> ReadLanguage(std::string_view language) {
  const bool code = (language.empty() || language.size() == 2 || language.size() == 3) && std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
  if (code) return std::string(language);
  return Refuse({.message = fmt::format("Invalid language '{}'. Language parameter must be specified in ISO-639-1 format.", CleanText(language, 40)), .param = "language", .code = "invalid_language_format"});
}

}  // namespace

Outcome<TranscriptionOrder> ReadTranscriptionOrder(std::string_view content_type, std::string_view body) {
  const auto parts = ReadForm(content_type, body);
  if (!parts) return Refuse({.message = parts.error().message, .code = "invalid_form"});
  const auto find = [&](std::string_view name) {
    const auto found = std::ranges::find(*parts, name, &FormPart::name);
    return found == parts->end() ? nullptr : &*found;
  };
  const auto text = [&](std::string_view name) { return find(name) == nullptr ? std::string_view() : find(name)->body; };
  for (const std::string_view needed : {"file", "model"})
    if (find(needed) == nullptr) return Refuse({.message = fmt::format("Missing required parameter: '{}'.", needed), .param = std::string(needed), .code = "missing_required_parameter"});
  if (text("stream") == "true") return Refuse({.message = "Unsupported parameter: 'stream'. A transcript comes whole.", .param = "stream", .code = "unsupported_parameter"});
  auto format = ReadFormat(text("response_format"));
  if (!format) return Refuse(format.error());
  auto language = ReadLanguage(text("language"));
  if (!language) return Refuse(language.error());
  auto sound = ReadSound(*find("file"));
  if (!sound) return Refuse(sound.error());
  return TranscriptionOrder{std::move(*sound), {.language = std::move(*language), .prompt = CleanText(text("prompt"), kLongestPrompt)}, *format};
}

}  // namespace sam::api
