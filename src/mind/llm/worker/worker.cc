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
#include <optional>
#include <thread>
#include <utility>

#include "mind/gguf/gguf_header.h"
#include "base/cell.h"
#include "mind/llm/worker/template_bound.h"
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

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// Open, and seen to be what it is said to be: whatever lies under that name later, this is the file that is loaded.
Result<File> OpenModel(const std::string& path, GgufHeader::Kind kind) {
  File file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return Fail(ErrorCode::kNotFound, fmt::format("the model '{}' cannot be opened ({})", path, std::strerror(errno)));
  const auto header = ReadGgufHeader(fileno(file.get()), path);
  if (!header) return tl::unexpected(header.error());
  if (header->kind != kind) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is a {}, where a {} is needed", path, KindName(header->kind), KindName(kind)));
  return file;
}

Result<std::unique_ptr<Engine>> LoadShutIn(WorkerConfig& config) {
  const auto file = OpenModel(config.model, GgufHeader::Kind::kModel);
  if (!file) return tl::unexpected(file.error());
  config.engine.model = file->get();
  std::string adapter_named;
  std::optional<File> adapter;
  if (!config.engine.adapter.empty()) {
    auto opened = OpenModel(config.engine.adapter, GgufHeader::Kind::kAdapter);  // llama.cpp opens it by a name: that of this very file
    if (!opened) return tl::unexpected(opened.error());
    adapter = std::move(*opened);
    adapter_named = std::exchange(config.engine.adapter, fmt::format("/proc/self/fd/{}", fileno(adapter->get())));
  }
  const bool opens = !config.engine.adapter.empty() || !config.engine.projector.empty();  // these are opened by their names
  if (auto shut = ShutCell(opens ? Opens::kFilesToRead : Opens::kNothing); !shut) return tl::unexpected(shut.error());
  auto engine = Engine::Load(config.engine);
  if (!engine && adapter && engine.error().message.find(config.engine.adapter) != std::string::npos) return Fail(engine.error().code, fmt::format("'{}' is no adapter for this model", adapter_named));
  if (opens)
    if (auto shut = ShutCell(Opens::kNothing); !shut) return tl::unexpected(shut.error());
  return engine;
}

}  // namespace

int RunWorker(WorkerConfig config, int line) {
  Engine::Hush();
  const Error overrun{ErrorCode::kCorrupt, fmt::format("the chat template in '{}' does not come to an end; take another model", config.model)};
  TemplateBound::SetLastWords(line, WriteLine(FromWorker(Failed{0, overrun})));
  auto engine = LoadShutIn(config);
  if (!engine) {
    (void)Send(line, WriteLine(FromWorker(Failed{0, engine.error()})));
    return 1;
  }
  if (!Send(line, WriteLine(FromWorker(Ready{(*engine)->context_tokens(), (*engine)->talks(), (*engine)->picture_tokens(), (*engine)->hears()})))) return 1;
  Inbox inbox;
  std::jthread reader([&] { ReadLines(line, inbox); });
  const int code = Answer(**engine, inbox, line);
  shutdown(line, SHUT_RDWR);
  return code;
}

}  // namespace sam::llm
