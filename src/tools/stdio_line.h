// The line to a server of tools that runs as a child process: one message a line, each bounded in length and time.
#pragma once

#include <memory>
#include <string>

#include "base/child_process.h"
#include "tools/server_line.h"
#include "tools/tools_file.h"

namespace sam::tools {

/// The process ends with it: by its id, where it does not go by itself.
class StdioLine final : public ServerLine {
 public:
  /// kUnavailable where the command is not found or does not start.
  static Result<std::unique_ptr<StdioLine>> Start(const ServerConfig& config, size_t longest_line);

  Result<void> Send(std::string message, Awaits awaits, Deadline deadline, const std::stop_token& stop) override;
  /// The next line without its end; empty lines are skipped.
  Result<std::string> Receive(Deadline deadline, const std::stop_token& stop) override;
  pid_t pid() const override { return process_.pid(); }

 private:
  StdioLine(ChildProcess process, size_t longest_line) : process_(std::move(process)), longest_line_(longest_line) {}

  ChildProcess process_;
  const size_t longest_line_;
  std::string pending_;
  size_t searched_ = 0;  // of pending_: no line end up to here
};

}  // namespace sam::tools
