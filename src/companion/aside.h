// Work that takes longer than a turn may, on threads of its own, so that nobody waits for somebody else's.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>

#include "base/result.h"

namespace sam {

/// Thread-safe. Must not outlive the executors of those who wait: end with Join().
class Aside {
 public:
  Aside(unsigned threads, int most_waiting) : pool_(threads), most_waiting_(most_waiting) {}
  ~Aside() { Join(); }

  /// Runs `work` on one of the threads and comes back to the caller's executor; kCancelled where too much is waiting already.
  template <typename T>
  boost::asio::awaitable<Result<T>> Run(std::function<Result<T>()> work) {
    const Place place(waiting_);
    if (place.number > most_waiting_) co_return Fail(ErrorCode::kCancelled, "too much is waiting to be worked on; try again in a moment");
    auto there = [&work]() -> boost::asio::awaitable<Result<T>> { co_return work(); };
    Result<T> outcome = co_await boost::asio::co_spawn(pool_, std::move(there), boost::asio::use_awaitable);
    co_return outcome;
  }

  void Join() { pool_.join(); }

 private:
  struct Place {
    explicit Place(std::atomic<int>& places) : waiting(places), number(++places) {}
    ~Place() { --waiting; }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    std::atomic<int>& waiting;
    const int number;
  };

  boost::asio::thread_pool pool_;
  std::atomic<int> waiting_ = 0;
  const int most_waiting_;
};

}  // namespace sam
