// A way through a file from its start that cannot leave it: the first thing that does not fit is kept as the refusal, and all reads after it give zeros.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sam {

class GgufCursor {
 public:
  /// `bytes`: the file's size; nothing beyond it is read. Keeps `file`, does not close it.
  GgufCursor(int file, uint64_t bytes) : file_(file), bytes_(bytes), buffer_(size_t{1} << 16) {}

  template <typename T>
  T Take() {
    T value{};
    char bytes[sizeof(T)] = {};
    Fill(bytes, sizeof(T));
    std::memcpy(&value, bytes, sizeof(T));
    return value;
  }
  /// A text with its length before it; refused where that is over `most` bytes or the file's rest.
  std::string TakeText(uint64_t most);
  /// The same of one that may be long: the first `keep` bytes, and over the rest.
  std::string TakeStart(uint64_t most, uint64_t keep);
  void Skip(uint64_t bytes);

  uint64_t position() const { return position_; }
  uint64_t left() const { return bytes_ - position_; }
  /// What is being read, for the lines of refusal: `key "general.name"`.
  void Now(std::string where) { where_ = std::move(where); }
  const std::string& where() const { return where_; }

  bool ok() const { return !refusal_; }
  const std::optional<Error>& refusal() const { return refusal_; }
  /// What contradicts itself. The first refusal stays.
  void Refuse(std::string_view why);
  /// What is sound, but nothing for this program.
  void TurnAway(std::string_view why);

 private:
  void Fill(char* to, size_t count);
  bool Load();
  int file_;
  uint64_t bytes_, position_ = 0, loaded_ = 0;  // the buffer holds the file from loaded_ on
  size_t filled_ = 0;
  std::vector<char> buffer_;
  std::string where_ = "its opening";
  std::optional<Error> refusal_;
};

}  // namespace sam
