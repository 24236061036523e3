// Server-sent events (WHATWG HTML 9.2.6) out of bytes that come in whatever pieces.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam::net {

/// Lines end with LF, CR or CRLF; comments and unknown fields are read over. What some servers send as "error:" or as a bare JSON line counts as data.
class SseReader {
 public:
  using Take = std::function<Result<void>(std::string_view data)>;

  explicit SseReader(size_t most_bytes = 1 << 20) : most_bytes_(most_bytes) {}

  /// Gives each event's data to `take`, whose failure ends the reading. kExhausted: an event of more than most_bytes.
  Result<void> Feed(std::string_view bytes, const Take& take);
  /// The end of the stream: an event that lacks only its empty line counts.
  Result<void> End(const Take& take);

  /// Of the event that is being given: what its "event" says; "" where it says nothing.
  const std::string& type() const { return type_; }
  /// The id of the last event that was whole, with data or without, after which the stream may be asked to go on; "" where there is none. Printable ASCII, at most 1 KiB:
  /// another id is read over.
  const std::string& last_id() const { return last_id_; }
  /// How long to wait before that, where the server says so.
  std::optional<std::chrono::milliseconds> retry() const { return retry_; }

 private:
  Result<void> EndLine(const Take& take);
  Result<void> EndEvent(const Take& take);
  void TakeField(std::string_view field, std::string_view value);

  size_t most_bytes_;
  std::string line_, data_, type_, id_, last_id_;
  std::optional<std::chrono::milliseconds> retry_;
  bool has_data_ = false, after_cr_ = false, begun_ = false;
};

}  // namespace sam::net
