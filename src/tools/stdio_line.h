// The line to a server of tools that runs as a child process: one message a line, each bounded in length and time.
#pragma once

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/child_process.h"
#include "tools/tools_file.h"

namespace sam::tools {

using Deadline = std::chrono::steady_clock::time_point;

/// Not thread-safe. The process ends with it: by its id, where it does not go by itself.
class StdioLine {
 public:
  /// kUnavailable where the command is not found or does not start.
  static Result<std::unique_ptr<StdioLine>> Start(const ServerConfig& config, size_t longest_line);

  /// Errors: kUnavailable (it is gone), kExhausted (too slow), kCancelled.
  Result<void> Send(std::string line, Deadline deadline, const std::stop_token& stop);
  /// The next line without its end; empty lines are skipped. Errors as above, and kExhausted for a line that is too long.
  Result<std::string> Receive(Deadline deadline, const std::stop_token& stop);
  pid_t pid() const { return process_.pid(); }

 private:
  StdioLine(ChildProcess process, size_t longest_line) : process_(std::move(process)), longest_line_(longest_line) {}

  ChildProcess process_;
  const size_t longest_line_;
  std::string pending_;
  size_t searched_ = 0;  // of pending_: no line end up to here
};

}  // namespace sam::tools
