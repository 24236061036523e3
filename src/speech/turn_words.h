// Whether the words of an utterance make a whole of it: a linear model over the last words, their endings and how the utterance began, learned from whole
// sentences and from the same cut short (tools/train_turn_words). Inside speech/ only.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/language.h"

namespace sam {

/// Rows of the table of weights of each language; a feature's row is the lowest bits of its hash.
inline constexpr uint32_t kTurnWordRows = 1u << 18;

/// The weights file: this, then kTurnWordRows bytes for English and as many for Korean. Little-endian.
struct TurnWordHeader {
  std::array<char, 8> magic{'S', 'A', 'M', 'T', 'U', 'R', '1', '\0'};
  struct {
    float bias = 0, scale = 0;  // a weight is its signed byte times this
  } of[2];
};
static_assert(sizeof(TurnWordHeader) == 24);

/// Rows that stand for `words` (without their punctuation); none where there is no word.
std::vector<uint32_t> TurnWordFeatures(std::string_view words, Language language);

/// The logarithm of the odds that `words` are a whole utterance rather than the beginning of one, each as likely before the words are known; 0 without a word.
/// What is learned, what stands written after the last word as weak evidence, and the fillers ("um", "그니까"), after which people go on.
double WholenessOf(std::string_view words, Language language);

/// How many words there are; Korean ones by the spaces.
int CountWords(std::string_view words);

/// True where the last word only holds the turn: "um", "like", "음", "그니까".
bool EndsInFiller(std::string_view words, Language language);

}  // namespace sam
