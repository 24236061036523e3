#include "vision/eye_children.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include "vision/eye_wire.h"

namespace sam::vision {
namespace {

/// Nothing of ours but where the data of the words lies; one thread.
std::vector<std::string> Environment() {
  std::vector<std::string> all = {"OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8", "ASAN_OPTIONS=detect_leaks=0"};
  for (const char* name : {"TESSDATA_PREFIX", "LD_LIBRARY_PATH"})
    if (const char* value = std::getenv(name)) all.push_back(std::string(name) + "=" + value);
  return all;
}

/// Starts `program see` (`--words`) with `line` as its input and output, and no other file of ours open.
int Spawn(const std::string& program, Reads reads, int line, pid_t& pid) {
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
  std::string name = program, command = "see", words = "--words";
  std::array<char*, 4> arguments = {name.data(), command.data(), reads == Reads::kFormulasAndWords ? words.data() : nullptr, nullptr};
  std::vector<std::string> environment = Environment();
  std::vector<char*> pointers;
  for (std::string& one : environment) pointers.push_back(one.data());
  pointers.push_back(nullptr);
  const int wrong = posix_spawn(&pid, program.c_str(), &actions, &attributes, arguments.data(), pointers.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return wrong;
}

/// What is still to be sent, in two pieces.
struct Outgoing {
  std::string_view head, file;
  bool Empty() const { return head.empty() && file.empty(); }
  std::string_view Next() const { return head.empty() ? file : head; }
  void Sent(size_t n) { (head.empty() ? file : head).remove_prefix(n); }
};

/// Sends what the line takes now; false where nobody is at the other end.
bool SendSome(int line, Outgoing& outgoing) {
  while (!outgoing.Empty()) {
    const std::string_view next = outgoing.Next();
    const ssize_t n = send(line, next.data(), next.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
    outgoing.Sent(static_cast<size_t>(n));
  }
  shutdown(line, SHUT_WR);
  return true;
}

enum class Heard { kMore, kEnd, kTooMuch };

Heard TakeSome(int line, std::string& reply) {
  char buffer[16 * 1024];
  for (;;) {
    const ssize_t n = recv(line, buffer, sizeof buffer, MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return Heard::kMore;
    if (n <= 0) return Heard::kEnd;
    reply.append(buffer, static_cast<size_t>(n));
    if (reply.size() > kMostReplyBytes) return Heard::kTooMuch;
  }
}

int MillisecondsUntil(Deadline deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<long>(left, 0, 60'000));
}

}  // namespace

Result<EyeChild> EyeChild::Start(const std::string& program, Reads reads) {
  int line[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line) != 0) return Fail(ErrorCode::kUnavailable, fmt::format("no line to what looks at pictures ({}); try again later", std::strerror(errno)));
  pid_t pid = -1;
  const int wrong = Spawn(program, reads, line[1], pid);
  close(line[1]);
  if (wrong != 0) {
    close(line[0]);
    return Fail(ErrorCode::kUnavailable, fmt::format("'{} see' does not start ({}); see that the program is there and may be run", program, std::strerror(wrong)));
  }
  return EyeChild(pid, line[0]);
}

EyeChild::EyeChild(EyeChild&& other) noexcept : pid_(std::exchange(other.pid_, -1)), line_(std::exchange(other.line_, -1)) {}

EyeChild& EyeChild::operator=(EyeChild&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(line_, other.line_);
  return *this;
}

EyeChild::~EyeChild() { End(); }

std::optional<int> EyeChild::End() {
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

tl::unexpected<Error> EyeChild::WhyItEnded() {
  // It closed its side because it ends: give it the moment that takes, so that its own reason is found and not our signal.
  for (int n = 0; n < 50; ++n) {
    siginfo_t info{};
    if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid_) break;
    poll(nullptr, 0, 1);
  }
  const std::optional<int> status = End();
  if (!status) return Fail(ErrorCode::kInternal, "what looks at pictures ended without a word; send the picture again");
  if (WIFSIGNALED(*status) && (WTERMSIG(*status) == SIGXCPU || WTERMSIG(*status) == SIGKILL))
    return Fail(ErrorCode::kExhausted, "the picture takes more processor time or memory than one may; send it smaller, or only the part with the sum");
  if (WIFSIGNALED(*status)) return Fail(ErrorCode::kInvalidArgument, fmt::format("the picture broke what looks at it (signal {}), and nothing else; send another one", WTERMSIG(*status)));
  return Fail(ErrorCode::kInternal, fmt::format("what looks at pictures ended with status {} and no answer; send the picture again", WEXITSTATUS(*status)));
}

Result<std::string> EyeChild::Ask(std::string_view head, std::string_view file, Deadline deadline) {
  Outgoing outgoing{head, file};
  std::string reply;
  bool taken = true;  // by the child; one that has its answer early need not read on
  for (;;) {
    pollfd wait{line_, static_cast<short>(taken && !outgoing.Empty() ? POLLIN | POLLOUT : POLLIN), 0};
    const int ready = poll(&wait, 1, MillisecondsUntil(deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Fail(ErrorCode::kCancelled, "looking at the picture took too long and was stopped; send it smaller, or try again when less is going on");
    if (taken && !outgoing.Empty()) taken = SendSome(line_, outgoing);
    if (!taken && outgoing.head.size() == head.size()) return Fail(ErrorCode::kUnavailable, "what looks at pictures was gone before it was asked; try again");
    const Heard heard = TakeSome(line_, reply);
    if (heard == Heard::kTooMuch) return Fail(ErrorCode::kInternal, "what looks at pictures said too much; send another picture");
    if (heard == Heard::kMore) continue;
    if (!reply.empty()) return reply;
    return WhyItEnded();
  }
}

std::optional<EyeChild> EyeChildren::TakeReady() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(ready_, std::nullopt);
}

void EyeChildren::Prepare() {
  {
    const std::scoped_lock lock(mutex_);
    if (ready_) return;
  }
  auto started = EyeChild::Start(program_, reads_);
  if (!started) return;  // the next picture tells why
  const std::scoped_lock lock(mutex_);
  if (!ready_) ready_.emplace(std::move(*started));
}

Result<std::string> EyeChildren::AskOne(std::string_view head, std::string_view file, Deadline deadline) {
  if (auto ready = TakeReady()) {
    auto reply = ready->Ask(head, file, deadline);
    if (reply || reply.error().code != ErrorCode::kUnavailable) return reply;
  }
  auto child = EyeChild::Start(program_, reads_);
  if (!child) return tl::unexpected(child.error());
  return child->Ask(head, file, deadline);
}

Result<std::string> EyeChildren::Ask(std::string_view head, std::string_view file, Deadline deadline) {
  {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_until(lock, deadline, [&] { return free_ > 0; })) return Fail(ErrorCode::kExhausted, "too many pictures are being looked at; send it again in a moment");
    --free_;
  }
  auto reply = AskOne(head, file, deadline);
  if (keep_ready_) Prepare();
  {
    const std::scoped_lock lock(mutex_);
    ++free_;
  }
  freed_.notify_one();
  return reply;
}

}  // namespace sam::vision
