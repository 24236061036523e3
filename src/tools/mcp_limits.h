// How long a server of tools may take and how much it may send.
#pragma once

#include <chrono>
#include <cstddef>

namespace sam::tools {

struct McpLimits {
  std::chrono::milliseconds start{10'000}, list{5'000}, call{30'000};
  std::chrono::milliseconds retry_after{60'000};  // a server that failed is left alone so long
  std::chrono::milliseconds listed_for{30'000};   // what tools there are is asked for again after so long, and before each call
  size_t longest_line = 1 << 20;                  // bytes of a message
  size_t most_bytes = 8 << 20;                    // of all messages that come before an answer
  int most_messages = 2'000;                      // that come before an answer
  size_t longest_text = 16 << 10;                 // bytes of what a call gives
};

}  // namespace sam::tools
