// Text that comes in pieces may stop inside a character.
#pragma once

#include <string_view>

namespace sam::llm {

/// Bytes at the end of `text` that begin a UTF-8 character and do not finish it: 0 to 3.
constexpr size_t UnfinishedTail(std::string_view text) {
  for (size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    const size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

}  // namespace sam::llm
