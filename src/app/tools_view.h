// Tools as the terminal asks for them and shows them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace sam::app {

/// The line of "list", "allow", "deny" or "log".
std::string ToolsLine(const std::string& what, const std::string& name);
/// What was answered, a tool a line. Descriptions are the servers' words and are shown as quotations.
std::string ToolsShown(const nlohmann::json& answer);

}  // namespace sam::app
