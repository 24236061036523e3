// The one writer: a thread that commits all that is queued in one transaction with one sync, as soon as it is free.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/result.h"
#include "store/event_log.h"
#include "store/log_tables.h"

namespace sam {

/// Where several people keep it busy, it waits a little to gather more of them; one person alone never waits.
/// Thread-safe. After a failing disk it refuses all further work; the destructor finishes what is queued.
class LogWriter {
 public:
  using Work = std::function<Result<void>(LogTables&)>;
  explicit LogWriter(std::unique_ptr<LogTables> tables);
  ~LogWriter();
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;

  /// Staging work, committed together with its neighbours in the queue.
  void Stage(Work work, EventLog::Done done) { Queue({std::move(work), std::move(done), Kind::kStaging}); }
  /// Work that commits by itself; waits for its end. Not to be called from a Done.
  Result<void> RunAlone(Work work) { return Wait(std::move(work), Kind::kAlone); }
  /// Staging work; waits until it is durable. Not to be called from a Done.
  Result<void> StageAndWait(Work work) { return Wait(std::move(work), Kind::kStaging); }

 private:
  enum class Kind : uint8_t { kStaging, kAlone };
  struct Job {
    Work work;
    EventLog::Done done;
    Kind kind;
  };
  void Queue(Job job);
  Result<void> Wait(Work work, Kind kind);
  void Run();
  void GatherCrowd();
  std::vector<Job> NextGroup();
  void RunGroup(std::vector<Job>& group);
  Result<void> StageGroup(std::vector<Job>& group, std::vector<Result<void>>& outcomes);
  void StopAfterFailure(const Error& error);
  void Checkpoint();

  std::unique_ptr<LogTables> tables_;
  std::optional<Error> refusal_;                           // only the thread uses these three
  std::chrono::steady_clock::time_point crowded_until_{};
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> queue_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace sam
