// Whole pieces over the line between a process of ours and its maker. Inside speech/ only.
#pragma once

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <string_view>

namespace sam {

/// False where the line closed first.
inline bool ReadAll(int line, void* into, size_t bytes) {
  for (char* at = static_cast<char*>(into); bytes > 0;) {
    const ssize_t n = read(line, at, bytes);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += n;
    bytes -= static_cast<size_t>(n);
  }
  return true;
}

inline bool SendAll(int line, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = send(line, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

}  // namespace sam
