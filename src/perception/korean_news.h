// What a Korean line brings: good news or bad, of what kind, and in what shape it is told ("I plan to", "they say",
// "I wish", "tell me"). Read from endings and plain words of everyday life, so that a reply can take up the news
// itself.
#pragma once

#include <string_view>
#include <vector>

#include "core/percept.h"
#include "perception/context.h"
#include "perception/korean_clauses.h"
#include "perception/korean_words.h"

namespace sam::korean {

/// The news of an utterance whose act is known. Linear in the text's length.
News ReadNews(std::string_view text, const std::vector<Sentence>& sentences,
              const std::vector<std::vector<Clause>>& clauses, DialogueAct act, const PerceptionContext& context);

/// Kinds and tone alone, by words; what conditions speak of is left out of `text` by the caller.
void ReadNewsWords(std::string_view text, News& news);

/// How the line is told: "plan", "wish", "hearsay", "ask-me"...
std::string_view ReadShape(const std::vector<Sentence>& sentences, const std::vector<std::vector<Clause>>& clauses,
                           DialogueAct act);

}  // namespace sam::korean
