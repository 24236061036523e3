// JSON written straight into a string, for what every turn sends; everything rarer is built with nlohmann::json (docs/decisions/0003).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sam::wire {

/// Writes values in the order in which they are called; the caller keeps keys and values in pairs and closes what it opens.
/// Numbers have at most four decimals: enough for a person, and the same on every machine. Broken UTF-8 becomes U+FFFD.
class JsonWriter {
 public:
  JsonWriter& Open(char bracket);   // '{' or '['
  JsonWriter& Close(char bracket);  // '}' or ']'
  JsonWriter& Key(std::string_view key);
  JsonWriter& Value(std::string_view text);
  JsonWriter& Value(double number);
  JsonWriter& Value(int64_t number);
  JsonWriter& Value(const std::vector<std::string>& texts);
  JsonWriter& Literal(std::string_view literal);  // "null", "true", "false"

  template <typename T>
  JsonWriter& Field(std::string_view key, const T& value) {
    return Key(key).Value(value);
  }

  /// What was written, as a line with its newline.
  std::string TakeLine();

 private:
  void Comma();

  std::string out_;
  bool first_ = true;  // in the innermost bracket, or after a key
};

}  // namespace sam::wire
