// How many talks a server is asked for at once: as many as come, until it has no room for so many.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <climits>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>

namespace sam::llm {

/// Thread-safe. Who is over the number waits, first come, first served.
class CrowdGate {
 public:
  /// Inside until it is destroyed; must not outlive the gate.
  class Pass {
   public:
    Pass() = default;
    Pass(CrowdGate* gate, int narrowed) : gate_(gate), narrowed_(narrowed) {}
    Pass(Pass&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)), narrowed_(other.narrowed_) {}
    Pass& operator=(Pass&&) = delete;
    ~Pass() {
      if (gate_ != nullptr) gate_->Leave();
    }

   private:
    friend class CrowdGate;
    CrowdGate* gate_ = nullptr;
    int narrowed_ = 0;  // as often as the gate was, when it let this in
  };

  /// Waits; returns early where `stop` is asked for.
  boost::asio::awaitable<Pass> Enter(std::stop_token stop);
  /// There was no room for all who are inside: from now on one fewer. False where `pass` was alone, and it is not the number.
  bool Narrow(const Pass& pass);
  /// One was answered; after many the gate lets in one more.
  void Widen();

 private:
  static constexpr int kWidenAfter = 32;
  void Leave();
  void WakeLocked();

  std::mutex mutex_;  // guards everything below
  int inside_ = 0, most_ = INT_MAX, narrowed_ = 0, answered_ = 0;
  std::deque<std::shared_ptr<boost::asio::steady_timer>> waiting_;
};

}  // namespace sam::llm
