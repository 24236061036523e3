// Turns in which the person said what is asked for: BM25-like over word keys, then sentence by sentence.
#pragma once

#include <string>
#include <vector>

#include "memory/episode_store.h"
#include "memory/fact_recall.h"

namespace sam {

struct EpisodeMatch {
  size_t index = 0;    // in the store
  double score = 0;
  std::string answer;  // the sentences that answer
  std::string because;
};

/// Best first, at most 6.
std::vector<EpisodeMatch> MatchEpisodes(const EpisodeStore& episodes, const Question& question);

}  // namespace sam
