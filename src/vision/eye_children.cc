#include "vision/eye_children.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>
#include <vector>

#include "vision/clean_copy.h"
#include "vision/eye_wire.h"

namespace sam::vision {
namespace {

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

Heard TakeSome(int line, size_t most, std::string& reply) {
  char buffer[16 * 1024];
  for (;;) {
    const ssize_t n = recv(line, buffer, sizeof buffer, MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return Heard::kMore;
    if (n <= 0) return Heard::kEnd;
    reply.append(buffer, static_cast<size_t>(n));
    if (reply.size() > most) return Heard::kTooMuch;
  }
}

int MillisecondsUntil(Deadline deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<long>(left, 0, 60'000));
}

}  // namespace

Result<EyeChild> EyeChild::Start(const std::string& program, Reads reads) {
  std::vector<std::string> arguments = {"see"};
  if (reads == Reads::kFormulasAndWords) arguments.push_back("--words");
  if (reads == Reads::kNothing) arguments.push_back("--copy");
  auto process = ChildProcess::Start(program, arguments, {"TESSDATA_PREFIX", "LD_LIBRARY_PATH"});  // where the data of the words lies
  if (!process) return tl::unexpected(process.error());
  return EyeChild(std::move(*process), reads == Reads::kNothing ? kMostCopyBytes + kMostReplyBytes : kMostReplyBytes);
}

tl::unexpected<Error> EyeChild::WhyItEnded() {
  process_.AwaitEnd(50);  // it closed its side because it ends: its own reason is to be found and not our signal
  const std::optional<int> status = process_.End();
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
    pollfd wait{process_.line(), static_cast<short>(taken && !outgoing.Empty() ? POLLIN | POLLOUT : POLLIN), 0};
    const int ready = poll(&wait, 1, MillisecondsUntil(deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Fail(ErrorCode::kCancelled, "looking at the picture took too long and was stopped; send it smaller, or try again when less is going on");
    if (taken && !outgoing.Empty()) taken = SendSome(process_.line(), outgoing);
    if (!taken && outgoing.head.size() == head.size()) return Fail(ErrorCode::kUnavailable, "what looks at pictures was gone before it was asked; try again");
    const Heard heard = TakeSome(process_.line(), most_reply_, reply);
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
