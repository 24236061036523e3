#include "tools/tools_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "base/key_file.h"
#include "base/unicode.h"
#include "net/url.h"

namespace sam::tools {
namespace {

using nlohmann::json;

constexpr size_t kMostServers = 32, kLongestName = 32;

bool IsName(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

/// What the protocol itself sets, or would part one request from the next.
constexpr std::array<std::string_view, 14> kOurs = {"accept",     "accept-encoding", "connection", "content-length", "content-type",      "expect",  "host",
                                                    "keep-alive", "last-event-id",   "range",      "te",             "transfer-encoding", "trailer", "upgrade"};

bool IsHeaderName(const std::string& name) {
  const std::string lower = ToLower(name);
  return IsName(name) && !lower.starts_with("mcp-") && std::find(kOurs.begin(), kOurs.end(), lower) == kOurs.end();
}

using Strings = std::vector<std::pair<std::string, std::string>>;

/// None where `object` is no object of strings.
std::optional<Strings> ReadStrings(const json& object) {
  Strings strings;
  if (!object.is_object()) return std::nullopt;
  for (const auto& [key, value] : object.items()) {
    if (!value.is_string() || key.empty()) return std::nullopt;
    strings.emplace_back(key, value.get<std::string>());
  }
  return strings;
}

/// Both fill in `config`; the error says what is wrong with the entry.
Result<void> ReadCommand(const json& entry, ServerConfig& config) {
  const auto wrong = [](std::string_view what) { return Fail(ErrorCode::kCorrupt, std::string(what)); };
  const json& command = entry["command"];
  if (!command.is_string() || command.get_ref<const std::string&>().empty()) return wrong("its \"command\" is no text");
  config.command = command.get<std::string>();
  const json arguments = entry.value("args", json::array());
  if (!arguments.is_array() || !std::all_of(arguments.begin(), arguments.end(), [](const json& each) { return each.is_string(); })) return wrong("\"args\" is a list of strings");
  for (const json& each : arguments) config.arguments.push_back(each.get<std::string>());
  auto env = ReadStrings(entry.value("env", json::object()));
  if (!env || std::any_of(env->begin(), env->end(), [](const auto& each) { return each.first.find('=') != each.first.npos; })) return wrong("\"env\" is an object of strings");
  config.env = std::move(*env);
  return {};
}

Result<void> ReadAddress(const json& entry, ServerConfig& config) {
  const auto wrong = [](std::string_view what) { return Fail(ErrorCode::kCorrupt, std::string(what)); };
  if (entry.value("type", json()) == "sse") return wrong("the older transport, HTTP+SSE, is not spoken here; give the address of its Streamable HTTP, often one that ends in /mcp, and \"type\":\"http\"");
  const auto url = net::ParseUrl(entry["url"].is_string() ? entry["url"].get<std::string>() : std::string());
  if (!url) return wrong("\"url\": " + url.error().message);
  config.url = url->Text();
  auto headers = ReadStrings(entry.value("headers", json::object()));
  if (!headers) return wrong("\"headers\" is an object of strings");
  for (const auto& [name, value] : *headers)
    if (!IsHeaderName(name)) return wrong(fmt::format("the header '{}' is none that can be set", CleanText(name, 40)));
  config.headers = std::move(*headers);
  return {};
}

Result<ServerConfig> ReadServer(const std::string& name, const json& entry) {
  const auto wrong = [&](std::string_view what) { return Fail(ErrorCode::kCorrupt, fmt::format("server '{}': {}", name.substr(0, 40), what)); };
  if (!IsName(name)) return wrong("its name may have letters, digits, - and _ only, at most 32");
  if (!entry.is_object()) return wrong("it is no object; write {\"command\":\"...\",\"args\":[...]} or {\"url\":\"...\"}");
  if (entry.contains("command") == entry.contains("url")) return wrong("it needs a \"command\" to start or the \"url\" of its address, one of them");
  ServerConfig config{.name = name};
  auto read = entry.contains("url") ? ReadAddress(entry, config) : ReadCommand(entry, config);
  if (!read) return wrong(read.error().message);
  return config;
}

/// What stands between "${" and "}".
Result<std::string> LookUp(const std::string& named) {
  if (named.starts_with("file:")) {
    auto text = ReadKeyFile(named.substr(5));
    if (!text) return text;
    return std::string(Trim(*text));
  }
  const std::string variable = named.starts_with("env:") ? named.substr(4) : named;
  const char* value = std::getenv(variable.c_str());
  if (value == nullptr || *value == '\0') return Fail(ErrorCode::kNotFound, fmt::format("the environment variable '{}' is not set; set it where she is started", CleanText(variable, 60)));
  return std::string(Trim(value));
}

}  // namespace

std::string ServerConfig::Shown() const {
  if (url.empty()) return command.substr(command.rfind('/') + 1);
  const auto address = net::ParseUrl(url);
  return address ? address->Origin() : std::string();
}

Result<std::string> FillIn(const std::string& value) {
  std::string filled;
  for (size_t at = 0;;) {
    const size_t begin = value.find("${", at), end = begin == value.npos ? begin : value.find('}', begin);
    filled += value.substr(at, begin - at);
    if (begin == value.npos) return filled;
    if (end == value.npos) return Fail(ErrorCode::kInvalidArgument, "a '${' has no '}'");
    auto text = LookUp(value.substr(begin + 2, end - begin - 2));
    if (!text) return text;
    filled += *text;
    at = end + 1;
  }
}

Result<std::vector<ServerConfig>> ReadToolsConfig(const std::string& text, const std::string& from) {
  const json object = json::parse(text, [](int depth, json::parse_event_t, json&) { return depth < 16; }, false);
  if (!object.is_object() || !object.contains("mcpServers") || !object["mcpServers"].is_object())
    return Fail(ErrorCode::kCorrupt, fmt::format("{} cannot be read; it has the form {{\"mcpServers\":{{\"calendar\":{{\"command\":\"...\",\"args\":[...]}}}}}}", from));
  std::vector<ServerConfig> servers;
  for (const auto& [name, entry] : object["mcpServers"].items()) {
    if (entry.is_object() && entry.value("disabled", json()) == true) continue;
    auto server = ReadServer(name, entry);
    if (!server) return Fail(ErrorCode::kCorrupt, fmt::format("{}: {}", from, server.error().message));
    servers.push_back(std::move(*server));
  }
  if (servers.size() > kMostServers) return Fail(ErrorCode::kCorrupt, fmt::format("{} has {} servers, at most {}; take some out", from, servers.size(), kMostServers));
  return servers;
}

Result<std::vector<ServerConfig>> ReadToolsFile(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return std::vector<ServerConfig>();
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) return Fail(ErrorCode::kCorrupt, fmt::format("{} cannot be read; look at its owner", path));
  return ReadToolsConfig(text.str(), path);
}

}  // namespace sam::tools
