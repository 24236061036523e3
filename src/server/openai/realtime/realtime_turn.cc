#include "server/openai/realtime/realtime_turn.h"

#include <algorithm>

#include "base/tokens.h"
#include "base/unicode.h"

namespace sam::api {
namespace {

void Append(std::string& text, std::string_view more, std::string_view between) {
  if (!more.empty()) (text += text.empty() ? "" : between) += more;
}

/// What a function gave, with the call that asked for it.
QuotedMessage QuoteOutput(const RealtimeItem& output, const std::vector<RealtimeItems::Place>& items) {
  const auto call = std::ranges::find_if(items, [&](const RealtimeItems::Place& item) { return item->kind == RealtimeItem::Kind::kCall && !item->call_id.empty() && item->call_id == output.call_id; });
  return {QuotedSpeaker::kTool, call == items.end() ? output.text : (*call)->name + " " + (*call)->text + " gave: " + output.text};
}

QuotedMessage Quote(const RealtimeItem& item) {
  if (item.kind != RealtimeItem::Kind::kMessage) return {QuotedSpeaker::kTool, item.text};
  return {item.role == "user" ? QuotedSpeaker::kPerson : QuotedSpeaker::kHer, item.text};
}

bool IsFrom(const RealtimeItem& item, std::string_view role) { return item.kind == RealtimeItem::Kind::kMessage && item.role == role; }

/// Where what is said now begins: behind her last words. What a function gave is about the words before its call, which are said again then.
size_t Beginning(const std::vector<RealtimeItems::Place>& items) {
  size_t begin = 0;
  for (size_t i = 0; i < items.size(); ++i)
    if (IsFrom(*items[i], "assistant") || items[i]->kind == RealtimeItem::Kind::kCall) begin = i + 1;
  return begin;
}

}  // namespace

RealtimeTurn TakeTurnFrom(const RealtimeItems& items, const RealtimeSettings& settings) {
  RealtimeTurn turn;
  const auto& all = items.all();
  const size_t begin = Beginning(all);
  Append(turn.context.system, settings.instructions, "\n\n");
  std::string before;  // the last that the person said before it
  for (size_t i = 0; i < all.size(); ++i) {
    RealtimeItem& item = *all[i];
    turn.input_tokens += EstimateTokens(item.text);
    if (IsFrom(item, "user") && i < begin) before = item.text;
    if (IsFrom(item, "system")) Append(turn.context.system, item.text, "\n\n");
    else if (IsFrom(item, "user") && i >= begin && !item.taken) Append(turn.said, item.text, " "), item.taken = true;
    else if (item.kind == RealtimeItem::Kind::kCallOutput && i >= begin) turn.context.since.push_back(QuoteOutput(item, all));
    else if (!item.taken && !item.text.empty()) turn.context.earlier.push_back(Quote(item));
  }
  if (turn.said.empty() && !turn.context.since.empty()) turn.said = before;
  turn.said = CleanText(turn.said);
  turn.context.functions = settings.functions;
  turn.context.most_tokens = settings.most_tokens;
  turn.input_tokens += EstimateTokens(settings.instructions);
  return turn;
}

}  // namespace sam::api
