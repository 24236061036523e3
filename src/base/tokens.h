// How much of a text there is, as language models count: an estimate for where no model counts itself.
#pragma once

#include <cstddef>
#include <string_view>

namespace sam {

/// About as many as common tokenizers make of it: four letters of a Latin word are one, so is any other sign and any syllable of Hangul; spaces are none.
size_t EstimateTokens(std::string_view text);
/// The longest beginning of `text`, in whole characters, with at most so many.
std::string_view FirstTokens(std::string_view text, size_t most);

}  // namespace sam
