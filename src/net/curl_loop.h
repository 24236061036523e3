// libcurl on a thread of its own, told of each socket's events by Asio.
#pragma once

#include <memory>
#include <string>

#include "net/transfer.h"

namespace sam::net {

/// Thread-safe. What a transfer receives and how it ends goes to its mailbox; the request must have been checked.
class CurlLoop {
 public:
  static std::shared_ptr<CurlLoop> Create(std::string ca_file);
  virtual ~CurlLoop() = default;
  virtual void Start(std::shared_ptr<Transfer> transfer) = 0;
  /// There is room again.
  virtual void GoOn(std::shared_ptr<Transfer> transfer) = 0;
  /// Nobody waits for it any more.
  virtual void Drop(std::shared_ptr<Transfer> transfer) = 0;
  /// Ends everything under way and the thread.
  virtual void Stop() = 0;
};

}  // namespace sam::net
