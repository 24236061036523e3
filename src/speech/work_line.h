// Work that blocks, on threads of its own, what is urgent first. Inside speech/ only.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/concurrent_channel.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "base/result.h"

namespace sam {

/// Thread-safe.
class WorkLine {
 public:
  explicit WorkLine(int most_waiting, int threads = 1) : threads_(threads), pool_(static_cast<size_t>(threads)), most_waiting_(most_waiting) {}
  ~WorkLine() { Stop(); }

  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kUrgent{1000};

  /// Comes back to the caller's executor; kCancelled where too much is waiting already. In order, but for what must be there `by` a time: earliest first, and before all else once
  /// that is no more than kUrgent away.
  template <typename T>
  boost::asio::awaitable<Result<T>> Run(std::function<Result<T>()> work, std::optional<Clock::time_point> by = std::nullopt) {
    if (++waiting_ > most_waiting_) {
      --waiting_;
      co_return Fail(ErrorCode::kCancelled, "too much is waiting; try again in a moment");
    }
    co_await WaitInLine(by);
    auto there = [this, &work]() -> boost::asio::awaitable<Result<T>> {
      Result<T> done = Fail(ErrorCode::kCancelled, "she is being stopped");
      if (!stopping_) done = work();
      --waiting_;
      LetNextIn();
      co_return done;
    };
    Result<T> outcome = co_await boost::asio::co_spawn(pool_, std::move(there), boost::asio::use_awaitable);
    co_return outcome;
  }

  /// Nobody waits for it.
  void Post(std::function<void()> work) {
    boost::asio::post(pool_, [this, work = std::move(work)] {
      if (!stopping_) work();
    });
  }

  /// What is under way ends, what waits is cancelled; nothing comes back after this.
  void Stop() {
    stopping_ = true;
    pool_.join();
  }

 private:
  using Grant = boost::asio::experimental::concurrent_channel<void(boost::system::error_code)>;

  boost::asio::awaitable<void> WaitInLine(std::optional<Clock::time_point> by) {
    const boost::asio::any_io_executor executor = co_await boost::asio::this_coro::executor;
    std::shared_ptr<Grant> grant;
    {
      const std::lock_guard lock(mutex_);
      if (let_in_ <= threads_) {
        ++let_in_;
      } else {
        grant = std::make_shared<Grant>(executor, 1);
        if (by) timed_.emplace(*by, grant);
        else line_.push_back(grant);
      }
    }
    if (!grant) co_return;
    const auto [ignored] = co_await grant->async_receive(boost::asio::as_tuple(boost::asio::use_awaitable));
    (void)ignored;
  }

  void LetNextIn() {
    const std::lock_guard lock(mutex_);
    if (!timed_.empty() && (line_.empty() || timed_.begin()->first < Clock::now() + kUrgent)) {
      timed_.begin()->second->try_send(boost::system::error_code());
      timed_.erase(timed_.begin());
    } else if (!line_.empty()) {
      line_.front()->try_send(boost::system::error_code());
      line_.pop_front();
    } else {
      --let_in_;
    }
  }

  std::mutex mutex_;  // guards the next three
  std::multimap<Clock::time_point, std::shared_ptr<Grant>> timed_;
  std::deque<std::shared_ptr<Grant>> line_;
  int let_in_ = 0;  // each thread works on one, and one is ready
  const int threads_;
  boost::asio::thread_pool pool_;
  std::atomic<int> waiting_ = 0;
  std::atomic<bool> stopping_ = false;
  const int most_waiting_;
};

}  // namespace sam
