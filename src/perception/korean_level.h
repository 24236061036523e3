// How a Korean sentence is spoken (존댓말 or 반말) and what it does (asks, bids, promises, states).
#pragma once

#include <optional>
#include <string_view>

#include "core/language.h"
#include "core/percept.h"
#include "perception/korean_clauses.h"

namespace sam {

/// The level of the last sentence that shows one; none for bare fragments ("군고구마").
std::optional<SpeechLevel> KoreanLevel(std::string_view text);

}  // namespace sam

namespace sam::korean {

std::optional<SpeechLevel> LevelOf(const Sentence& sentence);
/// What the whole utterance does, by its last sentence; none where the endings do not say.
std::optional<DialogueAct> ActOf(const std::vector<Sentence>& sentences,
                                 const std::vector<std::vector<Clause>>& clauses);
/// A question word anywhere in the sentence ("뭐", "누구", "몇 살").
bool HasQuestionWord(const Sentence& sentence);

}  // namespace sam::korean
