// Facts that answer a question, by its subject and predicate and by its words.
#pragma once

#include <vector>

#include "core/memory.h"
#include "memory/asked.h"
#include "memory/fact_book.h"
#include "memory/text_keys.h"
#include "memory/turn_index.h"

namespace sam {

struct Question {
  const RecallCue& cue;
  bool asking = false;  // else something was told, which may remind her of something
  AnswerKind wanted = AnswerKind::kAny;
  std::vector<Term> terms;
  std::vector<TurnIndex::Alias> aliases{};  // of those whom it names
};

struct FactMatch {
  size_t record = 0;  // in the book
  double score = 0;
  double edge = 0;     // over a turn of the same score: a fact answers in fewer words
  std::string because;
};

/// Every fact that scores over 0.3, best first, at most 8. Former ones only where the question asks for them ("used to", "예전").
std::vector<FactMatch> MatchFacts(const FactBook& facts, const Question& question);

}  // namespace sam
