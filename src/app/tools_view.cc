#include "app/tools_view.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace sam::app {

using nlohmann::json;

std::string ToolsLine(const std::string& what, const std::string& name) {
  json tools = true;
  if (what == "allow" || what == "deny") tools = json{{what, name}};
  else if (what == "log") tools = json{{"log", true}};
  return json{{"tools", std::move(tools)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string ToolsShown(const json& answer) {
  std::string out;
  for (const json& tool : answer.value("tools", json::array())) {
    const std::string state = tool.value("allowed", ""), about = tool.value("description", "");
    const char* may = state == "yes" ? (tool.value("asks_each_time", true) ? "asks you each time" : "may be used") : state == "changed" ? "changed since; allow it again" : state == "away" ? "not there now" : "not allowed";
    out += fmt::format("  {:<32} {:<30} {}\n", tool.value("name", ""), may, about.empty() ? "" : "“" + about + "”");
  }
  if (answer.contains("tools") && answer["tools"].empty()) out += "  no tools; tools.json in the data folder names their servers (docs/tools.md)\n";
  for (const json& server : answer.value("servers", json::array())) out += fmt::format("  from {}\n", server.get<std::string>());
  for (const json& failure : answer.value("failures", json::array())) out += fmt::format("  {}\n", failure.get<std::string>());
  for (const json& entry : answer.value("log", json::array())) out += fmt::format("  {}  {}\n", entry.value("at", "").substr(0, 16), entry.value("what", ""));
  if (answer.contains("allowed")) out += fmt::format("  {} may be used\n", answer["allowed"].get<std::string>());
  if (answer.contains("denied")) out += fmt::format("  {} is not used any more\n", answer["denied"].get<std::string>());
  return out;
}

}  // namespace sam::app
