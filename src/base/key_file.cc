#include "base/key_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace sam {

Result<std::string> ReadKeyFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return Fail(ErrorCode::kNotFound, fmt::format("the key file '{}' cannot be opened; check its name", path));
  struct stat status {};
  std::array<char, 16 << 10> bytes{};
  const bool regular = fstat(fd, &status) == 0 && S_ISREG(status.st_mode), mine = (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
  const ssize_t length = regular && mine ? read(fd, bytes.data(), bytes.size()) : 0;
  close(fd);
  if (!regular) return Fail(ErrorCode::kInvalidArgument, fmt::format("the key file '{}' is no file", path));
  if (!mine) return Fail(ErrorCode::kInvalidArgument, fmt::format("the key file '{}' can be read by others; run chmod 600 on it", path));
  return std::string(bytes.data(), static_cast<size_t>(std::max<ssize_t>(length, 0)));
}

}  // namespace sam
