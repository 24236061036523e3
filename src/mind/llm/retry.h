// When a server is asked again, and after how long.
#pragma once

#include <chrono>
#include <optional>

#include "net/http.h"

namespace sam::llm {

struct RetryPolicy {
  int most_tries = 3;
  std::chrono::milliseconds first{400};        // the longest first wait; doubles with each
  std::chrono::milliseconds most{5'000};       // the longest of all
  std::chrono::milliseconds most_asked{8'000}; // a server that asks for more is given up
};

/// 408, 409, 429 and what is wrong at the server's end.
constexpr bool IsPassing(int status) { return status == 408 || status == 409 || status == 429 || status >= 500; }

/// Exponential backoff with full jitter (Brooker 2015): uniform in [0, min(most, first * 2^(failed - 1))], at least what the server asked for. `failed` from 1, `unit` in [0, 1).
/// Nothing: not again.
std::optional<std::chrono::milliseconds> RetryDelay(const RetryPolicy& policy, int failed, double unit, std::optional<std::chrono::milliseconds> asked);

/// From retry-after-ms or Retry-After, in seconds or as a date beside the answer's own.
std::optional<std::chrono::milliseconds> ReadRetryAfter(const net::HttpResponse& head);

}  // namespace sam::llm
