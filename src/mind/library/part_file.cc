#include "mind/library/part_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

namespace sam::llm {

class Sha256 {
 public:
  Sha256() { crypto_hash_sha256_init(&state_); }
  void Add(std::string_view bytes) { crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()); }
  std::string Text() const {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256_state state = state_;
    crypto_hash_sha256_final(&state, digest.data());
    std::string text;
    for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
    return text;
  }

 private:
  crypto_hash_sha256_state state_;
};

PartFile::PartFile(std::string path, int file) : path_(std::move(path)), file_(file), hash_(std::make_unique<Sha256>()) {}

PartFile::PartFile(PartFile&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)), bytes_(other.bytes_), hash_(std::move(other.hash_)) {}

PartFile::~PartFile() {
  if (file_ >= 0) close(file_);
}

Result<PartFile> PartFile::Open(const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return Fail(ErrorCode::kUnavailable, fmt::format("{} cannot be written: {}", path, std::strerror(errno)));
  PartFile part(path, file);
  if (flock(file, LOCK_EX | LOCK_NB) != 0) return Fail(ErrorCode::kUnavailable, fmt::format("{} is being fetched by another process; wait for it", path));
  std::vector<char> buffer(size_t{1} << 20);
  for (;;) {
    const ssize_t got = read(file, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Fail(ErrorCode::kUnavailable, fmt::format("{} cannot be read: {}", path, std::strerror(errno)));
    if (got == 0) return part;
    part.hash_->Add({buffer.data(), static_cast<size_t>(got)});
    part.bytes_ += static_cast<uint64_t>(got);
  }
}

Result<void> PartFile::Append(std::string_view bytes) {
  hash_->Add(bytes);
  bytes_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Fail(ErrorCode::kExhausted, fmt::format("{} cannot be written on: {}; make room", path_, std::strerror(errno)));
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return {};
}

Result<void> PartFile::Clear() {
  if (ftruncate(file_, 0) != 0 || lseek(file_, 0, SEEK_SET) != 0) return Fail(ErrorCode::kUnavailable, fmt::format("{} cannot be emptied: {}", path_, std::strerror(errno)));
  bytes_ = 0;
  hash_ = std::make_unique<Sha256>();
  return {};
}

std::string PartFile::HashText() const { return hash_->Text(); }

Result<void> PartFile::MoveTo(const std::string& path) {
  if (fsync(file_) != 0 || rename(path_.c_str(), path.c_str()) != 0) return Fail(ErrorCode::kUnavailable, fmt::format("{} cannot be kept as {}: {}", path_, path, std::strerror(errno)));
  const int folder = open(path.substr(0, path.rfind('/') + 1).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    fsync(folder);
    close(folder);
  }
  return {};
}

void PartFile::Remove() { unlink(path_.c_str()); }

uint64_t RoomIn(const std::string& folder) {
  struct statvfs room {};
  return statvfs(folder.c_str(), &room) == 0 ? uint64_t{room.f_bavail} * room.f_frsize : 0;
}

}  // namespace sam::llm
