#include "store/data_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sam {
namespace {

constexpr mode_t kOwnerOnly = 0700;
constexpr mode_t kOwnerFile = 0600;

tl::unexpected<Error> Unusable(const std::string& folder, int error) {
  return Fail(error == ENOSPC ? ErrorCode::kExhausted : ErrorCode::kUnavailable,
              fmt::format("the data folder {} cannot be written ({}); make it writable or name another with --data",
                          folder, std::strerror(error)));
}

/// 0, or the errno of what failed. Folders above are made too.
int MakeFolder(const std::string& path) {
  for (size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
    const std::string part = path.substr(0, slash);
    struct stat status {};
    if (stat(part.c_str(), &status) != 0) {
      if (mkdir(part.c_str(), kOwnerOnly) != 0 && errno != EEXIST) return errno;
    } else if (!S_ISDIR(status.st_mode)) {
      return ENOTDIR;
    }
    if (slash == path.npos) return 0;
  }
}

bool SyncFolder(const std::string& path) {
  const int folder = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  const bool synced = fsync(folder) == 0;
  close(folder);
  return synced;
}

}  // namespace

Result<DataFolder> DataFolder::Open(const std::string& path) {
  if (path.empty()) return Fail(ErrorCode::kInvalidArgument, "the data folder has no name; name one with --data");
  if (const int error = MakeFolder(path); error != 0) return Unusable(path, error);
  const int lock = open((path + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerFile);
  if (lock < 0) return Unusable(path, errno);
  DataFolder folder(path, lock);
  if (flock(lock, LOCK_EX | LOCK_NB) == 0) return folder;
  if (errno != EWOULDBLOCK) return Unusable(path, errno);
  return Fail(
      ErrorCode::kUnavailable,
      fmt::format("the data folder {} is in use by another samantha; stop that one or name another folder with --data",
                  path));
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

DataFolder::~DataFolder() {
  if (lock_ >= 0) close(lock_);
}

Result<void> DataFolder::Claim(const std::string& name) const {
  const int file = open(File(name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerFile);
  if (file < 0) return Unusable(path_, errno);
  close(file);
  return {};
}

Result<SecretKey> DataFolder::ReadKey(Make make) const {
  const std::string file = File("key");
  const int in = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (in < 0) {
    if (errno == ENOENT && make == Make::kYes) return MakeKey(file);
    return Fail(
        ErrorCode::kUnavailable,
        fmt::format("the key file {} cannot be read ({}); put it back: without it nothing in this folder can be read",
                    file, std::strerror(errno)));
  }
  struct stat status {};
  if (fstat(in, &status) == 0 && (status.st_mode & 077) != 0) static_cast<void>(fchmod(in, kOwnerFile));
  std::string bytes(SecretKey::kBytes + 1, '\0');
  const ssize_t size = read(in, bytes.data(), bytes.size());
  close(in);
  if (size != static_cast<ssize_t>(SecretKey::kBytes)) {
    return Fail(ErrorCode::kCorrupt, fmt::format("the key file {} is damaged; put back a copy of it", file));
  }
  const SecretKey key = SecretKey::From(std::string_view(bytes).substr(0, SecretKey::kBytes));
  Wipe(bytes);
  return key;
}

Result<SecretKey> DataFolder::MakeKey(const std::string& file) const {
  // Written aside and renamed, so that a crash leaves a whole key file or none.
  const std::string aside = file + ".new";
  const SecretKey key = SecretKey::Random();
  const int out = open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerFile);
  if (out < 0) return Unusable(path_, errno);
  const bool written =
      write(out, key.data(), SecretKey::kBytes) == static_cast<ssize_t>(SecretKey::kBytes) && fsync(out) == 0;
  const int error = errno;
  close(out);
  if (!written || rename(aside.c_str(), file.c_str()) != 0 || !SyncFolder(path_))
    return Unusable(path_, written ? errno : error);
  return key;
}

}  // namespace sam
