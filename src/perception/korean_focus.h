// The piece of a Korean utterance that a reply can take up, and echoes built from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/percept.h"
#include "perception/korean_clauses.h"

namespace sam {

/// The last clause said back with a noticing ending, polite and casual: "자전거 체인이 두 번 빠졌어" ->
/// "자전거 체인이 두 번 빠졌군요|자전거 체인이 두 번 빠졌구나". Empty where nothing can be said back (questions,
/// fragments).
std::string EchoClause(std::string_view text);
/// Ending fit for a stem ("빠졌", "먹", "열두 살이"): 군요/구나 after a past, 네요/네 otherwise.
std::string WithEchoEnding(std::string_view stem, SpeechLevel level);

}  // namespace sam

namespace sam::korean {

Focus ReadFocus(const std::vector<Sentence>& sentences, const std::vector<std::vector<Clause>>& clauses);

}  // namespace sam::korean
