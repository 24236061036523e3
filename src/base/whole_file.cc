#include "base/whole_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace sam {
namespace {

bool WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<size_t>(written));
  }
  return ::fsync(file) == 0;
}

}  // namespace

Result<void> WriteWholeFile(const std::string& path, std::string_view text) {
  const std::string beside = path + ".new";
  std::error_code failed;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failed);
  ::unlink(beside.c_str());
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const bool written = file >= 0 && WriteAll(file, text);
  if (file >= 0) ::close(file);
  if (!written || std::rename(beside.c_str(), path.c_str()) != 0)
    return Fail(ErrorCode::kUnavailable, fmt::format("{} cannot be written ({}); look at the folder's owner and room", path, std::strerror(errno)));
  return {};
}

}  // namespace sam
