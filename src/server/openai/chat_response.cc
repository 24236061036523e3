#include "server/openai/chat_response.h"

#include <algorithm>
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

ordered_json Calls(const std::vector<ToolCall>& calls) {
  ordered_json out = ordered_json::array();
  for (const ToolCall& call : calls) out.push_back({{"id", call.id}, {"type", "function"}, {"function", {{"name", call.name}, {"arguments", call.arguments}}}});
  return out;
}

/// The model's own counts, or estimates.
ordered_json UsageOf(const TurnReport& report, size_t prompt_tokens) {
  if (report.tokens && report.tokens->prompt > 0)
    return {{"prompt_tokens", report.tokens->prompt}, {"completion_tokens", report.tokens->answer}, {"total_tokens", report.tokens->prompt + report.tokens->answer}, {"prompt_tokens_details", {{"cached_tokens", report.tokens->reused}}}};
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
  for (const std::string& notice : report.notices) out += (report.reply.empty() && out.empty() ? "" : "\n\n") + notice;
  return out;
}

std::string ChatResponse::Whole(const TurnReport& report) const {
  const std::string text = report.reply + NoticesAfter(report);
  ordered_json message = {{"role", "assistant"}, {"content", nullptr}, {"refusal", nullptr}};
  if (report.is_refusal) message["refusal"] = text;
  else if (!text.empty() || report.calls.empty()) message["content"] = text;
  if (!report.calls.empty()) message["tool_calls"] = Calls(report.calls);
  ordered_json choices = ordered_json::array();
  choices.push_back({{"index", 0}, {"message", std::move(message)}, {"logprobs", nullptr}, {"finish_reason", FinishReason(report)}});
  return Dump({{"id", id_}, {"object", "chat.completion"}, {"created", created_}, {"model", kModel}, {"system_fingerprint", nullptr}, {"choices", std::move(choices)},
               {"usage", UsageOf(report, prompt_tokens_)}});
}

std::string ChatResponse::First(Usage usage, Content content) const {
  ordered_json delta = {{"role", "assistant"}, {"content", nullptr}, {"refusal", nullptr}};
  if (content == Content::kWords) delta["content"] = "";
  return Event(Chunk(id_, created_, Choice(std::move(delta), nullptr), usage));
}

std::string ChatResponse::Piece(std::string_view text, Usage usage) const { return Event(Chunk(id_, created_, Choice({{"content", text}}, nullptr), usage)); }

std::string ChatResponse::Document(const TurnReport& report, Usage usage) const {
  constexpr size_t kPiece = 64;  // bytes
  std::string out;
  for (size_t at = 0; at < report.reply.size();) {
    size_t end = std::min(at + kPiece, report.reply.size());
    while (end < report.reply.size() && (static_cast<unsigned char>(report.reply[end]) & 0xC0) == 0x80) ++end;
    out += Event(Chunk(id_, created_, Choice({{report.is_refusal ? "refusal" : "content", report.reply.substr(at, end - at)}}, nullptr), usage));
    at = end;
  }
  return out;
}

std::string ChatResponse::Last(const TurnReport& report, Usage usage) const {
  std::string out;
  for (size_t i = 0; i < report.calls.size(); ++i) {
    const ToolCall& call = report.calls[i];
    const auto delta = [&](ordered_json part) {
      ordered_json calls = ordered_json::array();
      calls.push_back(std::move(part));
      out += Event(Chunk(id_, created_, Choice({{"tool_calls", std::move(calls)}}, nullptr), usage));
    };
    delta({{"index", i}, {"id", call.id}, {"type", "function"}, {"function", {{"name", call.name}, {"arguments", ""}}}});
    delta({{"index", i}, {"function", {{"arguments", call.arguments}}}});
  }
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
