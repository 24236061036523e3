#include "server/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/unicode.h"

namespace sam::wire {
namespace {

/// Bytes that stand in a JSON string as they are.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (size_t c = 0x20; c < plain.size(); ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

}  // namespace

void JsonWriter::Comma() {
  if (!first_) out_ += ',';
  first_ = false;
}

JsonWriter& JsonWriter::Open(char bracket) {
  Comma();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::Close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  Value(key);
  out_ += ':';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::Value(std::string_view text) {
  Comma();
  unsigned char all = 0;
  bool plain = true;
  for (const char c : text) {
    all |= static_cast<unsigned char>(c);
    plain = plain && kPlain[static_cast<unsigned char>(c)];
  }
  if (plain && (all < 0x80 || IsUtf8(text))) {
    (out_ += '"').append(text) += '"';
  } else {
    out_ += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
  return *this;
}

JsonWriter& JsonWriter::Value(double number) {
  if (!std::isfinite(number)) return Literal("null");
  const double scaled = std::round(number * 1e4);
  if (std::abs(scaled) >= 1e15) return Literal(nlohmann::json(number).dump());
  const auto units = static_cast<int64_t>(std::abs(scaled));
  if (scaled < 0) Comma(), out_ += '-', first_ = true;
  Value(units / 10000);
  if (int64_t rest = units % 10000; rest != 0) {
    out_ += '.';
    for (int64_t place = 1000; rest != 0; place /= 10) out_ += static_cast<char>('0' + rest / place), rest %= place;
  }
  return *this;
}

JsonWriter& JsonWriter::Value(int64_t number) {
  Comma();
  std::array<char, 24> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out_.append(digits.data(), end);
  return *this;
}

JsonWriter& JsonWriter::Value(const std::vector<std::string>& texts) {
  Open('[');
  for (const std::string& text : texts) Value(text);
  return Close(']');
}

JsonWriter& JsonWriter::Literal(std::string_view literal) {
  Comma();
  out_ += literal;
  return *this;
}

std::string JsonWriter::TakeLine() {
  out_ += '\n';
  first_ = true;
  return std::exchange(out_, {});
}

}  // namespace sam::wire
