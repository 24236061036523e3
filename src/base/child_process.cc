#include "base/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace sam {
namespace {

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> Environment(const std::vector<std::string>& keep) {
  std::vector<std::string> all = {"OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8", "ASAN_OPTIONS=detect_leaks=0"};
  for (const std::string& name : keep)
    if (name.find('=') != std::string::npos) all.push_back(name);
    else if (const char* value = std::getenv(name.c_str())) all.push_back(name + "=" + value);
  return all;
}

int Spawn(const std::string& program, std::vector<std::string> arguments, std::vector<std::string> environment, int line, pid_t& pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, line, 0);
  posix_spawn_file_actions_adddup2(&actions, line, 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  sigset_t none, usual;
  sigemptyset(&none);
  sigemptyset(&usual);
  for (const int signal : {SIGPIPE, SIGTERM, SIGXCPU}) sigaddset(&usual, signal);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  arguments.insert(arguments.begin(), program);
  const int wrong = posix_spawn(&pid, program.c_str(), &actions, &attributes, Pointers(arguments).data(), Pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return wrong;
}

}  // namespace

Result<ChildProcess> ChildProcess::Start(const std::string& program, const std::vector<std::string>& arguments, const std::vector<std::string>& keep) {
  int line[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line) != 0)
    return Fail(ErrorCode::kUnavailable, fmt::format("no line to a child process ({}); try again later", std::strerror(errno)));
  pid_t pid = -1;
  const int wrong = Spawn(program, arguments, Environment(keep), line[1], pid);
  close(line[1]);
  if (wrong != 0) {
    close(line[0]);
    return Fail(ErrorCode::kUnavailable, fmt::format("'{} {}' does not start ({}); see that the program is there and may be run", program, arguments.empty() ? "" : arguments.front(), std::strerror(wrong)));
  }
  return ChildProcess(pid, line[0]);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept : pid_(std::exchange(other.pid_, -1)), line_(std::exchange(other.line_, -1)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(line_, other.line_);
  return *this;
}

void ChildProcess::AwaitEnd(int milliseconds) const {
  for (int n = 0; n < milliseconds; ++n) {
    siginfo_t info{};
    if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid_) return;
    poll(nullptr, 0, 1);
  }
}

std::optional<int> ChildProcess::End() {
  if (line_ >= 0) close(std::exchange(line_, -1));
  if (pid_ < 0) return std::nullopt;
  const pid_t pid = std::exchange(pid_, -1);
  kill(pid, SIGKILL);  // no effect on one that ended by itself: its status stays as it was
  int status = 0;
  pid_t reaped = -1;
  do reaped = waitpid(pid, &status, 0);
  while (reaped < 0 && errno == EINTR);
  return reaped == pid ? std::optional<int>(status) : std::nullopt;
}

}  // namespace sam
