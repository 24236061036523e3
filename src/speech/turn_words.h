// Whether the words of an utterance make a whole of it: a small network (turn_net.h), learned from whole sentences and from the same cut short
// (tools/train_turn_words), and the fillers. Inside speech/ only.
#pragma once

#include <string_view>
#include <vector>

#include "core/language.h"
#include "speech/turn_net.h"

namespace sam {

/// The words of an utterance, the last 40, as the network reads them; without their punctuation.
std::vector<TurnWord> TurnWordsOf(std::string_view words, Language language);

/// The logarithm of the odds that `words` are a whole utterance rather than the beginning of one, each as likely before the words are known; 0 without a word.
/// What is learned, what stands written after the last word as weak evidence, and the fillers ("um", "그니까"), after which people go on.
double WholenessOf(std::string_view words, Language language);

/// How many words there are; Korean ones by the spaces.
int CountWords(std::string_view words);

/// True where the words are a greeting, an answer, thanks or the like, and no more.
bool IsFormula(std::string_view words, Language language);

/// True where the last words never end an utterance: "um", "the thing is", "음", "그니까".
bool EndsInFiller(std::string_view words, Language language);

}  // namespace sam
