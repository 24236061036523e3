// What the rules that the content writes down (word_rule.h, matter_rules.h) have in common.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/unicode.h"

namespace sam {

/// A group of words more counts more than any letters.
inline constexpr size_t kGroupWeight = 1000;

/// Calls `use` with each piece of `text` between `separator`s, trimmed; with none that is empty.
template <typename Use>
void ForEachPiece(std::string_view text, char separator, Use use) {
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    if (const std::string_view piece = Trim(text.substr(begin, end - begin)); !piece.empty()) use(piece);
    begin = end + 1;
  }
}

}  // namespace sam
