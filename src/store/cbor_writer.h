// Structs as CBOR (RFC 8949), written straight into a string: maps with short names, in the order of event_fields.h. Every turn is
// written so; reading, which is rarer, goes through nlohmann::json.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"
#include "core/event.h"
#include "store/event_fields.h"

namespace sam {

/// An archive for Fields() that writes one map; what equals its default is left out. Maps have at most 23 entries.
class CborWriter : public LeavesOutDefaults<CborWriter> {
 public:
  /// Begins a map at the end of `out`; the destructor ends it.
  explicit CborWriter(std::string& out) : out_(out), header_(out.size()) { out_ += static_cast<char>(kMap); }
  ~CborWriter() { out_[header_] = static_cast<char>(kMap | count_); }
  CborWriter(const CborWriter&) = delete;
  CborWriter& operator=(const CborWriter&) = delete;

  /// Always written.
  template <typename T>
  void Whole(const char* brief, const char* /*full*/, const T& value) {
    SAM_CHECK(++count_ < 24);
    Put(std::string_view(brief));
    Put(value);
  }

 private:
  static constexpr uint8_t kUnsigned = 0x00, kNegative = 0x20, kText = 0x60, kArray = 0x80, kMap = 0xA0;
  static constexpr uint8_t kFalse = 0xF4, kNull = 0xF6, kFloat = 0xFA, kDouble = 0xFB;

  template <typename T>
  void PutBigEndian(T bits) {
    for (size_t i = sizeof bits; i-- > 0;) out_ += static_cast<char>(bits >> (8 * i));
  }
  void PutHead(uint8_t major, uint64_t number) {
    if (number < 24) {
      out_ += static_cast<char>(major | number);
    } else if (number <= UINT8_MAX) {
      out_ += static_cast<char>(major | 24), PutBigEndian(static_cast<uint8_t>(number));
    } else if (number <= UINT16_MAX) {
      out_ += static_cast<char>(major | 25), PutBigEndian(static_cast<uint16_t>(number));
    } else if (number <= UINT32_MAX) {
      out_ += static_cast<char>(major | 26), PutBigEndian(static_cast<uint32_t>(number));
    } else {
      out_ += static_cast<char>(major | 27), PutBigEndian(number);
    }
  }
  void PutInteger(int64_t number) {
    if (number >= 0) PutHead(kUnsigned, static_cast<uint64_t>(number));
    else PutHead(kNegative, static_cast<uint64_t>(-(number + 1)));
  }

  void Put(std::string_view text) {
    PutHead(kText, text.size());
    out_ += text;
  }
  void Put(const std::string& text) { Put(std::string_view(text)); }
  void Put(bool value) { out_ += static_cast<char>(kFalse + (value ? 1 : 0)); }
  void Put(float value) { out_ += static_cast<char>(kFloat), PutBigEndian(std::bit_cast<uint32_t>(value)); }
  void Put(double value) {
    if (static_cast<double>(static_cast<float>(value)) == value) return Put(static_cast<float>(value));
    out_ += static_cast<char>(kDouble);
    PutBigEndian(std::bit_cast<uint64_t>(value));
  }
  template <std::integral T>
  void Put(T value) {
    PutInteger(static_cast<int64_t>(value));
  }
  void Put(const Moment& moment) {
    PutHead(kArray, 2);
    PutInteger(moment.at.time_since_epoch().count());
    PutInteger(moment.offset.count());
  }
  void Put(const Pad& pad) {
    PutHead(kArray, 3);
    for (const double value : {pad.pleasure, pad.arousal, pad.dominance}) Put(value);
  }
  void Put(const std::pair<std::string, float>& pair) {
    PutHead(kArray, 2);
    Put(pair.first);
    Put(pair.second);
  }
  template <typename T>
  void Put(const std::optional<T>& value) {
    if (value) Put(*value);
    else out_ += static_cast<char>(kNull);
  }
  template <typename T>
  void Put(const std::vector<T>& values) {
    PutHead(kArray, values.size());
    for (const T& value : values) Put(value);
  }
  template <typename T>
  requires std::is_enum_v<T>
  void Put(T value) { PutHead(kUnsigned, static_cast<uint64_t>(value)); }
  template <typename T>
  requires std::is_class_v<T>
  void Put(const T& value) {
    CborWriter inner(out_);
    Fields(inner, value);
  }

  std::string& out_;
  const size_t header_;
  uint8_t count_ = 0;
};

}  // namespace sam
