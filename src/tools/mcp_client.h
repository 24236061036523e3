// A client of the Model Context Protocol: one server, what tools it has, calls of them. What a server says of itself or gives is untrusted text.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "tools/stdio_line.h"

namespace sam::tools {

/// As its server describes it.
struct Tool {
  std::string name;         // "calendar.create_event": the server's name in tools.json, and the tool's own
  std::string description;  // clean, at most 1,000 bytes
  std::string schema;       // of its arguments: a JSON object on one line
  bool read_only = false;   // its server says that it changes nothing
  bool open_world = true;   // it reaches beyond what the server has itself
  std::string hash;         // of all it says of itself: 32 hex digits
};

struct McpLimits {
  std::chrono::milliseconds start{10'000}, list{5'000}, call{30'000};
  std::chrono::milliseconds retry_after{60'000};  // a server that failed is left alone so long
  std::chrono::milliseconds listed_for{30'000};   // what tools there are is asked for again after so long, and before each call
  size_t longest_line = 1 << 20;                  // bytes
  size_t most_bytes = 8 << 20;                    // of all lines that come before an answer
  int most_messages = 2'000;                      // that come before an answer
  size_t longest_text = 16 << 10;                 // bytes of what a call gives
};

/// Starts its server when it is first needed and again after it failed. Not thread-safe; waits.
class McpClient {
 public:
  McpClient(ServerConfig config, McpLimits limits);
  ~McpClient();

  /// Tools whose names could not be told apart from other text, or whose schema is too long, are left out. Errors name the server: kUnavailable, kExhausted
  /// (over a limit), kCorrupt (not the protocol), kCancelled.
  Result<std::vector<Tool>> List(const std::stop_token& stop);
  /// What the tool gave, as text. `hash` is that of the tool as it was allowed: kInvalidArgument where it says something else of itself by now, kNotFound
  /// where it is gone. `arguments` is a JSON object. kInternal with its words where the tool itself says that it failed.
  Result<std::string> Call(const std::string& name, const std::string& arguments, const std::string& hash, const std::stop_token& stop);

  const std::string& name() const { return config_.name; }
  pid_t pid() const { return line_ ? line_->pid() : -1; }

 private:
  class Messages;
  Result<void> Open(const std::stop_token& stop);
  Result<void> Shake(const std::stop_token& stop);
  Result<std::vector<Tool>> Ask(const std::stop_token& stop);
  Error Fallen(Error error);

  const ServerConfig config_;
  const McpLimits limits_;
  std::unique_ptr<StdioLine> line_;
  int64_t last_id_ = 0;
  bool list_changed_ = true;
  std::vector<Tool> tools_;
  Deadline listed_at_{}, retry_at_{};
  std::string last_failure_;
};

}  // namespace sam::tools
