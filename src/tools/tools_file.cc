#include "tools/tools_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace sam::tools {
namespace {

using nlohmann::json;

constexpr size_t kMostServers = 32, kLongestName = 32;

bool IsName(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

Result<ServerConfig> ReadServer(const std::string& name, const json& entry) {
  const auto wrong = [&](std::string_view what) { return Fail(ErrorCode::kCorrupt, fmt::format("server '{}': {}", name.substr(0, 40), what)); };
  if (!IsName(name)) return wrong("its name may have letters, digits, - and _ only, at most 32");
  if (!entry.is_object()) return wrong("it is no object; write {\"command\":\"...\",\"args\":[...]}");
  const auto command = entry.find("command");
  if (command == entry.end() || !command->is_string() || command->get_ref<const std::string&>().empty()) return wrong("it needs a \"command\" to start; addresses (\"url\") are not supported");
  ServerConfig config{.name = name, .command = command->get<std::string>(), .arguments = {}, .env = {}};
  const json arguments = entry.value("args", json::array()), env = entry.value("env", json::object());
  if (!arguments.is_array() || !std::all_of(arguments.begin(), arguments.end(), [](const json& each) { return each.is_string(); })) return wrong("\"args\" is a list of strings");
  for (const json& each : arguments) config.arguments.push_back(each.get<std::string>());
  if (!env.is_object()) return wrong("\"env\" is an object of strings");
  for (const auto& [key, value] : env.items()) {
    if (!value.is_string() || key.empty() || key.find('=') != key.npos) return wrong("\"env\" is an object of strings");
    config.env.emplace_back(key, value.get<std::string>());
  }
  return config;
}

}  // namespace

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
