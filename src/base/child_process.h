// A process of ours that does one dangerous thing: begun with a line to it, and no other file of ours open.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace sam {

/// Owns the process and our end of the line. Moves, does not copy.
class ChildProcess {
 public:
  /// Starts `program` with `arguments`; the line is its standard input and output, its errors go nowhere. Of our environment it gets the variables named
  /// in `keep`, where "NAME=value" sets one. kUnavailable where it does not start.
  static Result<ChildProcess> Start(const std::string& program, const std::vector<std::string>& arguments, const std::vector<std::string>& keep);
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  ~ChildProcess() { End(); }

  int line() const { return line_; }
  pid_t pid() const { return pid_; }
  /// Waits up to `milliseconds` for it to end by itself.
  void AwaitEnd(int milliseconds) const;
  /// Closes the line, ends the process where it still runs, and gives its status as waitpid does; none where it had ended before.
  std::optional<int> End();

 private:
  ChildProcess(pid_t pid, int line) : pid_(pid), line_(line) {}
  pid_t pid_ = -1;
  int line_ = -1;
};

}  // namespace sam
