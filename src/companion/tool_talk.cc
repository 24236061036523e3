// Tools in a talk: what the person allows, what is offered to the mind, the call that a yes is said to.
#include "companion/conversation.h"
#include "tools/consent.h"

namespace sam {

using boost::asio::awaitable;

awaitable<Result<void>> Conversation::AllowTool(std::string tool, std::string hash, Moment at) {
  ToolEvent event{"allowed", std::move(tool), std::move(hash)};
  Result<void> kept = co_await RecordTool(std::move(event), Clock(at));
  co_return kept;
}

awaitable<Result<void>> Conversation::DenyTool(std::string tool, Moment at) {
  ToolEvent event{"denied", std::move(tool), ""};
  Result<void> kept = co_await RecordTool(std::move(event), Clock(at));
  co_return kept;
}

awaitable<Result<void>> Conversation::RecordTool(ToolEvent event, Moment at) {
  Keep(at, std::move(event));
  Result<void> kept = co_await Flush();
  co_return kept;
}

ToolDesk Conversation::OpenDesk(const Utterance& utterance, const Percept& percept) {
  if (household_.tools != nullptr && BringsWordsOfOthers(utterance, percept)) Keep(utterance.at, ToolEvent{"quoted", "", ""});
  tools::Toolbox* const box = household_.mind->pace() == Pace::kStreaming ? household_.tools : nullptr;
  return ToolDesk(box, life_.tools(), [this, at = utterance.at](ToolEvent event) { return RecordTool(std::move(event), at); });
}

awaitable<Result<std::string>> Conversation::OpenTools(ToolsNow now, std::optional<AskedCall> asked, Utterance& utterance, Thought& thought, ToolDesk& desk, std::vector<std::string>& notices, std::stop_token stop) {
  if (now == ToolsNow::kNone) co_return std::string();
  auto offered = co_await desk.Offer(stop);
  if (!offered) co_return tl::unexpected(offered.error());
  thought.tools = std::move(*offered);
  for (const std::string& tool : desk.changed()) notices.push_back(ToolLine("tools.changed", thought, tool));
  if (!asked || household_.mind->pace() != Pace::kStreaming || thought.percept.IsShown() || !tools::MeansYes(utterance.text, *asked)) co_return std::string();
  const std::string tool = asked->tool;
  const CallOutcome outcome = co_await desk.MakeConfirmed(std::move(*asked), stop);
  const bool gave = outcome.kind == CallOutcome::Kind::kGave;
  utterance.context.since.push_back({QuotedSpeaker::kTool, tool + (gave ? " gave: " : " failed: ") + outcome.text});
  co_return ToolLine(gave ? "tools.done" : "tools.failed", thought, tool);
}

}  // namespace sam
