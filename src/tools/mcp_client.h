// A client of the Model Context Protocol: one server, what tools it has, calls of them. What a server says of itself or gives is untrusted text.
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "tools/mcp_limits.h"
#include "tools/server_line.h"
#include "tools/tools_file.h"

namespace sam::net {
class HttpClient;
}

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

/// Starts its server, or a session with it, when it is first needed and again after it failed. Not thread-safe; waits.
class McpClient {
 public:
  /// `http` is for a server at an address; its own where none is given.
  McpClient(ServerConfig config, McpLimits limits, std::shared_ptr<net::HttpClient> http = nullptr);
  ~McpClient();

  /// Tools whose names could not be told apart from other text, or whose schema is too long, are left out. Errors name the server: kUnavailable, kExhausted
  /// (over a limit), kCorrupt (not the protocol), kCancelled.
  Result<std::vector<Tool>> List(const std::stop_token& stop);
  /// What the tool gave, as text. `hash` is that of the tool as it was allowed: kInvalidArgument where it says something else of itself by now, kNotFound
  /// where it is gone. `arguments` is a JSON object. kInternal with its words where the tool itself says that it failed. A call is never
  /// made again by itself: after any other error it may have been done.
  Result<std::string> Call(const std::string& name, const std::string& arguments, const std::string& hash, const std::stop_token& stop);

  const ServerConfig& config() const { return config_; }
  pid_t pid() const { return line_ ? line_->pid() : -1; }

 private:
  class Messages;
  template <typename Work>
  auto InSession(const Work& work);
  Result<std::vector<Tool>> ListOnce(const std::stop_token& stop);
  Result<std::string> CallOnce(const std::string& name, const std::string& arguments, const std::string& hash, const std::stop_token& stop);
  Result<std::unique_ptr<ServerLine>> NewLine() const;
  Result<void> Open(const std::stop_token& stop);
  Result<void> Shake(const std::stop_token& stop);
  Result<std::vector<Tool>> Ask(const std::stop_token& stop);
  Error Fallen(Error error);
  void LeaveAlone(std::string why);
  Error Unanswered(Error error);

  const ServerConfig config_;
  const McpLimits limits_;
  const std::shared_ptr<net::HttpClient> http_;
  std::unique_ptr<ServerLine> line_;
  int64_t last_id_ = 0;
  bool list_changed_ = true, session_over_ = false;
  std::vector<Tool> tools_;
  Deadline listed_at_{}, retry_at_{};
  std::string last_failure_;
};

}  // namespace sam::tools
