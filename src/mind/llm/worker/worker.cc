#include "mind/llm/worker/worker.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>

#include "mind/llm/worker/cell.h"
#include "mind/llm/worker_wire.h"

namespace sam::llm {
namespace {

/// What was asked and is not taken up yet. Thread-safe.
class Inbox {
 public:
  void Put(ToWorker message) {
    const std::scoped_lock lock(mutex_);
    messages_.push_back(std::move(message));
    changed_.notify_one();
  }
  void Close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    changed_.notify_one();
  }
  /// All there is; where `wait`, waits until there is something. False once the other side has gone.
  enum class Wait { kNo, kYes };
  bool Take(Wait wait, std::deque<ToWorker>& out) {
    std::unique_lock lock(mutex_);
    if (wait == Wait::kYes) changed_.wait(lock, [&] { return closed_ || !messages_.empty(); });
    out.swap(messages_);
    return !closed_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<ToWorker> messages_;
  bool closed_ = false;
};

void ReadLines(int line, Inbox& inbox) {
  std::string pending;
  std::vector<char> buffer(64 << 10);
  for (;;) {
    const ssize_t n = read(line, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    pending.append(buffer.data(), static_cast<size_t>(n));
    size_t from = 0;
    for (size_t end = pending.find('\n', from); end != std::string::npos; end = pending.find('\n', from)) {
      auto message = ReadToWorker(std::string_view(pending).substr(from, end - from));
      if (message) inbox.Put(std::move(*message));
      from = end + 1;
    }
    pending.erase(0, from);
    if (pending.size() > kLongestLine) break;
  }
  inbox.Close();
}

bool Send(int line, const std::string& text) {
  for (size_t sent = 0; sent < text.size();) {
    const ssize_t n = send(line, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    sent += static_cast<size_t>(n);
  }
  return true;
}

FromWorker MessageOf(EngineEvent event) {
  if (auto* piece = std::get_if<std::string>(&event.what)) return PieceSaid{event.id, std::move(*piece)};
  if (auto* made = std::get_if<Generation>(&event.what)) return Done{event.id, std::move(*made)};
  return Failed{event.id, std::move(std::get<Error>(event.what))};
}

void TakeUp(ToWorker message, Engine& engine, std::vector<EngineEvent>& events) {
  if (auto* ask = std::get_if<Ask>(&message)) engine.Begin(ask->id, std::move(ask->request));
  else if (const auto* stop = std::get_if<StopAsk>(&message)) engine.Stop(stop->id, events);
  else engine.LetGo(std::get<LetGoAsk>(message).owner);
}

int Answer(Engine& engine, Inbox& inbox, int line) {
  std::deque<ToWorker> asked;
  std::vector<EngineEvent> events;
  while (inbox.Take(engine.IsIdle() ? Inbox::Wait::kYes : Inbox::Wait::kNo, asked)) {
    events.clear();
    for (ToWorker& message : asked) TakeUp(std::move(message), engine, events);
    asked.clear();
    engine.Step(events);
    std::string out;
    for (EngineEvent& event : events) out += WriteLine(MessageOf(std::move(event)));
    if (!out.empty() && !Send(line, out)) break;
  }
  return 0;
}

Result<std::unique_ptr<Engine>> LoadShutIn(WorkerConfig& config) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(config.model.c_str(), "rb"), &std::fclose);
  if (!file) return Fail(ErrorCode::kNotFound, fmt::format("the model '{}' cannot be opened ({})", config.model, std::strerror(errno)));
  config.engine.model = file.get();
  const bool opens = !config.engine.adapter.empty() || !config.engine.projector.empty();  // these are opened by their names
  if (auto shut = ShutCell(opens ? Opens::kFilesToRead : Opens::kNothing); !shut) return tl::unexpected(shut.error());
  auto engine = Engine::Load(config.engine);
  if (opens)
    if (auto shut = ShutCell(Opens::kNothing); !shut) return tl::unexpected(shut.error());
  return engine;
}

}  // namespace

int RunWorker(WorkerConfig config, int line) {
  Engine::Hush();
  auto engine = LoadShutIn(config);
  if (!engine) {
    (void)Send(line, WriteLine(FromWorker(Failed{0, engine.error()})));
    return 1;
  }
  if (!Send(line, WriteLine(FromWorker(Ready{(*engine)->context_tokens(), (*engine)->talks(), (*engine)->picture_tokens()})))) return 1;
  Inbox inbox;
  std::jthread reader([&] { ReadLines(line, inbox); });
  const int code = Answer(**engine, inbox, line);
  shutdown(line, SHUT_RDWR);
  return code;
}

}  // namespace sam::llm
