// Lists of words as sets, for the English lexicon.
#pragma once

#include <string_view>
#include <unordered_set>

namespace sam::maths {

/// The words of a text that lives as long as the program, parted by blanks.
std::unordered_set<std::string_view> SetOf(std::string_view words);

}  // namespace sam::maths
