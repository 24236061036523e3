#include "server/openai/chat_response.h"

#include <nlohmann/json.hpp>

#include "base/tokens.h"
#include "server/openai/models.h"

namespace sam::api {
namespace {

using nlohmann::ordered_json;

std::string Dump(const ordered_json& json) { return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace); }

std::string Event(const ordered_json& json) { return "data: " + Dump(json) + "\n\n"; }

std::string_view FinishReason(const TurnReport& report) {
  if (!report.calls.empty()) return "tool_calls";
  return report.cut_to_length ? "length" : "stop";
}

enum class Counted : uint8_t { kNo, kByIndex };
ordered_json Calls(const std::vector<ToolCall>& calls, Counted counted) {
  ordered_json out = ordered_json::array();
  for (size_t i = 0; i < calls.size(); ++i) {
    ordered_json call = {{"id", calls[i].id}, {"type", "function"}, {"function", {{"name", calls[i].name}, {"arguments", calls[i].arguments}}}};
    if (counted == Counted::kByIndex) call["index"] = i;
    out.push_back(std::move(call));
  }
  return out;
}

ordered_json UsageOf(const TurnReport& report, size_t prompt_tokens) {
  size_t tokens = EstimateTokens(report.reply) + EstimateTokens(NoticesAfter(report));
  for (const ToolCall& call : report.calls) tokens += EstimateTokens(call.name) + EstimateTokens(call.arguments);
  return {{"prompt_tokens", prompt_tokens}, {"completion_tokens", tokens}, {"total_tokens", prompt_tokens + tokens}};
}

ordered_json Chunk(const std::string& id, int64_t created, ordered_json choices, ChatResponse::Usage usage) {
  ordered_json chunk = {{"id", id}, {"object", "chat.completion.chunk"}, {"created", created}, {"model", kModel}, {"system_fingerprint", nullptr}, {"choices", std::move(choices)}};
  if (usage == ChatResponse::Usage::kAtTheEnd) chunk["usage"] = nullptr;
  return chunk;
}

ordered_json Choice(ordered_json delta, ordered_json reason) {
  ordered_json choices = ordered_json::array();
  choices.push_back({{"index", 0}, {"delta", std::move(delta)}, {"logprobs", nullptr}, {"finish_reason", std::move(reason)}});
  return choices;
}

}  // namespace

std::string NoticesAfter(const TurnReport& report) {
  std::string out;
  for (const std::string& notice : report.notices) out += "\n\n" + notice;
  return out;
}

std::string ChatResponse::Whole(const TurnReport& report) const {
  const std::string text = report.reply + NoticesAfter(report);
  ordered_json message = {{"role", "assistant"}, {"content", text}, {"refusal", nullptr}};
  if (!report.calls.empty()) {
    message["tool_calls"] = Calls(report.calls, Counted::kNo);
    if (text.empty()) message["content"] = nullptr;
  }
  ordered_json choices = ordered_json::array();
  choices.push_back({{"index", 0}, {"message", std::move(message)}, {"logprobs", nullptr}, {"finish_reason", FinishReason(report)}});
  return Dump({{"id", id_}, {"object", "chat.completion"}, {"created", created_}, {"model", kModel}, {"system_fingerprint", nullptr}, {"choices", std::move(choices)},
               {"usage", UsageOf(report, prompt_tokens_)}});
}

std::string ChatResponse::First(Usage usage) const { return Event(Chunk(id_, created_, Choice({{"role", "assistant"}, {"content", ""}, {"refusal", nullptr}}, nullptr), usage)); }

std::string ChatResponse::Piece(std::string_view text, Usage usage) const { return Event(Chunk(id_, created_, Choice({{"content", text}}, nullptr), usage)); }

std::string ChatResponse::Last(const TurnReport& report, Usage usage) const {
  std::string out;
  if (!report.calls.empty()) out += Event(Chunk(id_, created_, Choice({{"tool_calls", Calls(report.calls, Counted::kByIndex)}}, nullptr), usage));
  out += Event(Chunk(id_, created_, Choice(ordered_json::object(), FinishReason(report)), usage));
  if (usage == Usage::kAtTheEnd) {
    ordered_json last = Chunk(id_, created_, ordered_json::array(), usage);
    last["usage"] = UsageOf(report, prompt_tokens_);
    out += Event(last);
  }
  return out + "data: [DONE]\n\n";
}

std::string ChatResponse::Failed(std::string_view error_body) { return "data: " + std::string(error_body) + "\n\n"; }

}  // namespace sam::api
