#include "mind/llm/crowd_gate.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

namespace sam::llm {
namespace {

namespace asio = boost::asio;

void Wake(const std::shared_ptr<asio::steady_timer>& timer) {
  asio::post(timer->get_executor(), [timer] { timer->cancel(); });
}

}  // namespace

asio::awaitable<CrowdGate::Pass> CrowdGate::Enter(std::stop_token stop) {
  const auto executor = co_await asio::this_coro::executor;
  const auto timer = std::make_shared<asio::steady_timer>(executor, std::chrono::steady_clock::time_point::max());
  {
    const std::lock_guard lock(mutex_);
    if (inside_ < most_ && waiting_.empty()) {
      ++inside_;
      co_return Pass(this, narrowed_);
    }
    waiting_.push_back(timer);
  }
  const std::stop_callback wake(stop, [timer] { Wake(timer); });
  boost::system::error_code woken;
  auto token = asio::redirect_error(asio::use_awaitable, woken);
  co_await timer->async_wait(token);
  const std::lock_guard lock(mutex_);
  const bool let_in = std::erase(waiting_, timer) == 0;
  if (let_in) co_return Pass(this, narrowed_);
  co_return Pass();
}

bool CrowdGate::Narrow(const Pass& pass) {
  const std::lock_guard lock(mutex_);
  if (pass.gate_ == nullptr || pass.narrowed_ != narrowed_) return true;  // it was inside when another found out
  if (inside_ <= 1) return false;
  most_ = inside_ - 1;
  ++narrowed_;
  answered_ = 0;
  return true;
}

void CrowdGate::Widen() {
  const std::lock_guard lock(mutex_);
  if (most_ == INT_MAX || ++answered_ % kWidenAfter != 0) return;
  ++most_;
  WakeLocked();
}

void CrowdGate::Leave() {
  const std::lock_guard lock(mutex_);
  --inside_;
  WakeLocked();
}

void CrowdGate::WakeLocked() {
  while (inside_ < most_ && !waiting_.empty()) {
    ++inside_;
    Wake(waiting_.front());
    waiting_.pop_front();
  }
}

}  // namespace sam::llm
