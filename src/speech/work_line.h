// Work that blocks, on one thread of its own, one piece after another. Inside speech/ only.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>

#include "base/result.h"

namespace sam {

/// Thread-safe.
class WorkLine {
 public:
  explicit WorkLine(int most_waiting) : most_waiting_(most_waiting) {}
  ~WorkLine() { Stop(); }

  /// Comes back to the caller's executor; kCancelled where too much is waiting already.
  template <typename T>
  boost::asio::awaitable<Result<T>> Run(std::function<Result<T>()> work) {
    if (++waiting_ > most_waiting_) {
      --waiting_;
      co_return Fail(ErrorCode::kCancelled, "too much is waiting; try again in a moment");
    }
    auto there = [this, &work]() -> boost::asio::awaitable<Result<T>> {
      Result<T> done = Fail(ErrorCode::kCancelled, "she is being stopped");
      if (!stopping_) done = work();
      --waiting_;
      co_return done;
    };
    Result<T> outcome = co_await boost::asio::co_spawn(thread_, std::move(there), boost::asio::use_awaitable);
    co_return outcome;
  }

  /// Done in its turn; nobody waits for it.
  void Post(std::function<void()> work) {
    boost::asio::post(thread_, [this, work = std::move(work)] {
      if (!stopping_) work();
    });
  }

  /// What is under way ends, what waits is cancelled; nothing comes back after this.
  void Stop() {
    stopping_ = true;
    thread_.join();
  }

 private:
  boost::asio::thread_pool thread_{1};
  std::atomic<int> waiting_ = 0;
  std::atomic<bool> stopping_ = false;
  const int most_waiting_;
};

}  // namespace sam
