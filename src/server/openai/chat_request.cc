#include "server/openai/chat_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <climits>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "server/openai/chat_messages.h"
#include "server/openai/functions.h"
#include "server/openai/json_fields.h"
#include "server/openai/json_schema.h"
#include "server/openai/models.h"

namespace sam::api {
namespace {

using nlohmann::json;

constexpr size_t kMostStops = 4;
constexpr size_t kLongestSchema = 64 << 10;  // bytes

void ReadStops(const JsonFields& fields, RequestContext& context) {
  const json* stop = fields.Find("stop");
  if (stop == nullptr) return;
  const auto take = [&](const json& one) { if (!one.get_ref<const std::string&>().empty()) context.stops.push_back(ToNfc(one.get<std::string>())); };
  if (stop->is_string()) return take(*stop);
  const bool texts = stop->is_array() && stop->size() <= kMostStops && std::all_of(stop->begin(), stop->end(), [](const json& one) { return one.is_string(); });
  if (!texts) return fields.WrongType("stop", "a string or an array of at most 4 strings", *stop);
  for (const json& one : *stop) take(one);
}

void ReadBounds(const JsonFields& fields, RequestContext& context) {
  for (const char* key : {"max_tokens", "max_completion_tokens"})
    if (const auto most = fields.Whole(key, 1, INT_MAX)) context.most_tokens = static_cast<int>(*most);
  context.temperature = fields.Number("temperature", 0, 2);
  context.top_p = fields.Number("top_p", 0, 1);
  for (const char* key : {"presence_penalty", "frequency_penalty"}) (void)fields.Number(key, -2, 2);
  if (const auto seed = fields.Whole("seed", INT64_MIN, INT64_MAX)) context.seed = static_cast<uint64_t>(*seed);
  ReadStops(fields, context);
}

void ReadFunctions(const JsonFields& fields, RequestContext& context, Faults& faults) {
  if (const json* tools = fields.Array("tools")) api::ReadTools(*tools, "tools", ToolShape::kChat, context.functions, faults);
  if (const json* choice = fields.Find("tool_choice"); choice != nullptr && !faults.first()) ReadToolChoice(*choice, "tool_choice", ToolShape::kChat, context.functions, faults);
  const json* parallel = fields.Find("parallel_tool_calls");
  if (parallel != nullptr && !fields.IsTrue("parallel_tool_calls")) context.functions.most_calls = 1;
}

/// A document of any kind, or of one schema.
void ReadFormat(const JsonFields& fields, AnswerFormat& out, Faults& faults) {
  const json* format = fields.Object("response_format");
  if (format == nullptr) return;
  const JsonFields inside(*format, "response_format.", faults);
  const std::string type = inside.Text("type");
  if (type == "text") return;
  if (type == "json_object") {
    out.schema = R"({"type":"object"})";
    return;
  }
  if (type != "json_schema")
    return faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'text', 'json_object', and 'json_schema'.", CleanText(type, 40)), .param = "response_format.type", .code = "invalid_value"});
  const json* named = inside.Need("json_schema") != nullptr ? inside.Object("json_schema") : nullptr;
  if (named == nullptr) return;
  const JsonFields description(*named, "response_format.json_schema.", faults);
  const std::string name = description.Need("name") != nullptr ? description.Text("name") : "";
  const bool strict = description.IsTrue("strict");
  const json* schema = description.Object("schema");
  if (schema != nullptr) out.schema = schema->dump(-1, ' ', false, json::error_handler_t::replace);
  else out.schema = R"({"type":"object"})";
  out.strictness = strict ? AnswerFormat::Strictness::kStrict : AnswerFormat::Strictness::kAsFarAsCan;
  std::string why = schema == nullptr ? "" : strict ? SchemaFault(*schema) : ObjectSchemaFault(*schema);
  if (why.empty() && out.schema.size() > kLongestSchema) why = fmt::format("it has {} bytes, at most {} are read", out.schema.size(), kLongestSchema);
  if (!why.empty()) faults.Add({.message = fmt::format("Invalid schema for response_format '{}': {}.", CleanText(name, 64), why), .param = "response_format", .code = "invalid_json_schema"});
}

/// What an answer of hers cannot be: refused, so that nobody waits for what does not come.
void RefuseWhatSheCannot(const JsonFields& fields) {
  fields.AllowOnly("n", {1}, "She answers once; leave it out or send 1.");
  fields.AllowOnly("logprobs", {false}, "She has no probabilities of her words to show.");
  fields.AllowOnly("top_logprobs", {0}, "She has no probabilities of her words to show.");
  fields.AllowOnly("logit_bias", {json::object()}, "Her words are not chosen token by token.");
  fields.AllowOnly("modalities", {json::array({"text"})}, "Here she answers in text.");
  fields.AllowOnly("functions", {json::array()}, "Send 'tools' instead.");
  for (const char* key : {"function_call", "audio", "web_search_options", "prediction"})
    if (fields.Find(key) != nullptr) fields.Unsupported(key, "It is not supported with this model.");
}

void ReadStreaming(const JsonFields& fields, ChatRequest& out, Faults& faults) {
  out.stream = fields.IsTrue("stream");
  const json* options = fields.Object("stream_options");
  if (options == nullptr) return;
  if (!out.stream) return faults.Add({.message = "The 'stream_options' parameter is only allowed when 'stream' is enabled.", .param = "stream_options", .code = "invalid_value"});
  const JsonFields inside(*options, "stream_options.", faults);
  out.include_usage = inside.IsTrue("include_usage");
  (void)inside.IsTrue("include_obfuscation");
}

}  // namespace

std::optional<ApiError> WordsAlone(const RequestContext& context) {
  if (context.functions.must_call()) return NoCalls();
  if (!context.format.is_json()) return std::nullopt;
  return ApiError{.message = "Invalid parameter: 'response_format' of JSON is not supported by the built-in mind: it answers in words. Run her with a language model (--mind).", .param = "response_format", .code = "unsupported_value"};
}

Outcome<ChatRequest> ReadChatRequest(std::string_view body) {
  auto object = ParseBody(body);
  if (!object) return Refuse(std::move(object.error()));
  Faults faults;
  const JsonFields fields(*object, "", faults);
  ChatRequest out;
  if (fields.Need("model") != nullptr)
    if (const std::string model = fields.Text("model"); !faults.first() && model != kModel) faults.Add(NoSuchModel(model));
  out.user = CleanText(fields.Text("user"), 201);
  ReadStreaming(fields, out, faults);
  ReadBounds(fields, out.context);
  ReadFunctions(fields, out.context, faults);
  ReadFormat(fields, out.context.format, faults);
  RefuseWhatSheCannot(fields);
  if (fields.Need("messages") != nullptr)
    if (const json* messages = fields.Array("messages"); messages != nullptr && !faults.first()) ReadMessages(*messages, out, faults);
  if (faults.first()) return Refuse(*faults.first());
  return out;
}

}  // namespace sam::api
