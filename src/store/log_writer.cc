#include "store/log_writer.h"

#include <fmt/format.h>

#include <future>

namespace sam {
namespace {

constexpr size_t kLargestGroup = 512;
// Several jobs that wait while one group is committed are a crowd; its next groups are gathered for a few milliseconds, so that
// many turns share one sync (PostgreSQL's commit_delay and commit_siblings). A person alone has one job waiting at the most.
constexpr size_t kCrowd = 2;
constexpr auto kCrowdLasts = std::chrono::milliseconds(50);
constexpr auto kGather = std::chrono::milliseconds(20);
// 4 kB pages of the write-ahead log after which it is moved into the file: with nothing to do, and at the latest.
constexpr int kIdlePages = 500;
constexpr int kMostPages = 4000;

}  // namespace

LogWriter::LogWriter(std::unique_ptr<LogTables> tables) : tables_(std::move(tables)), thread_([this] { Run(); }) {}

LogWriter::~LogWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void LogWriter::Queue(Job job) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    wake = queue_.empty();
    queue_.push_back(std::move(job));
  }
  if (wake) changed_.notify_one();
}

Result<void> LogWriter::Wait(Work work, Kind kind) {
  std::promise<Result<void>> promise;
  Queue({std::move(work), [&promise](Result<void> result) { promise.set_value(std::move(result)); }, kind});
  return promise.get_future().get();
}

void LogWriter::Run() {
  while (true) {
    GatherCrowd();
    std::vector<Job> group = NextGroup();
    if (group.empty()) return;
    RunGroup(group);
    Checkpoint();
  }
}

void LogWriter::GatherCrowd() {
  const auto now = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= kCrowd) crowded_until_ = now + kCrowdLasts;
    if (now >= crowded_until_ || queue_.size() >= kLargestGroup || stopping_) return;
  }
  std::this_thread::sleep_until(now + kGather);
}

/// Empty when there is nothing left and the end has come.
std::vector<LogWriter::Job> LogWriter::NextGroup() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  std::vector<Job> group;
  while (!queue_.empty() && group.size() < kLargestGroup) {
    const bool alone = queue_.front().kind == Kind::kAlone;
    if (alone && !group.empty()) break;
    group.push_back(std::move(queue_.front()));
    queue_.pop_front();
    if (alone) break;
  }
  return group;
}

/// Error: nothing of the group is kept. Otherwise `outcomes` says who took part.
Result<void> LogWriter::StageGroup(std::vector<Job>& group, std::vector<Result<void>>& outcomes) {
  if (auto begun = tables_->Begin(); !begun) return begun;
  for (Job& job : group) {
    outcomes.push_back(job.work(*tables_));
    if (!outcomes.back() && tables_->failed()) return outcomes.back();
  }
  return tables_->Commit();
}

void LogWriter::RunGroup(std::vector<Job>& group) {
  std::vector<Result<void>> outcomes;
  Result<void> whole;
  if (refusal_) {
    whole = tl::unexpected(*refusal_);
  } else if (group.front().kind == Kind::kAlone) {
    whole = group.front().work(*tables_);
    outcomes.push_back(whole);
  } else {
    outcomes.reserve(group.size());
    whole = StageGroup(group, outcomes);
    if (!whole) tables_->Rollback();
  }
  if (!whole && !refusal_ && tables_->broken()) StopAfterFailure(whole.error());
  outcomes.resize(group.size());
  for (size_t i = 0; i < group.size(); ++i) {
    const bool own_failure = !outcomes[i];
    group[i].done(whole || own_failure ? outcomes[i] : whole);
  }
}

void LogWriter::StopAfterFailure(const Error& error) {
  tables_->Rollback();
  tables_->CoverFailedCommit();
  refusal_ =
      Error{ErrorCode::kUnavailable, fmt::format("nothing more can be kept since the store failed: {}", error.message)};
}

void LogWriter::Checkpoint() {
  if (refusal_) return;
  bool idle = false;
  {
    const std::lock_guard lock(mutex_);
    idle = queue_.empty();
  }
  tables_->CheckpointFrom(idle ? kIdlePages : kMostPages);
  if (tables_->broken())
    StopAfterFailure(
        {ErrorCode::kUnavailable, "moving the write-ahead log into the file failed; check the disk and start again"});
}

}  // namespace sam
