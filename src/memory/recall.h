// What comes to mind for what was said: facts that answer the question asked, then anything with the same words.
#pragma once

#include <vector>

#include "core/memory.h"
#include "memory/episode_store.h"
#include "memory/fact_book.h"

namespace sam {

/// Best first, at most 8 (a fact before a turn that scores about the same); scores in [0, 1], above 0.5 sure enough to answer with.
std::vector<Recollection> RecallFrom(const EpisodeStore& episodes, const FactBook& facts, const RecallCue& cue);

}  // namespace sam
