// What comes to mind for what was said: facts that answer the question asked, then anything with the same words.
#pragma once

#include <vector>

#include "core/memory.h"
#include "memory/episode_store.h"
#include "memory/fact_book.h"
#include "memory/passages.h"

namespace sam {

/// Where she looks.
struct Kept {
  const EpisodeStore& episodes;
  const FactBook& facts;
  PassageFinder& passages;
};

/// Best first, at most 8 (a fact before a turn that scores about the same); scores in [0, 1], above 0.5 sure enough to answer with.
std::vector<Recollection> RecallFrom(const Kept& kept, const RecallCue& cue);
/// What these words find, whatever is meant by them: facts, then single turns; at most 20.
std::vector<Recollection> SearchIn(const Kept& kept, const RecallCue& cue);

}  // namespace sam
