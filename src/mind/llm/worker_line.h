// The line to the process that runs a model: starts it, starts it again, and brings each request what comes of it.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/experimental/concurrent_channel.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "base/child_process.h"
#include "mind/llm/llama_model.h"
#include "mind/llm/worker_wire.h"

namespace sam::llm {

/// One request under way.
struct Flight {
  explicit Flight(const boost::asio::any_io_executor& executor) : messages(executor, kMostWaiting) {}
  static constexpr size_t kMostWaiting = 1 << 16;  // pieces; an answer has fewer
  uint64_t id = 0;
  boost::asio::experimental::concurrent_channel<void(boost::system::error_code, FromWorker)> messages;
};

/// Thread-safe. One thread of its own reads and writes.
class WorkerLine {
 public:
  explicit WorkerLine(LlamaConfig config);
  ~WorkerLine();

  /// kUnavailable where no process runs and none may be started yet; what the process said of the file where it is the file's fault, from then on.
  Result<void> Begin(const GenerationRequest& request, const std::shared_ptr<Flight>& flight);
  /// The flight ends as cancelled, at once.
  void Stop(const std::shared_ptr<Flight>& flight);
  void LetGo(const std::string& owner);
  int context_tokens() const { return context_tokens_; }
  /// As the process told when it was ready; before that, what is likely of a model with a projector.
  int picture_tokens() const { return picture_tokens_; }
  /// As was told of the projector; once the process is ready, as it told.
  bool hears() const { return hears_; }

 private:
  using Clock = std::chrono::steady_clock;

  Result<void> StartLocked();
  void SendLocked(const ToWorker& message);
  void Wake() const;
  void Run(std::stop_token stop);
  /// Sends what can be sent now and reads what is there; false once the process has gone.
  bool Exchange(int line);
  void Take(std::string_view text);
  void TakeMessage(FromWorker message);
  void LoseProcess();
  /// Learns from an end what a new start is good for.
  void NoteEndLocked(std::optional<int> status);

  const LlamaConfig config_;
  std::atomic<int> context_tokens_, picture_tokens_;
  std::atomic<bool> hears_;
  int wake_ = -1;  // an eventfd
  std::mutex mutex_;  // guards everything below; never held across a wait
  std::optional<ChildProcess> process_;
  std::string outgoing_;
  std::map<uint64_t, std::shared_ptr<Flight>> flights_;
  uint64_t last_id_ = 0;
  bool ready_ = false;
  int starts_in_vain_ = 0;
  int crashes_ = 0;  // since it last answered
  std::optional<Error> given_up_;
  Clock::time_point next_start_{};
  Error why_gone_{ErrorCode::kUnavailable, "the model's process has not started"};
  std::string incoming_;  // the reading thread's alone
  std::jthread thread_;
};

}  // namespace sam::llm
