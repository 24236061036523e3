// Server-sent events (WHATWG HTML 9.2.6) out of bytes that come in whatever pieces.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam::llm {

/// Lines end with LF, CR or CRLF; comments and fields without data are read over. What some servers send as "error:" or as a bare JSON line counts as data.
class SseReader {
 public:
  using Take = std::function<Result<void>(std::string_view data)>;

  explicit SseReader(size_t most_bytes = 1 << 20) : most_bytes_(most_bytes) {}

  /// Gives each event's data to `take`, whose failure ends the reading. kExhausted: an event of more than most_bytes.
  Result<void> Feed(std::string_view bytes, const Take& take);
  /// The end of the stream: an event that lacks only its empty line counts.
  Result<void> End(const Take& take);

 private:
  Result<void> EndLine(const Take& take);
  Result<void> EndEvent(const Take& take);

  size_t most_bytes_;
  std::string line_, data_;
  bool has_data_ = false, after_cr_ = false, begun_ = false;
};

}  // namespace sam::llm
