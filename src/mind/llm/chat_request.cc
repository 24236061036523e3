#include "mind/llm/chat_request.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/base64.h"

namespace sam::llm {
namespace {

using Json = nlohmann::ordered_json;

std::string_view Name(Role role) { return role == Role::kSystem ? "system" : role == Role::kUser ? "user" : "assistant"; }

std::string_view MediaType(std::string_view file) {
  using namespace std::string_view_literals;
  if (file.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png";
  if (file.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
  if (file.starts_with("GIF8"sv)) return "image/gif";
  if (file.starts_with("RIFF"sv) && file.size() > 12 && file.substr(8, 4) == "WEBP") return "image/webp";
  return "";
}

Result<Json> Content(const ChatMessage& message, const std::string& text) {
  Json parts = Json::array({{{"type", "text"}, {"text", text}}});
  for (const std::string& file : message.images) {
    const std::string_view type = MediaType(file);
    if (type.empty()) return Fail(ErrorCode::kInvalidArgument, "a picture is none that a model's server takes; give PNG, JPEG, GIF or WebP");
    parts.push_back({{"type", "image_url"}, {"image_url", {{"url", "data:" + std::string(type) + ";base64," + ToBase64(file)}}}});
  }
  for (const std::string& file : message.sounds) {
    if (!file.starts_with("RIFF")) return Fail(ErrorCode::kInvalidArgument, "a sound is none that a model's server takes; give WAV");
    parts.push_back({{"type", "input_audio"}, {"input_audio", {{"data", ToBase64(file)}, {"format", "wav"}}}});
  }
  return parts;
}

/// What is asked for where the server cannot be made to keep to a schema.
std::string SchemaInWords(const GenerationRequest& request) { return "\n\nAnswer with one JSON object and nothing else. It must follow this JSON schema:\n" + request.json_schema; }

/// For templates that know the person and the model only, who take turns.
std::vector<ChatMessage> TakingTurns(const std::vector<ChatMessage>& messages) {
  std::vector<ChatMessage> turns;
  for (const ChatMessage& message : messages) {
    const Role role = message.role == Role::kAssistant ? Role::kAssistant : Role::kUser;
    if (turns.empty() || turns.back().role != role) {
      turns.push_back(message);
      turns.back().role = role;
      continue;
    }
    ChatMessage& turn = turns.back();
    turn.text += "\n\n" + message.text;
    turn.images.insert(turn.images.end(), message.images.begin(), message.images.end());
    turn.sounds.insert(turn.sounds.end(), message.sounds.begin(), message.sounds.end());
  }
  if (!turns.empty() && turns.front().role == Role::kAssistant) turns.insert(turns.begin(), {Role::kUser, "(...)"});
  return turns;
}

void AskNotToThink(ChatOptions refused, Json& json) {
  if (!refused.Has(ChatOption::kThinking)) return;
  if (!refused.Has(ChatOption::kTemplate)) json["chat_template_kwargs"] = {{"enable_thinking", false}, {"thinking", false}};
  if (!refused.Has(ChatOption::kEffort)) json["reasoning_effort"] = "none";
}

}  // namespace

Result<std::string> WriteChatRequest(const GenerationRequest& request, std::string_view model, ChatOptions refused, int thinking_tokens) {
  const bool structured = !request.json_schema.empty(), in_words = structured && refused.Has(ChatOption::kJsonSchema);
  Json json = {{"model", model}, {"messages", Json::array()}, {"stream", true}};
  const std::vector<ChatMessage> turns = refused.Has(ChatOption::kSystemRole) ? TakingTurns(request.messages) : std::vector<ChatMessage>();
  const std::vector<ChatMessage>& messages = turns.empty() ? request.messages : turns;
  for (const ChatMessage& message : messages) {
    const bool last = &message == &messages.back();
    const std::string text = last && in_words ? message.text + SchemaInWords(request) : message.text;
    Result<Json> content = message.images.empty() && message.sounds.empty() ? Result<Json>(Json(text)) : Content(message, text);
    if (!content) return tl::unexpected(content.error());
    json["messages"].push_back({{"role", Name(message.role)}, {"content", std::move(*content)}});
  }
  if (!refused.Has(ChatOption::kUsage)) json["stream_options"] = {{"include_usage", true}};
  if (!refused.Has(ChatOption::kSeed)) json["seed"] = request.seed & 0x7FFF'FFFF;  // servers differ in how many bits they take
  const int most = request.most_tokens + (refused.Has(ChatOption::kBrevity) ? thinking_tokens : 0);
  json[refused.Has(ChatOption::kMaxTokens) ? "max_completion_tokens" : "max_tokens"] = most;
  if (!refused.Has(ChatOption::kTemperature)) json["temperature"] = request.temperature;
  if (!refused.Has(ChatOption::kTopP)) json["top_p"] = request.top_p;
  AskNotToThink(refused, json);
  if (structured) {
    Json schema = Json::parse(request.json_schema, nullptr, false);
    if (!schema.is_object()) return Fail(ErrorCode::kInvalidArgument, "the schema that the answer must follow is no JSON object");
    if (!in_words) json["response_format"] = {{"type", "json_schema"}, {"json_schema", {{"name", "answer"}, {"strict", true}, {"schema", std::move(schema)}}}};
    else if (!refused.Has(ChatOption::kJsonObject)) json["response_format"] = {{"type", "json_object"}};
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ChatOptions AlsoRefused(ChatOptions refused, const GenerationRequest& request, const ServerError& error) {
  constexpr std::pair<std::string_view, ChatOption> kNames[] = {{"stream_options", ChatOption::kUsage}, {"include_usage", ChatOption::kUsage}, {"seed", ChatOption::kSeed}, {"max_tokens", ChatOption::kMaxTokens},
                                                                {"temperature", ChatOption::kTemperature}, {"top_p", ChatOption::kTopP}, {"chat_template_kwargs", ChatOption::kTemplate}, {"reasoning_effort", ChatOption::kEffort}};
  ChatOptions now = refused;
  if (error.complaint == Complaint::kRoles) return now.With(ChatOption::kSystemRole);
  const std::string_view complaint = error.words;
  for (const auto& [name, option] : kNames)
    if (complaint.find(name) != std::string_view::npos) now = now.With(option);
  const bool format = complaint.find("response_format") != std::string_view::npos || complaint.find("json_") != std::string_view::npos || complaint.find("schema") != std::string_view::npos;
  if (format && !request.json_schema.empty()) now = now.With(refused.Has(ChatOption::kJsonSchema) ? ChatOption::kJsonObject : ChatOption::kJsonSchema);
  if (now == refused) now = now.With(ChatOption::kUsage).With(ChatOption::kSeed).With(ChatOption::kTopP).With(ChatOption::kTemplate).With(ChatOption::kEffort);
  return now;
}

}  // namespace sam::llm
