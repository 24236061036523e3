#include "companion/tool_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/random.h"
#include "base/unicode.h"
#include "conscience/conscience.h"
#include "content/pack.h"
#include "content/realise.h"
#include "core/shown_text.h"
#include "tools/consent.h"

namespace sam {
namespace {

using boost::asio::awaitable;

constexpr int kMostCalls = 3;             // a turn
constexpr uint32_t kOfLate = 64;          // turns in which a mind may still have before it what it was given
constexpr size_t kMostOffered = 16;

bool ShowsText(std::string_view said) { return !PartShown(said).shown.empty(); }

}  // namespace

std::string ToolLine(std::string_view key, const Thought& thought, const std::string& tool) {
  const auto lines = content::Pack::Of(thought.language).Lines(key);
  if (lines.empty()) return {};
  const uint64_t draw = Draw(thought.seed, Number(thought.turn), key);
  return Realise(lines[draw % lines.size()], thought.level, {{"tool", tool}}, draw);
}

bool BringsWordsOfOthers(const Utterance& utterance, const Percept& percept) {
  const RequestContext& context = utterance.context;
  return !context.system.empty() || !context.earlier.empty() || !context.since.empty() || context.functions.may_call() || context.format.is_json() || percept.IsShown() || ShowsText(utterance.text);
}

bool WordsOfOthersAreBefore(const Thought& thought, const ToolConsent& consent) {
  if (BringsWordsOfOthers(thought.utterance, thought.percept) || !thought.persona.about.empty()) return true;
  if (consent.quoted != TurnId::kNone && Number(thought.turn) - Number(consent.quoted) <= kOfLate) return true;
  const auto& recent = thought.discourse.recent;
  if (std::any_of(recent.begin(), recent.end(), [](const DiscourseTurn& turn) { return ShowsText(turn.said) || !turn.shown.empty(); })) return true;
  return std::any_of(thought.recollections.begin(), thought.recollections.end(), [](const Recollection& each) { return each.episode && ShowsText(each.episode->said); });
}

awaitable<Result<std::vector<OfferedTool>>> ToolDesk::Offer(std::stop_token stop) {
  std::vector<OfferedTool> offered;
  if (box_ == nullptr || consent_.allowed.empty()) co_return offered;
  std::set<std::string> names;
  for (const auto& [name, hash] : consent_.allowed) names.insert(name);
  tools::Listing listing = co_await box_->List(names, stop);
  known_ = std::move(listing.tools);
  for (const std::string& name : names) {
    const tools::Tool* tool = Known(name);
    if (tool == nullptr) continue;  // its server is away; nothing is lost
    if (tool->hash != consent_.allowed.at(name)) {
      changed_.push_back(name);
      ToolEvent event{"changed", name, ""};
      if (auto kept = co_await record_(std::move(event)); !kept) co_return tl::unexpected(kept.error());
    } else if (offered.size() < kMostOffered) {
      offered.push_back({tool->name, tool->description, tool->schema});
    }
  }
  co_return offered;
}

const tools::Tool* ToolDesk::Known(const std::string& name) const {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const tools::Tool& tool) { return tool.name == name; });
  return found == known_.end() ? nullptr : &*found;
}

awaitable<CallOutcome> ToolDesk::Take(ToolCall call, const Thought& thought, std::stop_token stop) {
  using enum CallOutcome::Kind;
  if (box_ == nullptr || ++calls_ > kMostCalls || conscience::MayLeave(thought)) co_return CallOutcome{kRefused, "no more calls in this turn"};
  const auto before = WordsOfOthersAreBefore(thought, consent_) ? tools::Before::kWordsOfOthers : tools::Before::kOwnWords;
  const tools::Verdict verdict = tools::Decide(Known(call.name), call.name, consent_, before);
  if (verdict == tools::Verdict::kRefuse) co_return CallOutcome{kRefused, "the person has not allowed a tool of this name"};
  auto shown = tools::AsShown(call.arguments);
  if (!shown) co_return CallOutcome{kRefused, shown.error().message};
  AskedCall asked{call.name, std::move(*shown), verdict == tools::Verdict::kAskByName ? Assent::kByName : Assent::kPlain};
  if (verdict == tools::Verdict::kCall) co_return co_await Make("called", std::move(asked), stop);
  co_return co_await Ask(std::move(asked), thought);
}

awaitable<CallOutcome> ToolDesk::Ask(AskedCall call, const Thought& thought) {
  const bool by_name = call.assent == Assent::kByName;
  const std::string text = ToolLine(by_name ? "tools.ask-by-name" : "tools.ask", thought, call.tool) + " " + call.tool + " " + call.arguments;
  ToolEvent event{by_name ? "asked-by-name" : "asked", call.tool, call.arguments};
  const auto kept = co_await record_(std::move(event));
  if (!kept) co_return CallOutcome{CallOutcome::Kind::kRefused, "it could not be kept that the person was asked"};
  co_return CallOutcome{CallOutcome::Kind::kAsked, text};
}

awaitable<CallOutcome> ToolDesk::MakeConfirmed(AskedCall asked, std::stop_token stop) {
  CallOutcome outcome = co_await Make("confirmed", std::move(asked), stop);
  co_return outcome;
}

/// What was sent is kept before it is sent; what came back never is, but that the next calls know words of others in the talk.
awaitable<CallOutcome> ToolDesk::Make(const char* as, AskedCall call, std::stop_token stop) {
  const auto allowed = consent_.allowed.find(call.tool);
  if (box_ == nullptr || allowed == consent_.allowed.end()) co_return CallOutcome{CallOutcome::Kind::kRefused, "the person does not allow it any more"};
  const std::string hash = allowed->second;
  ToolEvent sending{as, call.tool, call.arguments}, quoted{"quoted", "", ""};
  auto kept = co_await record_(std::move(sending));
  if (kept) kept = co_await record_(std::move(quoted));
  if (!kept) co_return CallOutcome{CallOutcome::Kind::kRefused, "it could not be kept what would be sent"};
  auto given = co_await box_->Call(call.tool, call.arguments, hash, stop);
  if (given) co_return CallOutcome{CallOutcome::Kind::kGave, std::move(*given)};
  ToolEvent failed{"failed", call.tool, CleanText(given.error().message, 300)};
  (void)co_await record_(std::move(failed));
  co_return CallOutcome{CallOutcome::Kind::kRefused, given.error().message};
}

}  // namespace sam
