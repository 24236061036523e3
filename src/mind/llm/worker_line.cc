#include "mind/llm/worker_line.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace sam::llm {
namespace {

constexpr auto kLongestPause = std::chrono::minutes(1);
constexpr int kMostFlights = 4096;
constexpr int kMostCrashes = 3;  // without an answer between them
constexpr int kLikelyPictureTokens = 1024;

std::vector<std::string> Arguments(const LlamaConfig& config) {
  std::vector<std::string> arguments = {"think", "--model", config.file, "--threads", std::to_string(config.threads), "--context", std::to_string(config.context),
                                        "--talks", std::to_string(config.talks)};
  if (!config.adapter.empty()) arguments.insert(arguments.end(), {"--adapter", config.adapter});
  if (!config.projector.empty()) arguments.insert(arguments.end(), {config.projector_is == LlamaConfig::Projector::kNamed ? "--projector" : "--found-projector", config.projector});
  return arguments;
}

/// By a fault of its own; not killed, as a machine short of memory does.
bool IsCrash(std::optional<int> status) { return status && WIFSIGNALED(*status) && WTERMSIG(*status) != SIGKILL && WTERMSIG(*status) != SIGTERM; }

/// Whether another try would end the same way.
bool IsTheFiles(const Error& error) { return error.code == ErrorCode::kCorrupt || error.code == ErrorCode::kInvalidArgument; }

Error WhyEnded(std::optional<int> status) {
  if (status && WIFSIGNALED(*status)) return {ErrorCode::kUnavailable, fmt::format("the model's process was ended by signal {}; it is started again when it is needed", WTERMSIG(*status))};
  return {ErrorCode::kUnavailable, "the model's process has ended; it is started again when it is needed"};
}

}  // namespace

WorkerLine::WorkerLine(LlamaConfig config) : config_(std::move(config)), context_tokens_(config_.context), picture_tokens_(config_.projector_sees && !config_.projector.empty() ? kLikelyPictureTokens : 0), hears_(config_.projector_hears), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  {
    const std::scoped_lock lock(mutex_);
    if (auto started = StartLocked(); !started) why_gone_ = started.error();
  }
  thread_ = std::jthread([this](std::stop_token stop) { Run(std::move(stop)); });
}

WorkerLine::~WorkerLine() {
  thread_.request_stop();
  Wake();
  thread_.join();
  close(wake_);
}

Result<void> WorkerLine::StartLocked() {
  if (given_up_) return tl::unexpected(*given_up_);
  const auto now = Clock::now();
  if (now < next_start_) return tl::unexpected(why_gone_);
  auto process = ChildProcess::Start(config_.program, Arguments(config_), {"HOME"});
  const auto pause = std::min<Clock::duration>(kLongestPause, config_.restart_after * (1 << std::min(starts_in_vain_, 8)));
  next_start_ = now + pause;
  ++starts_in_vain_;
  if (!process) return tl::unexpected(process.error());
  process_.emplace(std::move(*process));
  outgoing_.clear();
  ready_ = false;
  return {};
}

void WorkerLine::Wake() const {
  const uint64_t one = 1;
  static_cast<void>(write(wake_, &one, sizeof one));
}

void WorkerLine::SendLocked(const ToWorker& message) {
  outgoing_ += WriteLine(message);
  Wake();
}

Result<void> WorkerLine::Begin(const GenerationRequest& request, const std::shared_ptr<Flight>& flight) {
  const std::scoped_lock lock(mutex_);
  if (!process_)
    if (auto started = StartLocked(); !started) return started;
  if (flights_.size() >= kMostFlights) return Fail(ErrorCode::kUnavailable, "too many answers are being found; try again in a moment");
  flight->id = ++last_id_;
  flights_[flight->id] = flight;
  SendLocked(Ask{flight->id, request});
  return {};
}

void WorkerLine::Stop(const std::shared_ptr<Flight>& flight) {
  {
    const std::scoped_lock lock(mutex_);
    if (flights_.erase(flight->id) == 0) return;
    if (process_) SendLocked(StopAsk{flight->id});
  }
  flight->messages.try_send(boost::system::error_code(), Done{flight->id, Generation{.text = "", .finish = Finish::kCancelled}});
}

void WorkerLine::LetGo(const std::string& owner) {
  const std::scoped_lock lock(mutex_);
  if (process_) SendLocked(LetGoAsk{owner});
}

void WorkerLine::Run(std::stop_token stop) {
  while (!stop.stop_requested()) {
    int line = -1;
    bool more = false;
    {
      const std::scoped_lock lock(mutex_);
      if (process_) line = process_->line();
      more = !outgoing_.empty();
    }
    pollfd waits[2] = {{wake_, POLLIN, 0}, {line, static_cast<short>(more ? POLLIN | POLLOUT : POLLIN), 0}};
    if (poll(waits, line < 0 ? 1 : 2, -1) < 0 && errno != EINTR) return;
    uint64_t count = 0;
    static_cast<void>(read(wake_, &count, sizeof count));
    if (line >= 0 && !Exchange(line)) LoseProcess();
  }
}

bool WorkerLine::Exchange(int line) {
  {
    const std::scoped_lock lock(mutex_);
    while (!outgoing_.empty()) {
      const ssize_t n = send(line, outgoing_.data(), outgoing_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK) return false;
      if (n < 0) break;
      outgoing_.erase(0, static_cast<size_t>(n));
    }
  }
  char buffer[64 * 1024];
  for (;;) {
    const ssize_t n = recv(line, buffer, sizeof buffer, MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return true;
    if (n <= 0) return false;
    Take({buffer, static_cast<size_t>(n)});
  }
}

void WorkerLine::Take(std::string_view text) {
  incoming_ += text;
  size_t from = 0;
  for (size_t end = incoming_.find('\n'); end != std::string::npos; end = incoming_.find('\n', from)) {
    if (auto message = ReadFromWorker(std::string_view(incoming_).substr(from, end - from))) TakeMessage(std::move(*message));
    from = end + 1;
  }
  incoming_.erase(0, from);
  if (incoming_.size() > kLongestLine) incoming_.clear();
}

void WorkerLine::TakeMessage(FromWorker message) {
  std::shared_ptr<Flight> flight;
  {
    const std::scoped_lock lock(mutex_);
    if (const auto* ready = std::get_if<Ready>(&message)) {
      ready_ = true;
      starts_in_vain_ = 0;
      context_tokens_ = ready->context_tokens;
      picture_tokens_ = ready->picture_tokens;
      hears_ = ready->hears;
      return;
    }
    const uint64_t id = std::visit([](const auto& m) -> uint64_t { if constexpr (requires { m.id; }) return m.id; else return 0; }, message);
    if (const auto* failed = std::get_if<Failed>(&message); failed && id == 0) {
      why_gone_ = failed->error;
      if (IsTheFiles(why_gone_)) given_up_ = why_gone_;
      return;
    }
    const auto found = flights_.find(id);
    if (found == flights_.end()) return;
    flight = found->second;
    if (!std::holds_alternative<PieceSaid>(message)) flights_.erase(found);
    if (std::holds_alternative<Done>(message)) crashes_ = 0;
  }
  flight->messages.try_send(boost::system::error_code(), std::move(message));
}

void WorkerLine::NoteEndLocked(std::optional<int> status) {
  if (given_up_) return;
  if (ready_ || why_gone_.code == ErrorCode::kUnavailable) why_gone_ = WhyEnded(status);
  if (!IsCrash(status) || ++crashes_ < kMostCrashes) return;
  given_up_ = why_gone_ = Error{ErrorCode::kCorrupt, fmt::format("the model's process crashed {} times and never answered; take another model than '{}'", crashes_, config_.file)};
}

void WorkerLine::LoseProcess() {
  std::map<uint64_t, std::shared_ptr<Flight>> lost;
  Error why;
  {
    const std::scoped_lock lock(mutex_);
    process_->AwaitEnd(200);
    const std::optional<int> status = process_->End();
    process_.reset();
    outgoing_.clear();
    NoteEndLocked(status);
    why = why_gone_;
    lost.swap(flights_);
  }
  incoming_.clear();
  for (const auto& [id, flight] : lost) flight->messages.try_send(boost::system::error_code(), Failed{id, why});
}

}  // namespace sam::llm
