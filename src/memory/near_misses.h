// Words as they are when a finger slips: one letter wrong, missing, doubled or swapped; in Korean one jamo.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sam {

/// The words one likely slip away (two letters swapped, one too many or too few, the key beside it), the likeliest kinds first; empty for words of fewer than five letters (Korean: three syllables), where any word is near.
std::vector<std::string> NearMisses(std::string_view word);

}  // namespace sam
