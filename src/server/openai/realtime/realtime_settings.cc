#include "server/openai/realtime/realtime_settings.h"

#include <fmt/format.h>

#include "base/unicode.h"
#include "server/openai/functions.h"
#include "server/openai/models.h"
#include "server/openai/voices.h"

namespace sam::api {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr size_t kLongestInstructions = 64 << 10;

ordered_json Format() { return {{"type", "audio/pcm"}, {"rate", kRealtimeRate}}; }

ordered_json TurnsJson(const std::optional<TurnDetection>& turns) {
  if (!turns) return nullptr;
  return {{"type", "server_vad"}, {"threshold", turns->voice.threshold}, {"prefix_padding_ms", turns->voice.padding_ms}, {"silence_duration_ms", turns->voice.silence_ms},
          {"idle_timeout_ms", nullptr}, {"create_response", turns->create_response}, {"interrupt_response", turns->interrupt_response}};
}

void ReadFormat(const JsonFields& audio, const std::string& path, Faults& faults) {
  const json* format = audio.Object("format");
  if (format == nullptr) return;
  const JsonFields fields(*format, path + "format.", faults);
  fields.AllowOnly("type", {"audio/pcm"}, "Sound is audio/pcm.");
  fields.AllowOnly("rate", {kRealtimeRate}, "Sound has 24000 samples a second.");
}

/// On unless it is switched off.
bool IsOn(const JsonFields& fields, const char* key) { return fields.Find(key) == nullptr || fields.IsTrue(key); }

void ReadTurns(const json& audio, const JsonFields& fields, const std::string& path, RealtimeSettings& settings, Faults& faults) {
  const auto found = audio.find("turn_detection");
  if (found == audio.end()) return;
  if (found->is_null()) return settings.turns.reset();
  const json* detection = fields.Object("turn_detection");
  if (detection == nullptr) return;
  const JsonFields inside(*detection, path + "turn_detection.", faults);
  inside.AllowOnly("type", {"server_vad", "semantic_vad"}, "There is server_vad.");  // the meaning of words is not looked at yet
  TurnDetection turns;
  turns.voice.rate_hz = kRealtimeRate;
  turns.voice.threshold = inside.Number("threshold", 0, 1).value_or(turns.voice.threshold);
  turns.voice.padding_ms = static_cast<int>(inside.Whole("prefix_padding_ms", 0, 5000).value_or(turns.voice.padding_ms));
  turns.voice.silence_ms = static_cast<int>(inside.Whole("silence_duration_ms", 100, 10000).value_or(turns.voice.silence_ms));
  turns.create_response = IsOn(inside, "create_response");
  turns.interrupt_response = IsOn(inside, "interrupt_response");
  settings.turns = turns;
}

void ReadInput(const json& input, RealtimeSettings& settings, Faults& faults) {
  const std::string path = "session.audio.input.";
  const JsonFields fields(input, path, faults);
  ReadFormat(fields, path, faults);
  ReadTurns(input, fields, path, settings, faults);
  if (!input.contains("transcription")) return;
  const json* transcription = fields.Object("transcription");
  settings.transcribes = transcription != nullptr;
  if (transcription == nullptr) return;
  const JsonFields inside(*transcription, path + "transcription.", faults);
  settings.transcription_model = CleanText(inside.Text("model"), 100);
  settings.language = CleanText(inside.Text("language"), 8);
}

void ReadVoice(const JsonFields& output, const std::string& path, const SpeechSynthesizer* synthesizer, RealtimeSettings& settings, Faults& faults) {
  const json* voice = output.Find("voice");
  if (voice == nullptr) return;
  const std::string name = voice->is_object() ? JsonFields(*voice, path + "voice.", faults).Text("id") : output.Text("voice");
  if (synthesizer == nullptr) return;
  auto found = FindVoice(*synthesizer, name);
  if (!found) return faults.Add(found.error());
  settings.voice_name = CleanText(name, 100);
  settings.voice = std::move(*found);
}

void ReadAudio(const JsonFields& fields, const std::string& at, const SpeechSynthesizer* synthesizer, RealtimeSettings& settings, Faults& faults) {
  const json* audio = fields.Object("audio");
  if (audio == nullptr) return;
  const JsonFields parts(*audio, at + "audio.", faults);
  if (const json* input = parts.Object("input")) ReadInput(*input, settings, faults);
  const json* output = parts.Object("output");
  if (output == nullptr) return;
  const std::string path = at + "audio.output.";
  const JsonFields inside(*output, path, faults);
  ReadFormat(inside, path, faults);
  settings.speed = inside.Number("speed", 0.25, 1.5).value_or(settings.speed);
  ReadVoice(inside, path, synthesizer, settings, faults);
}

void ReadOutput(const JsonFields& fields, const SpeechSynthesizer* synthesizer, RealtimeSettings& settings, Faults& faults) {
  const json* modalities = fields.Array("output_modalities");
  if (modalities == nullptr) return;
  if (*modalities == json::array({"text"})) settings.output = RealtimeSettings::Output::kText;
  else if (*modalities != json::array({"audio"})) faults.Add({.message = "Invalid value: expected ['text'] or ['audio'].", .param = fields.Path("output_modalities"), .code = "invalid_value"});
  else if (synthesizer == nullptr) faults.Add(NoVoice());
  else settings.output = RealtimeSettings::Output::kAudio;
}

void ReadTools(const JsonFields& fields, RealtimeSettings& settings, Faults& faults) {
  const json* tools = fields.Array("tools");
  const json* choice = fields.Find("tool_choice");
  if (tools == nullptr && choice == nullptr) return;
  if (tools != nullptr) settings.tools = *tools;
  if (choice != nullptr) settings.tool_choice = choice->dump(-1, ' ', false, json::error_handler_t::replace);
  settings.functions = {};
  api::ReadTools(settings.tools, fields.Path("tools"), ToolShape::kRealtime, settings.functions, faults);
  const json asked = json::parse(settings.tool_choice, nullptr, false);
  if (choice == nullptr && settings.tools.empty() && asked != "none") settings.tool_choice = "\"auto\"";  // what it asked for has gone
  else if (!faults.first()) ReadToolChoice(asked, fields.Path("tool_choice"), ToolShape::kRealtime, settings.functions, faults);
}

/// What a session and a response have in common.
void ReadCommon(const JsonFields& fields, const std::string& at, const SpeechSynthesizer* synthesizer, RealtimeSettings& settings, Faults& faults) {
  if (fields.Find("instructions") != nullptr) settings.instructions = ToNfc(fields.Text("instructions"));
  if (settings.instructions.size() > kLongestInstructions)
    faults.Add({.message = fmt::format("Invalid 'instructions': {} bytes, at most {} are read.", settings.instructions.size(), kLongestInstructions), .param = fields.Path("instructions"), .code = "string_above_max_length"});
  ReadOutput(fields, synthesizer, settings, faults);
  ReadAudio(fields, at, synthesizer, settings, faults);
  ReadTools(fields, settings, faults);
  const json* most = fields.Find("max_output_tokens");
  if (most != nullptr && most->is_string() && *most == "inf") settings.most_tokens = 0;
  else if (most != nullptr) settings.most_tokens = static_cast<int>(fields.Whole("max_output_tokens", 1, 4096).value_or(0));
}

}  // namespace

ordered_json ToJson(const RealtimeSettings& settings, std::string_view session_id) {
  ordered_json transcription;
  if (settings.transcribes) transcription = {{"model", settings.transcription_model}, {"language", settings.language}};
  const bool audio = settings.output == RealtimeSettings::Output::kAudio;
  return {{"type", "realtime"}, {"object", "realtime.session"}, {"id", session_id}, {"model", kModel}, {"output_modalities", ordered_json::array({audio ? "audio" : "text"})},
          {"instructions", settings.instructions}, {"tools", ordered_json(settings.tools)}, {"tool_choice", ordered_json::parse(settings.tool_choice, nullptr, false)},
          {"max_output_tokens", settings.most_tokens == 0 ? ordered_json("inf") : ordered_json(settings.most_tokens)}, {"tracing", nullptr}, {"truncation", "auto"},
          {"audio", {{"input", {{"format", Format()}, {"transcription", transcription}, {"noise_reduction", nullptr}, {"turn_detection", TurnsJson(settings.turns)}}},
                     {"output", {{"format", Format()}, {"voice", settings.voice_name}, {"speed", settings.speed}}}}}};
}

void ReadSession(const json& session, const SpeechSynthesizer* synthesizer, RealtimeSettings& settings, Faults& faults) {
  const JsonFields fields(session, "session.", faults);
  fields.AllowOnly("type", {"realtime"}, "She talks; sessions that only transcribe are not there yet.");
  ReadCommon(fields, "session.", synthesizer, settings, faults);
}

void ReadResponse(const json& response, const SpeechSynthesizer* synthesizer, RealtimeSettings& settings, Faults& faults) {
  const JsonFields fields(response, "response.", faults);
  fields.AllowOnly("conversation", {"auto"}, "Every answer of hers belongs to the talk.");
  fields.AllowOnly("input", {json::array()}, "She answers what is in the conversation.");
  ReadCommon(fields, "response.", synthesizer, settings, faults);
}

}  // namespace sam::api
