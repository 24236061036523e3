// The part of a file that has come so far, and its hash.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam::llm {

class Sha256;

/// Locked against a second process; what is in it stays when this goes.
class PartFile {
 public:
  /// Opens or makes it, and hashes what is there. kUnavailable where somebody else fetches it, or it cannot be written.
  static Result<PartFile> Open(const std::string& path);
  PartFile(PartFile&& other) noexcept;
  PartFile(const PartFile&) = delete;
  ~PartFile();

  uint64_t bytes() const { return bytes_; }
  int file() const { return file_; }
  Result<void> Append(std::string_view bytes);
  /// Begins anew.
  Result<void> Clear();
  /// Of what is there, in lower case.
  std::string HashText() const;
  /// Durable under the new name; the part is no more.
  Result<void> MoveTo(const std::string& path);
  void Remove();

 private:
  PartFile(std::string path, int file);
  std::string path_;
  int file_ = -1;
  uint64_t bytes_ = 0;
  std::unique_ptr<Sha256> hash_;
};

/// Bytes that a folder's disk has left for us.
uint64_t RoomIn(const std::string& folder);

}  // namespace sam::llm
