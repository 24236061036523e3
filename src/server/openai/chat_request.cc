#include "server/openai/chat_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <climits>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "server/openai/chat_messages.h"
#include "server/openai/json_fields.h"
#include "server/openai/models.h"

namespace sam::api {
namespace {

using nlohmann::json;

constexpr size_t kMostStops = 4;
constexpr size_t kMostTools = 128;

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
  (void)fields.Whole("seed", INT64_MIN, INT64_MAX);
  ReadStops(fields, context);
}

void ReadTools(const JsonFields& fields, RequestContext& context, Faults& faults) {
  const json* tools = fields.Array("tools");
  if (tools != nullptr && tools->size() > kMostTools) fields.WrongType("tools", "an array of at most 128 tools", *tools);
  for (size_t i = 0; tools != nullptr && i < tools->size(); ++i) {
    const std::string path = fmt::format("tools[{}]", i);
    if (!(*tools)[i].is_object()) return faults.Add({.message = fmt::format("Invalid type for '{}': expected an object.", path), .param = path, .code = "invalid_type"});
    const JsonFields tool((*tools)[i], path + ".", faults);
    tool.AllowOnly("type", {"function"}, "Only functions are passed on.");
    const json* function = tool.Need("function") != nullptr ? tool.Object("function") : nullptr;
    if (function != nullptr) (void)JsonFields(*function, path + ".function.", faults).Need("name");
  }
  if (tools != nullptr && !tools->empty()) context.tools = tools->dump();
  const json* choice = fields.Find("tool_choice");
  if (choice != nullptr && !choice->is_string() && !choice->is_object()) return fields.WrongType("tool_choice", "a string or an object", *choice);
  if (choice != nullptr) context.tool_choice = choice->dump();
  (void)fields.IsTrue("parallel_tool_calls");
}

/// What an answer of hers cannot be: refused, so that nobody waits for what does not come.
void RefuseWhatSheCannot(const JsonFields& fields, Faults& faults) {
  fields.AllowOnly("n", {1}, "She answers once; leave it out or send 1.");
  fields.AllowOnly("logprobs", {false}, "She has no probabilities of her words to show.");
  fields.AllowOnly("top_logprobs", {0}, "She has no probabilities of her words to show.");
  fields.AllowOnly("logit_bias", {json::object()}, "Her words are not chosen token by token.");
  fields.AllowOnly("modalities", {json::array({"text"})}, "Here she answers in text.");
  fields.AllowOnly("functions", {json::array()}, "Send 'tools' instead.");
  for (const char* key : {"function_call", "audio", "web_search_options", "prediction"})
    if (fields.Find(key) != nullptr) fields.Unsupported(key, "It is not supported with this model.");
  const json* format = fields.Object("response_format");
  if (format == nullptr) return;
  const std::string type = JsonFields(*format, "response_format.", faults).Text("type");
  if (type == "text") return;
  if (type == "json_object" || type == "json_schema")
    return faults.Add({.message = fmt::format("Invalid parameter: 'response_format' of type '{}' is not supported with this model: she answers in words.", type), .param = "response_format", .code = "unsupported_value"});
  faults.Add({.message = fmt::format("Invalid value: '{}'. Supported values are: 'text'.", CleanText(type, 40)), .param = "response_format.type", .code = "invalid_value"});
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
  ReadTools(fields, out.context, faults);
  RefuseWhatSheCannot(fields, faults);
  if (fields.Need("messages") != nullptr)
    if (const json* messages = fields.Array("messages"); messages != nullptr && !faults.first()) ReadMessages(*messages, out, faults);
  if (faults.first()) return Refuse(*faults.first());
  return out;
}

}  // namespace sam::api
