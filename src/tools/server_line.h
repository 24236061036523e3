// The line to a server of tools, whatever it goes over: messages of JSON-RPC, each bounded in length and time.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

#include "base/result.h"

namespace sam::tools {

using Deadline = std::chrono::steady_clock::time_point;

enum class Awaits : uint8_t { kNothing, kAnswer };

/// Not thread-safe; waits. What it holds of its server, a process or a session, ends with it.
class ServerLine {
 public:
  virtual ~ServerLine() = default;

  /// Of what awaits an answer, the answer and what comes before it is received; one at a time. It is sent once, never again by itself.
  /// Errors: kUnavailable (the server is gone or not to be reached), kExhausted (too slow), kCancelled.
  virtual Result<void> Send(std::string message, Awaits awaits, Deadline deadline, const std::stop_token& stop) = 0;
  /// The next message. Errors as above, kExhausted for one that is too long, kCorrupt (not the protocol), kNotFound: the server had ended the session, and what was asked was not done.
  virtual Result<std::string> Receive(Deadline deadline, const std::stop_token& stop) = 0;
  /// The version of the protocol that both ends speak from now on.
  virtual void Agree(const std::string& /*version*/) {}
  /// The server knows nothing of the session any more; over a new line it may.
  virtual bool session_over() const { return false; }
  /// Of the server where it is a process of ours; else -1.
  virtual pid_t pid() const { return -1; }
};

}  // namespace sam::tools
