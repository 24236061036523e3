// tools.json of the data folder: which servers of tools there are, in the shape that other programs know, too.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sam::tools {

/// One entry of "mcpServers": a command that is started, or an address.
struct ServerConfig {
  std::string name;                                            // letters, digits, - and _; at most 32
  std::string command{};                                       // a file, or a name that PATH knows
  std::vector<std::string> arguments{};
  std::vector<std::pair<std::string, std::string>> env{};      // all that the process gets, next to PATH and HOME
  std::string url{};                                           // http or https; "" where there is a command
  std::vector<std::pair<std::string, std::string>> headers{};  // sent with each request; values as they are written: see FillIn

  /// For people: the command's name, or the address without its path, which may hold a key.
  std::string Shown() const;
};

/// `value` with each ${NAME} or ${env:NAME} as the environment has it, and each ${file:PATH} as a file that nobody else may read holds it. kInvalidArgument, kNotFound: the message never
/// repeats what was read.
Result<std::string> FillIn(const std::string& value);

/// No servers where the file is missing. kCorrupt where it cannot be read, with the entry that is wrong. Entries with "disabled":true are left out.
Result<std::vector<ServerConfig>> ReadToolsFile(const std::string& path);
/// The same of a text; `from` names it in errors.
Result<std::vector<ServerConfig>> ReadToolsConfig(const std::string& text, const std::string& from);

}  // namespace sam::tools
