// One request on its way: what both threads share, the caller's and the client's.
#pragma once

#include <boost/asio/experimental/concurrent_channel.hpp>
#include <mutex>
#include <optional>
#include <string>

#include "net/http.h"
#include "net/url.h"

namespace sam::net {

/// Rings when there is something to take.
using Bell = boost::asio::experimental::concurrent_channel<void(boost::system::error_code)>;

/// Everything that came since the last look.
struct Delivery {
  std::optional<HttpResponse> head;
  std::string body;
  std::optional<Result<std::string>> outcome;  // the end: "", or where it is redirected to
  bool was_full = false;                       // the transfer waits for room
};

/// From the client's thread to the caller: at most about kRoom bytes wait. Thread-safe.
class Mailbox {
 public:
  static constexpr size_t kRoom = 256 << 10;

  explicit Mailbox(Bell& bell) : bell_(&bell) {}

  void PutHead(HttpResponse head) {
    const std::lock_guard lock(mutex_);
    due_.head = std::move(head);
    Ring();
  }
  /// False, and nothing taken, where there is no room: Take() tells then that there was none.
  bool PutBody(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    if (due_.body.size() >= kRoom) due_.was_full = true;
    if (due_.was_full) return false;
    due_.body.append(bytes);
    Ring();
    return true;
  }
  /// The first end counts.
  void Close(Result<std::string> outcome) {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    closed_ = true;
    due_.outcome = std::move(outcome);
    Ring();
  }
  Delivery Take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(due_, {});
  }
  /// The bell is going away.
  void Detach() {
    const std::lock_guard lock(mutex_);
    bell_ = nullptr;
  }

 private:
  void Ring() {
    if (bell_ != nullptr) bell_->try_send(boost::system::error_code{});
  }

  std::mutex mutex_;
  Bell* bell_;
  Delivery due_;
  bool closed_ = false;
};

struct Transfer {
  Transfer(HttpRequest request_, Url url_, Bell& bell) : request(std::move(request_)), url(std::move(url_)), mailbox(bell) {}

  const HttpRequest request;
  const Url url;
  Mailbox mailbox;
};

}  // namespace sam::net
