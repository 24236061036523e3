// samantha bench crowd: many people talking at once with a server of this program, in a process of its own.
#include "app/bench_crowd.h"

#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

#include "app/crowd_client.h"
#include "app/options.h"
#include "app/run_now.h"
#include "companion/life.h"
#include "server/line_protocol.h"
#include "store/memory_log.h"

extern char** environ;

namespace sam::app {
namespace {

using Clock = std::chrono::steady_clock;

std::string NameOf(int person) { return fmt::format("crowd-{:05}", person); }

/// What the server has used so far.
struct Usage {
  double user_seconds = 0, kernel_seconds = 0;
  double resident_kib = 0;
};
Usage UsageOf(pid_t pid) {
  Usage usage;
  std::ifstream stat(fmt::format("/proc/{}/stat", pid));
  std::string text((std::istreambuf_iterator<char>(stat)), {});
  std::istringstream fields(text.substr(std::min(text.size(), text.rfind(')') + 1)));
  std::string field;
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  for (int i = 3; i <= 24 && fields >> field; ++i) {
    if (i == 14) usage.user_seconds = std::stod(field) / ticks;
    if (i == 15) usage.kernel_seconds = std::stod(field) / ticks;
    if (i == 24) usage.resident_kib = std::stod(field) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
  }
  return usage;
}

/// One life of `turns` turns, taken in memory, to be lived by everybody.
Result<std::vector<StoredEvent>> LiveOnce(const Household& parts, int turns) {
  MemoryLog log;
  Household household = parts;
  household.log = &log;
  boost::asio::io_context io(1);
  People people({io.get_executor()}, household, 1);
  auto session = people.Find("model");
  if (!session) return tl::unexpected(session.error());
  const SystemClock clock;
  LineProtocol protocol(*session, people, clock);
  for (int i = 0; i < turns; ++i)
    if (auto report = RunNow(io, protocol.Say(std::string(CrowdLine(i)))); !report) return tl::unexpected(report.error());
  return log.Read((*session)->person().id, 0);
}

/// Gives every person that life, durably, with its snapshot.
Result<void> Seed(EventLog& log, const std::vector<StoredEvent>& events, int people) {
  Life life;
  for (const StoredEvent& stored : events) life.Apply(stored);
  const StoredSnapshot snapshot{life.head(), Life::kSnapshotVersion, life.Save()};
  std::mutex mutex;
  std::condition_variable changed;
  int waiting = 0;
  Result<void> outcome;
  const auto done = [&](Result<void> result) {
    const std::scoped_lock lock(mutex);
    --waiting;
    if (!result && outcome) outcome = std::move(result);
    changed.notify_one();
  };
  const auto start_one = [&](int most) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return waiting < most; });
    ++waiting;
  };
  for (int person = 0; person < people && outcome; ++person) {
    auto record = log.FindPerson(NameOf(person), EventLog::Create::kYes, static_cast<uint64_t>(person));
    if (!record) return tl::unexpected(record.error());
    if (record->head > 0) continue;
    for (size_t i = 0; i < events.size();) {
      std::vector<Event> turn;
      const TurnId id = events[i].turn;
      const Seq first = events[i].seq;
      for (; i < events.size() && events[i].turn == id; ++i) turn.push_back(events[i].event);
      start_one(4096);
      log.Append(record->id, first, id, std::move(turn), done);
    }
    start_one(4096);
    log.WriteSnapshot(record->id, snapshot, done);
  }
  start_one(1);
  return outcome;
}

/// A server of this very program; ends with this object.
class ServerProcess {
 public:
  static Result<ServerProcess> Start(const std::string& data) {
    int ends[2];
    if (pipe(ends) != 0) return Fail(ErrorCode::kExhausted, "cannot make a pipe for the server");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    std::string program = std::filesystem::read_symlink("/proc/self/exe");
    std::vector<std::string> words = {program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", data};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ServerProcess server;
    const int failed = posix_spawn(&server.pid_, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed) return Fail(ErrorCode::kUnavailable, "cannot start the server");
    std::string greeting;
    for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) greeting.push_back(c);
    close(ends[0]);
    const size_t colon = greeting.rfind(':');
    if (colon == std::string::npos) return Fail(ErrorCode::kUnavailable, "the server did not say where it listens");
    server.port_ = static_cast<unsigned short>(std::stoul(greeting.substr(colon + 1)));
    return server;
  }
  ServerProcess(ServerProcess&& other) noexcept : pid_(std::exchange(other.pid_, 0)), port_(other.port_) {}
  ServerProcess& operator=(ServerProcess&&) = delete;
  ~ServerProcess() {
    if (pid_ <= 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }
  pid_t pid() const { return pid_; }
  unsigned short port() const { return port_; }

 private:
  ServerProcess() = default;
  pid_t pid_ = 0;
  unsigned short port_ = 0;
};

void Report(const CrowdOptions& options, const CrowdOutcome& outcome, const Usage& base, const Usage& before, const Usage& after) {
  const double turns = static_cast<double>(outcome.millis.size());
  const auto at = [&](double q) { return outcome.millis.empty() ? 0.0 : outcome.millis[static_cast<size_t>(q * (turns - 1))]; };
  std::printf("people     %d connected of %d, %zu turns said, %zu answered, %zu lost\n", outcome.connected, options.people, outcome.said,
              outcome.millis.size(), outcome.said - outcome.millis.size());
  std::printf("latency    median %.1f ms, p99 %.1f ms, longest %.1f ms\n", at(0.5), at(0.99), at(1.0));
  std::printf("memory     %.1f KiB a conversation over a base of %.0f MiB\n", (after.resident_kib - base.resident_kib) / options.people, base.resident_kib / 1024);
  const auto millis_a_turn = [&](double used) { return used * 1000 / std::max(1.0, turns); };
  const double user = millis_a_turn(after.user_seconds - before.user_seconds), kernel = millis_a_turn(after.kernel_seconds - before.kernel_seconds);
  std::printf("server CPU %.3f ms a turn: %.3f in the program, %.3f in the kernel\n", user + kernel, user, kernel);
}

}  // namespace

int BenchCrowd(const CrowdOptions& options) {
  std::error_code error;
  const std::string data = options.data.empty() ? (std::filesystem::temp_directory_path() / fmt::format("samantha-crowd-{}", getpid())).string() : options.data;
  {
    auto parts = MakeParts({.data = data, .mind = {}, .seed = 1});
    if (!parts) return Complain(parts.error());
    std::printf("seeding    %d people with %d turns each in %s\n", options.people, options.stored_turns, data.c_str());
    std::fflush(stdout);
    auto life = LiveOnce(parts->household(), options.stored_turns);
    if (!life) return Complain(life.error());
    if (auto seeded = Seed(*parts->log, *life, options.people); !seeded) return Complain(seeded.error());
  }
  int code = kFailed;
  {
    auto server = ServerProcess::Start(data);
    if (!server) return Complain(server.error());
    const Usage base = UsageOf(server->pid());
    Usage before;
    const CrowdOutcome outcome = RunCrowd(server->port(), options, NameOf, [&] { before = UsageOf(server->pid()); });
    Report(options, outcome, base, before, UsageOf(server->pid()));
    code = outcome.said == outcome.millis.size() && outcome.connected == options.people ? kOk : kFailed;
  }
  if (options.data.empty()) std::filesystem::remove_all(data, error);
  return code;
}

}  // namespace sam::app
