#include "tools/stdio_line.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <vector>

namespace sam::tools {
namespace {

/// A file that can be read from once a stop was asked for.
class StopFile {
 public:
  StopFile() : file_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~StopFile() {
    if (file_ >= 0) close(file_);
  }
  StopFile(const StopFile&) = delete;
  StopFile& operator=(const StopFile&) = delete;
  int file() const { return file_; }
  void Raise() const {
    const uint64_t one = 1;
    (void)!write(file_, &one, sizeof one);
  }

 private:
  const int file_;
};

Result<void> WaitFor(int line, short what, Deadline deadline, const std::stop_token& stop) {
  const StopFile stopped;
  const std::stop_callback raise(stop, [&stopped] { stopped.Raise(); });
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    if (left <= 0) return Fail(ErrorCode::kExhausted, "it took too long");
    std::array<pollfd, 2> files = {{{line, what, 0}, {stopped.file(), POLLIN, 0}}};
    const int ready = poll(files.data(), files.size(), static_cast<int>(std::min<long long>(left, 60'000)));
    if (ready < 0 && errno != EINTR) return Fail(ErrorCode::kInternal, "its line cannot be waited for");
    if (stop.stop_requested()) return Fail(ErrorCode::kCancelled, "it was stopped");
    if (ready > 0 && files[0].revents != 0) return {};
  }
}

/// The file of a command; "" where there is none.
std::string FileOf(const std::string& command) {
  if (command.find('/') != command.npos) return access(command.c_str(), X_OK) == 0 ? command : std::string();
  const char* value = std::getenv("PATH");
  const std::string path = value == nullptr ? "/usr/local/bin:/usr/bin:/bin" : value;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find(':', begin), path.size());
    const std::string file = path.substr(begin, end - begin) + "/" + command;
    if (end > begin && access(file.c_str(), X_OK) == 0) return file;
    begin = end + 1;
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<StdioLine>> StdioLine::Start(const ServerConfig& config, size_t longest_line) {
  const std::string file = FileOf(config.command);
  if (file.empty()) return Fail(ErrorCode::kUnavailable, fmt::format("'{}' is not found or may not be run; mend its command in tools.json", config.command));
  std::vector<std::string> keep = {"PATH", "HOME"};
  for (const auto& [name, value] : config.env) keep.push_back(name + "=" + value);
  auto process = ChildProcess::Start(file, config.arguments, keep);
  if (!process) return tl::unexpected(process.error());
  return std::unique_ptr<StdioLine>(new StdioLine(std::move(*process), longest_line));
}

Result<void> StdioLine::Send(std::string message, Awaits, Deadline deadline, const std::stop_token& stop) {
  message += '\n';
  for (std::string_view left = message; !left.empty();) {
    const ssize_t sent = send(process_.line(), left.data(), left.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      left.remove_prefix(static_cast<size_t>(sent));
    } else if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      if (auto waited = WaitFor(process_.line(), POLLOUT, deadline, stop); !waited) return waited;
    } else if (sent >= 0 || errno != EINTR) {
      return Fail(ErrorCode::kUnavailable, "it has ended");
    }
  }
  return {};
}

Result<std::string> StdioLine::Receive(Deadline deadline, const std::stop_token& stop) {
  std::array<char, 16384> buffer;
  for (;;) {
    if (const size_t end = pending_.find('\n', searched_); end != pending_.npos) {
      std::string line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      searched_ = 0;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.size() > longest_line_) return Fail(ErrorCode::kExhausted, fmt::format("a line of it is longer than {} bytes", longest_line_));
      if (!line.empty()) return line;
      continue;
    }
    searched_ = pending_.size();
    if (pending_.size() > longest_line_) return Fail(ErrorCode::kExhausted, fmt::format("a line of it is longer than {} bytes", longest_line_));
    if (auto waited = WaitFor(process_.line(), POLLIN, deadline, stop); !waited) return tl::unexpected(waited.error());
    const ssize_t got = recv(process_.line(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got > 0) pending_.append(buffer.data(), static_cast<size_t>(got));
    else if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) return Fail(ErrorCode::kUnavailable, "it has ended");
  }
}

}  // namespace sam::tools
