#include "tools/mcp_client.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/unicode.h"
#include "net/http_client.h"
#include "tools/http_line.h"
#include "tools/stdio_line.h"

namespace sam::tools {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 4> kVersions = {"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"};  // newest first
constexpr int kDeepest = 64, kMostPages = 16, kMethodNotFound = -32601;
constexpr size_t kMostTools = 256, kLongestName = 64, kLongestDescription = 1000, kLongestSchema = 8192;

std::string Dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::optional<json> Parse(const std::string& text) {
  bool too_deep = false;
  json value = json::parse(text, [&](int depth, json::parse_event_t, json&) { return too_deep = too_deep || depth >= kDeepest, !too_deep; }, false);
  if (value.is_discarded() || too_deep) return std::nullopt;
  return value;
}

std::string Text(const json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool Flag(const json& object, const char* key, bool otherwise) {
  if (!object.is_object() || !object.contains(key) || !object[key].is_boolean()) return otherwise;
  return object[key].get<bool>();
}

std::string HashOf(const std::string& text) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
  std::string hex;
  for (const unsigned char byte : hash) hex += fmt::format("{:02x}", byte);
  return hex;
}

bool IsToolName(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/';
  });
}

/// None for one that is left out.
std::optional<Tool> ReadTool(const std::string& server, const json& entry) {
  const std::string name = Text(entry, "name");
  const json schema = entry.is_object() ? entry.value("inputSchema", json::object()) : json();
  const json hints = entry.is_object() ? entry.value("annotations", json::object()) : json();
  Tool tool{.name = server + "." + name, .description = CleanText(Text(entry, "description"), kLongestDescription), .schema = Dump(schema), .hash = {}};
  if (!IsToolName(name) || !schema.is_object() || tool.schema.size() > kLongestSchema) return std::nullopt;
  tool.read_only = Flag(hints, "readOnlyHint", false);
  tool.open_world = Flag(hints, "openWorldHint", true);
  tool.hash = HashOf(Dump(json{name, Text(entry, "title"), Text(entry, "description"), schema, hints}));
  return tool;
}

/// The text parts of a result; what else is in it is only named.
std::string TextOf(const json& result, size_t longest) {
  std::string text;
  const json content = result.is_object() ? result.value("content", json::array()) : json::array();
  for (const json& part : content) {
    if (text.size() > longest) break;
    const std::string type = Text(part, "type");
    const std::string words = type == "text" ? Text(part, "text") : type == "resource" && part.contains("resource") ? Text(part["resource"], "text") : fmt::format("[{}]", CleanText(type, 40));
    text += (text.empty() ? "" : "\n") + words;
  }
  if (text.empty() && result.is_object() && result.contains("structuredContent")) text = Dump(result["structuredContent"]);
  return CleanText(text, longest);
}

}  // namespace

/// One request and what comes before its answer.
class McpClient::Messages {
 public:
  Messages(McpClient& client, Deadline deadline, const std::stop_token& stop) : client_(client), deadline_(deadline), stop_(stop) {}

  Result<json> Exchange(const char* method, json params) {
    const int64_t id = ++client_.last_id_;
    if (auto sent = Send({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}}, Awaits::kAnswer); !sent) return tl::unexpected(sent.error());
    for (size_t bytes = 0, count = 0;;) {
      auto line = client_.line_->Receive(deadline_, stop_);
      if (!line && line.error().code == ErrorCode::kCancelled) Cancel(id);
      if (!line) return tl::unexpected(line.error());
      bytes += line->size();
      if (++count > static_cast<size_t>(client_.limits_.most_messages) || bytes > client_.limits_.most_bytes) return Fail(ErrorCode::kExhausted, "it sends too much without an answer");
      auto message = Parse(*line);
      if (!message) continue;  // some write their log to the same place
      if (!message->is_array()) message = json::array({std::move(*message)});
      for (json& each : *message) {
        if (auto answer = Take(each, id)) return std::move(*answer);
      }
    }
  }

  Result<void> Notify(const char* method) { return Send({{"jsonrpc", "2.0"}, {"method", method}}, Awaits::kNothing); }

 private:
  Result<void> Send(const json& message, Awaits awaits) { return client_.line_->Send(Dump(message), awaits, deadline_, stop_); }

  void Cancel(int64_t id) {
    const json message = {{"jsonrpc", "2.0"}, {"method", "notifications/cancelled"}, {"params", {{"requestId", id}, {"reason", "stopped"}}}};
    (void)client_.line_->Send(Dump(message), Awaits::kNothing, std::chrono::steady_clock::now() + std::chrono::milliseconds(100), {});
  }

  /// The result or the error where `message` is the answer to `id`; what the server asks for is refused, what else it tells is let be.
  std::optional<Result<json>> Take(const json& message, int64_t id) {
    if (!message.is_object()) return std::nullopt;
    const std::string method = Text(message, "method");
    if (!method.empty()) {
      if (method == "notifications/tools/list_changed") client_.list_changed_ = true;
      if (!message.contains("id")) return std::nullopt;
      json answer = {{"jsonrpc", "2.0"}, {"id", message["id"]}};
      if (method == "ping") answer["result"] = json::object();
      else answer["error"] = {{"code", kMethodNotFound}, {"message", "Method not found"}};
      (void)Send(answer, Awaits::kNothing);  // where the line is gone, the next that is received says so
      return std::nullopt;
    }
    if (!message.contains("id") || !message["id"].is_number_integer() || message["id"] != id) return std::nullopt;
    if (message.contains("result") && message["result"].is_object()) return message["result"];
    const std::string why = message.contains("error") ? CleanText(Text(message["error"], "message"), 200) : "";
    return Result<json>(Fail(ErrorCode::kInternal, why.empty() ? "it answers with an error that says nothing" : why));
  }

  McpClient& client_;
  const Deadline deadline_;
  const std::stop_token& stop_;
};

McpClient::McpClient(ServerConfig config, McpLimits limits, std::shared_ptr<net::HttpClient> http)
    : config_(std::move(config)), limits_(limits), http_(config_.url.empty() || http ? std::move(http) : std::make_shared<net::HttpClient>()) {}
McpClient::~McpClient() = default;

/// After a fault of the line or of the protocol nothing it says is taken any more; it is begun anew later.
Error McpClient::Fallen(Error error) {
  error.message = fmt::format("the tool server '{}': {}", config_.name, error.message);
  if (error.code == ErrorCode::kCancelled || error.code == ErrorCode::kInternal) return error;
  session_over_ = line_ && line_->session_over();
  line_.reset();
  tools_.clear();
  list_changed_ = true;
  if (!session_over_) LeaveAlone(error.message);
  return error;
}

void McpClient::LeaveAlone(std::string why) {
  last_failure_ = std::move(why);
  retry_at_ = std::chrono::steady_clock::now() + limits_.retry_after;
}

Result<std::unique_ptr<ServerLine>> McpClient::NewLine() const {
  if (config_.url.empty()) return StdioLine::Start(config_, limits_.longest_line);
  return HttpLine::Open(config_, limits_, http_);
}

/// Once more, over a new session, where the server had ended the one it was tried in.
template <typename Work>
auto McpClient::InSession(const Work& work) {
  session_over_ = false;
  auto outcome = work();
  if (outcome || !std::exchange(session_over_, false)) return outcome;
  outcome = work();
  if (session_over_) LeaveAlone(outcome.error().message);
  return outcome;
}

Result<void> McpClient::Open(const std::stop_token& stop) {
  if (line_) return {};
  if (std::chrono::steady_clock::now() < retry_at_) return Fail(ErrorCode::kUnavailable, last_failure_);
  if (sodium_init() < 0) return Fail(ErrorCode::kInternal, "the library that tools are hashed with does not start");
  auto line = NewLine();
  if (!line) return tl::unexpected(Fallen(line.error()));
  line_ = std::move(*line);
  auto shaken = Shake(stop);
  if (shaken) return {};
  line_.reset();  // half open is not open
  return tl::unexpected(Fallen(shaken.error()));
}

Result<void> McpClient::Shake(const std::stop_token& stop) {
  Messages messages(*this, std::chrono::steady_clock::now() + limits_.start, stop);
  auto greeted = messages.Exchange("initialize", {{"protocolVersion", kVersions.front()}, {"capabilities", json::object()}, {"clientInfo", {{"name", "samantha"}, {"version", "0.1.0"}}}});
  if (!greeted) return Fail(greeted.error().code == ErrorCode::kInternal ? ErrorCode::kCorrupt : greeted.error().code, greeted.error().message);
  const std::string version = Text(*greeted, "protocolVersion");
  if (std::find(kVersions.begin(), kVersions.end(), version) == kVersions.end())
    return Fail(ErrorCode::kCorrupt, fmt::format("it speaks version '{}' of the protocol, which is not known here", CleanText(version, 40)));
  line_->Agree(version);
  return messages.Notify("notifications/initialized");
}

Result<std::vector<Tool>> McpClient::Ask(const std::stop_token& stop) {
  Messages messages(*this, std::chrono::steady_clock::now() + limits_.list, stop);
  std::vector<Tool> tools;
  std::set<std::string> names;
  std::string cursor;
  for (int page = 0; page == 0 || !cursor.empty(); ++page) {
    if (page == kMostPages) return Fail(ErrorCode::kExhausted, fmt::format("it lists its tools on more than {} pages", kMostPages));
    auto listed = messages.Exchange("tools/list", cursor.empty() ? json::object() : json{{"cursor", cursor}});
    if (!listed) return tl::unexpected(listed.error());
    const json entries = listed->value("tools", json());
    if (!entries.is_array()) return Fail(ErrorCode::kCorrupt, "it lists no tools");
    for (const json& entry : entries) {
      auto tool = ReadTool(config_.name, entry);
      if (tool && names.insert(tool->name).second && tools.size() < kMostTools) tools.push_back(std::move(*tool));
    }
    cursor = Text(*listed, "nextCursor");
  }
  return tools;
}

Result<std::vector<Tool>> McpClient::List(const std::stop_token& stop) {
  return InSession([&] { return ListOnce(stop); });
}

Result<std::string> McpClient::Call(const std::string& name, const std::string& arguments, const std::string& hash, const std::stop_token& stop) {
  return InSession([&] { return CallOnce(name, arguments, hash, stop); });
}

Result<std::vector<Tool>> McpClient::ListOnce(const std::stop_token& stop) {
  if (auto opened = Open(stop); !opened) return tl::unexpected(opened.error());
  const Deadline now = std::chrono::steady_clock::now();
  if (!list_changed_ && now < listed_at_ + limits_.listed_for) return tools_;
  list_changed_ = false;
  auto tools = Ask(stop);
  if (!tools) {
    list_changed_ = true;
    return tl::unexpected(Fallen(tools.error()));
  }
  tools_ = *tools;
  listed_at_ = now;
  return tools;
}

/// Of a call: only one that was turned away with the session is surely not done.
Error McpClient::Unanswered(Error error) {
  error = Fallen(std::move(error));
  if (error.code != ErrorCode::kNotFound) session_over_ = false;
  if (error.code == ErrorCode::kUnavailable || error.code == ErrorCode::kExhausted || error.code == ErrorCode::kCorrupt) error.message += "; what was asked may have been done all the same";
  return error;
}

Result<std::string> McpClient::CallOnce(const std::string& name, const std::string& arguments, const std::string& hash, const std::stop_token& stop) {
  auto given = Parse(arguments);
  if (!given || !given->is_object()) return Fail(ErrorCode::kInvalidArgument, fmt::format("the arguments of {} are no JSON object", name));
  list_changed_ = true;
  auto tools = ListOnce(stop);
  if (!tools) return tl::unexpected(tools.error());
  const auto tool = std::find_if(tools->begin(), tools->end(), [&](const Tool& each) { return each.name == name; });
  if (tool == tools->end()) return Fail(ErrorCode::kNotFound, fmt::format("there is no tool {}", name));
  if (tool->hash != hash) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} says something else of itself than when it was allowed; it has to be allowed again", name));
  Messages messages(*this, std::chrono::steady_clock::now() + limits_.call, stop);
  auto result = messages.Exchange("tools/call", {{"name", name.substr(config_.name.size() + 1)}, {"arguments", std::move(*given)}});
  if (!result) return tl::unexpected(Unanswered(result.error()));
  std::string text = TextOf(*result, limits_.longest_text);
  if (Flag(*result, "isError", false)) return Fail(ErrorCode::kInternal, text.empty() ? "it says that it failed" : text);
  return text;
}

}  // namespace sam::tools
