#include "server/openai/speech_order.h"

#include <fmt/format.h>

#include "base/unicode.h"
#include "server/openai/json_fields.h"
#include "server/openai/voices.h"

namespace sam::api {
namespace {

using nlohmann::json;

constexpr size_t kMostCharacters = 4096;

std::string ReadInput(const JsonFields& fields, Faults& faults) {
  if (!fields.Need("input")) return {};
  const std::string given = fields.Text("input");
  const size_t characters = ToUtf32(given).size();
  if (characters > kMostCharacters)
    faults.Add({.message = fmt::format("Invalid 'input': string too long. Expected a string with maximum length {}, but got a string with length {} instead.", kMostCharacters, characters),
                .param = "input", .code = "string_above_max_length"});
  std::string clean = CleanText(given, kMostCharacters * 4);
  if (clean.empty()) faults.Add({.message = "Invalid 'input': string too short. Expected a string with minimum length 1.", .param = "input", .code = "string_below_min_length"});
  return clean;
}

/// A name, or {"id": name}.
std::string ReadVoice(const JsonFields& fields, Faults& faults) {
  const json* voice = fields.Find("voice");
  if (voice == nullptr || !voice->is_object()) return fields.Text("voice");
  return JsonFields(*voice, "voice.", faults).Text("id");
}

void ReadFormat(const JsonFields& fields, SpeechOrder& order, Faults& faults) {
  const std::string format = fields.Text("response_format");
  if (format == "pcm") order.format = SoundFormat::kPcm;
  else if (!format.empty() && format != "wav")
    faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'wav', 'pcm'.", CleanText(format, 40)), .param = "response_format", .code = "invalid_value"});
  if (const std::string stream = fields.Text("stream_format"); !stream.empty() && stream != "audio")
    faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'audio'.", CleanText(stream, 40)), .param = "stream_format", .code = "invalid_value"});
}

}  // namespace

Outcome<SpeechOrder> ReadSpeechOrder(std::string_view body, const SpeechSynthesizer& synthesizer) {
  const auto object = ParseBody(body);
  if (!object) return Refuse(object.error());
  Faults faults;
  const JsonFields fields(*object, "", faults);
  SpeechOrder order;
  if (fields.Need("model")) (void)fields.Text("model");  // there is one voice, whatever it is called
  order.input = ReadInput(fields, faults);
  order.speed = fields.Number("speed", 0.25, 4).value_or(1);
  ReadFormat(fields, order, faults);
  auto voice = FindVoice(synthesizer, ReadVoice(fields, faults));
  if (!voice) faults.Add(voice.error());
  if (faults.first()) return Refuse(*faults.first());
  order.voice = std::move(*voice);
  return order;
}

}  // namespace sam::api
