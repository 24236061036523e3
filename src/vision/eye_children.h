// The children that look: how many at once, one kept ready, each ended and reaped by its id.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/child_process.h"
#include "base/result.h"
#include "vision/see.h"

namespace sam::vision {

using Deadline = std::chrono::steady_clock::time_point;

/// One started child and our end of the line to it. Ends it and reaps it when dropped.
class EyeChild {
 public:
  static Result<EyeChild> Start(const std::string& program, Reads reads);

  /// Sends `head` and `file`, then gives what comes back until the child ends its side. kCancelled at the deadline, kUnavailable where it was gone before
  /// anything was sent, kExhausted where it ended by a limit.
  Result<std::string> Ask(std::string_view head, std::string_view file, Deadline deadline);

 private:
  EyeChild(ChildProcess process, size_t most_reply) : process_(std::move(process)), most_reply_(most_reply) {}
  tl::unexpected<Error> WhyItEnded();

  ChildProcess process_;
  size_t most_reply_;  // bytes
};

/// Thread-safe.
class EyeChildren {
 public:
  EyeChildren(std::string program, Reads reads, int most_at_once, bool keep_ready)
      : program_(std::move(program)), reads_(reads), keep_ready_(keep_ready), free_(most_at_once) {}

  /// As EyeChild::Ask, by a child of its own; waits until the deadline while too many are at work.
  Result<std::string> Ask(std::string_view head, std::string_view file, Deadline deadline);

  /// Starts one, unless one is ready: it loads what it needs while something else is done.
  void Prepare();

 private:
  Result<std::string> AskOne(std::string_view head, std::string_view file, Deadline deadline);
  std::optional<EyeChild> TakeReady();

  const std::string program_;
  const Reads reads_;
  const bool keep_ready_;
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
  std::optional<EyeChild> ready_;
};

}  // namespace sam::vision
