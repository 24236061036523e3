#include "app/named_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace sam::app {

Result<std::string> ReadNamedFile(const std::string& path, std::string_view what, size_t most_bytes) {
  constexpr size_t kPiece = 1 << 20;
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return Fail(ErrorCode::kNotFound, fmt::format("'{}' is a folder; name {}'s file", path.substr(0, 200), what));
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorCode::kNotFound, fmt::format("'{}' cannot be read ({}); name {}'s file", path.substr(0, 200), std::strerror(errno), what));
  std::string bytes;
  while (file && bytes.size() <= most_bytes) {
    const size_t before = bytes.size();
    bytes.resize(before + std::min(kPiece, most_bytes + 1 - before));
    file.read(bytes.data() + before, static_cast<std::streamsize>(bytes.size() - before));
    bytes.resize(before + static_cast<size_t>(file.gcount()));
  }
  bytes.shrink_to_fit();
  if (bytes.size() > most_bytes) return Fail(ErrorCode::kExhausted, fmt::format("'{}' has over {} MB; give {} that is smaller", path.substr(0, 200), most_bytes >> 20, what));
  if (bytes.empty()) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is empty; name {}'s file", path.substr(0, 200), what));
  return bytes;
}

}  // namespace sam::app
