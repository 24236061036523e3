// How a line sounds by its English words alone: "the boiler broke" is bad news however flatly it is told.
#pragma once

#include <string_view>
#include <vector>

namespace sam {

/// 1 glad, -1 not, 0 neither. `words` in lower case.
int ToneOfWords(const std::vector<std::string_view>& words);

}  // namespace sam
