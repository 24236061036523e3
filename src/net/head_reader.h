// An answer's head, line by line as it comes in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "net/http.h"

namespace sam::net {

/// Interim answers (1xx) are read over; trailers after the body are counted and left out.
class HeadReader {
 public:
  HeadReader(size_t most_bytes, uint64_t most_body, uint64_t resume_from) : most_bytes_(most_bytes), most_body_(most_body), resume_from_(resume_from) {}

  /// One line with its end. Gives the head with the empty line that ends it. kExhausted: over a limit, that of the announced body included; kCorrupt: a body no one asked for,
  /// compressed or of another range. The message is a clause: "its head is longer than 65536 bytes".
  Result<std::optional<HttpResponse>> Take(std::string_view line);

 private:
  Result<std::optional<HttpResponse>> End();
  Result<void> CheckRange() const;

  size_t most_bytes_;
  uint64_t most_body_, resume_from_;
  size_t bytes_ = 0;
  HttpResponse head_;
  bool done_ = false;
};

}  // namespace sam::net
