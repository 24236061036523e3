// The header's keys and what stands under them, as far as the checks need it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mind/gguf/gguf_cursor.h"
#include "mind/gguf/gguf_types.h"

namespace sam {

struct GgufSetting {
  GgufValueType type = GgufValueType::kU32;  // of the value, or of an array's values
  bool is_array = false;
  uint64_t count = 1;             // values
  int64_t integer = 0;            // of integers and truths; above 2^63 the largest
  double real = 0;                // of floating-point numbers
  std::string text;               // the first 4 KiB
  std::vector<int64_t> integers;  // an integer array's first 512
};

class GgufSettings {
 public:
  /// Called with the key, the type of values, their count: true where it has read them.
  using TakeArray = std::function<bool(std::string_view, GgufValueType, uint64_t)>;
  /// Reads `count` keys with their values.
  void Read(uint64_t count, GgufCursor& cursor, const TakeArray& take);

  const GgufSetting* Find(std::string_view key) const;
  /// What stands there; "" where it is no text.
  std::string_view Text(std::string_view key) const;
  const std::map<std::string, GgufSetting, std::less<>>& all() const { return settings_; }

 private:
  static GgufSetting ReadValue(std::string_view key, GgufCursor& cursor, const TakeArray& take);
  std::map<std::string, GgufSetting, std::less<>> settings_;
};

}  // namespace sam
