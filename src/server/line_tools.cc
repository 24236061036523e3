// Tools over the line protocol: {"tools":true} lists them, {"tools":{"allow":"calendar.create_event"}} and {"tools":{"deny":"..."}} are the person's choice,
// {"tools":{"log":true}} tells what was asked, called and sent.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "server/json.h"
#include "server/json_reins.h"
#include "server/line_protocol.h"
#include "tools/toolbox.h"

namespace sam {
namespace {

using boost::asio::awaitable;
using nlohmann::json;
using nlohmann::ordered_json;

std::string_view StateOf(const tools::Tool& tool, const ToolConsent& consent) {
  const auto allowed = consent.allowed.find(tool.name);
  if (allowed == consent.allowed.end()) return "no";
  return allowed->second == tool.hash ? "yes" : "changed";
}

ordered_json ToJson(const tools::Listing& listing, const ToolConsent& consent, const std::vector<std::string>& servers) {
  ordered_json tools = ordered_json::array();
  for (const tools::Tool& tool : listing.tools)
    tools.push_back({{"name", tool.name}, {"allowed", StateOf(tool, consent)}, {"asks_each_time", !tool.read_only}, {"description", tool.description}});
  for (const auto& [name, hash] : consent.allowed) {
    const bool there = std::any_of(listing.tools.begin(), listing.tools.end(), [&, &wanted = name](const tools::Tool& tool) { return tool.name == wanted; });
    if (!there) tools.push_back({{"name", name}, {"allowed", "away"}});
  }
  return {{"tools", std::move(tools)}, {"servers", servers}, {"failures", listing.failures}};
}

}  // namespace

awaitable<std::string> LineProtocol::AnswerTools(json what) {
  const auto text = [&](const char* key) { return what.is_object() && what.contains(key) && what[key].is_string() ? CleanText(what[key].get<std::string>(), 200) : std::string(); };
  const std::string allow = text("allow"), deny = text("deny");
  const bool log = what.is_object() && what.value("log", json()) == true;
  if (what != true && allow.empty() && deny.empty() && !log) co_return wire::ErrorLine("\"tools\" is true, {\"allow\":\"NAME\"}, {\"deny\":\"NAME\"} or {\"log\":true}; send one of them");
  tools::Toolbox* const box = people_.household().tools;
  const std::vector<std::string> servers = box == nullptr ? std::vector<std::string>() : box->Servers();
  tools::Listing listing;
  std::set<std::string> all;
  const std::stop_token never;
  if (box != nullptr && deny.empty() && !log) listing = co_await box->List(all, never);
  const auto found = std::find_if(listing.tools.begin(), listing.tools.end(), [&](const tools::Tool& tool) { return tool.name == allow; });
  if (!allow.empty() && found == listing.tools.end())
    co_return wire::ErrorLine(fmt::format("there is no tool '{}'; samantha tools list shows them{}", allow, listing.failures.empty() ? "" : " (" + listing.failures.front() + ")"));
  const std::string hash = allow.empty() ? "" : found->hash;
  std::function<awaitable<Result<std::string>>(Conversation&)> act = [&](Conversation& conversation) -> awaitable<Result<std::string>> {
    Result<void> kept;
    if (!allow.empty()) kept = co_await conversation.AllowTool(allow, hash, Now());
    else if (!deny.empty() && conversation.life().tools().allowed.contains(deny)) kept = co_await conversation.DenyTool(deny, Now());
    else if (!deny.empty()) kept = Fail(ErrorCode::kNotFound, fmt::format("'{}' is not allowed; there is nothing to take back", deny));
    if (!kept) co_return tl::unexpected(kept.error());
    if (!allow.empty()) co_return wire::Line({{"allowed", allow}});
    if (!deny.empty()) co_return wire::Line({{"denied", deny}});
    if (!log) co_return wire::Line(ToJson(listing, conversation.life().tools(), servers));
    auto audit = conversation.Audit();
    if (!audit) co_return tl::unexpected(audit.error());
    std::erase_if(*audit, [](const conscience::AuditEntry& entry) { return entry.kind != "tool"; });
    co_return wire::Line({{"log", wire::ToJson(*audit)}});
  };
  auto line = co_await session_->With(std::move(act));
  co_return line ? *line : wire::ErrorLine(line.error().message);
}

}  // namespace sam
