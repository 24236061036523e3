// The data folder: made with mode 0700, locked against a second process, and home of the key file (mode 0600).
#pragma once

#include <string>

#include "base/result.h"
#include "store/sealer.h"

namespace sam {

/// Holds the lock until destroyed; the kernel releases it if the process dies.
class DataFolder {
 public:
  /// kUnavailable where another process holds the folder, or it cannot be made or written.
  static Result<DataFolder> Open(const std::string& path);
  DataFolder(DataFolder&& other) noexcept;
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  ~DataFolder();

  const std::string& path() const { return path_; }
  std::string File(const std::string& name) const { return path_ + "/" + name; }
  /// Makes an empty file of mode 0600 where there is none, before anyone else would make it with a wider one.
  Result<void> Claim(const std::string& name) const;
  /// The key that wraps every other. Made only where `make` says so; then it is durable before this returns.
  enum class Make : uint8_t { kNo, kYes };
  Result<SecretKey> ReadKey(Make make) const;

 private:
  DataFolder(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}
  Result<SecretKey> MakeKey(const std::string& file) const;
  std::string path_;
  int lock_;
};

}  // namespace sam
