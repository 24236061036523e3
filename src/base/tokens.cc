#include "base/tokens.h"

#include "base/unicode.h"

namespace sam {
namespace {

constexpr size_t kLettersPerToken = 4;

bool IsLatin(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c < 0x250); }

/// Counts up to `most` and gives where that ends.
size_t Count(std::string_view text, size_t most, size_t& end) {
  size_t tokens = 0, letters = 0;
  for (size_t at = 0; at < text.size();) {
    end = at;
    const char32_t c = DecodeUtf8(text, at);
    const bool latin = IsLatin(c);
    const bool begins = latin ? letters % kLettersPerToken == 0 : c > ' ';
    letters = latin ? letters + 1 : 0;
    if (!begins) continue;
    if (tokens == most) return tokens;
    ++tokens;
  }
  end = text.size();
  return tokens;
}

}  // namespace

size_t EstimateTokens(std::string_view text) {
  size_t end = 0;
  return Count(text, text.size() + 1, end);
}

std::string_view FirstTokens(std::string_view text, size_t most) {
  size_t end = 0;
  Count(text, most, end);
  return text.substr(0, end);
}

}  // namespace sam
