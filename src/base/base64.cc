#include "base/base64.h"

#include <array>
#include <cstdint>

namespace sam {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<int8_t, 256> kValues = [] {
  std::array<int8_t, 256> values{};
  values.fill(-1);
  for (size_t i = 0; i < kLetters.size(); ++i) values[static_cast<unsigned char>(kLetters[i])] = static_cast<int8_t>(i);
  return values;
}();

std::string_view WithoutPadding(std::string_view text) {
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string ToBase64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  uint32_t bits = 0;
  int held = 0;
  for (const char byte : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(byte);
    for (held += 8; held >= 6; held -= 6) out += kLetters[bits >> (held - 6) & 63];
  }
  if (held > 0) out += kLetters[bits << (6 - held) & 63];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

Result<std::string> FromBase64(std::string_view text) {
  text = WithoutPadding(text);
  if (text.size() % 4 == 1) return Fail(ErrorCode::kInvalidArgument, "the base64 ends in the middle of a byte; send it whole");
  std::string out;
  out.reserve(text.size() / 4 * 3 + 2);
  uint32_t bits = 0;
  int held = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const int value = kValues[static_cast<unsigned char>(text[i])];
    if (value < 0) return Fail(ErrorCode::kInvalidArgument, "the base64 has something else in it at byte " + std::to_string(i) + "; send letters of A-Z, a-z, 0-9, + and / only");
    bits = bits << 6 | static_cast<uint32_t>(value);
    held += 6;
    if (held >= 8) held -= 8, out += static_cast<char>(bits >> held & 0xFF);
  }
  return out;
}

}  // namespace sam
