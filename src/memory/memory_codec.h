// Plain values as bytes, little-endian, for snapshots of memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace sam {

class ByteWriter {
 public:
  template <typename T>
  void Put(T value) {
    static_assert(std::is_integral_v<T> || std::is_enum_v<T>);
    auto bits = static_cast<uint64_t>(value);
    for (size_t i = 0; i < sizeof(T); ++i, bits >>= 8) bytes_.push_back(static_cast<char>(bits & 0xFF));
  }
  void PutText(std::string_view text) {
    Put(static_cast<uint32_t>(text.size()));
    bytes_ += text;
  }
  std::string Take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote; once something is missing, everything is zero and ok() is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  template <typename T>
  T Get() {
    uint64_t bits = 0;
    const std::string_view taken = Take(sizeof(T));
    for (size_t i = taken.size(); i-- > 0;) bits = bits << 8 | static_cast<unsigned char>(taken[i]);
    return static_cast<T>(bits);
  }
  std::string_view GetText() { return Take(Get<uint32_t>()); }
  /// How many records of at least `size` bytes follow; 0 and not ok where so many do not fit.
  size_t GetCount(size_t size) {
    const size_t count = Get<uint32_t>();
    if (count * size > rest_.size()) ok_ = false;
    return ok_ ? count : 0;
  }
  bool ok() const { return ok_; }
  bool AtEnd() const { return ok_ && rest_.empty(); }

 private:
  std::string_view Take(size_t size) {
    if (size > rest_.size()) ok_ = false;
    if (!ok_) return {};
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace sam
