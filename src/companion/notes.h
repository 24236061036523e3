// What a language model noted after a talk, held against what was really said: only what stands there in the person's own words, and is told as so, may be kept.
#pragma once

#include <string>
#include <vector>

#include "core/event.h"
#include "memory/life_memory.h"
#include "mind/mind.h"
#include "perception/context.h"
#include "perception/perceiver.h"

namespace sam {

/// Words of one talk are read again at most this far back.
inline constexpr size_t kMostReadAgain = 40;

/// Of `noted`, what may be kept, each with at most one claim:
/// - its quote stands in the person's words of that turn, letter for letter, on the borders of words;
/// - a claim's object stands in the quote, its subject in the same sentence ("me" only where nobody else is what the sentence is about);
/// - that sentence is told as so: no question, no condition or wish, no denial, no hearsay;
/// - nothing is known yet that it would repeat, replace or contradict.
std::vector<NotedEvent> Grounded(const std::vector<NotedEvent>& noted, const std::vector<TalkedTurn>& talk, const LifeMemory& memory, const Perceiver& perceiver, const PerceptionContext& context);

/// The outcome of a talk's being read again, for whoever asked for it.
struct NotesReport {
  std::string by;  // the model
  std::vector<NotedEvent> notes;
};

}  // namespace sam
