// tools.json of the data folder: which servers of tools there are, in the shape that other programs know, too.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sam::tools {

/// One entry of "mcpServers".
struct ServerConfig {
  std::string name;                                      // letters, digits, - and _; at most 32
  std::string command;                                   // a file, or a name that PATH knows
  std::vector<std::string> arguments;
  std::vector<std::pair<std::string, std::string>> env;  // all that the process gets, next to PATH and HOME
};

/// No servers where the file is missing. kCorrupt where it cannot be read, with the entry that is wrong. Entries with "disabled":true are left out.
Result<std::vector<ServerConfig>> ReadToolsFile(const std::string& path);
/// The same of a text; `from` names it in errors.
Result<std::vector<ServerConfig>> ReadToolsConfig(const std::string& text, const std::string& from);

}  // namespace sam::tools
