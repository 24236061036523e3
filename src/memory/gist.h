// Days, weeks and people in short: entries made by rule from what was said, each with the turns it was made from.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/memory.h"
#include "memory/episode_store.h"
#include "memory/fact_book.h"

namespace sam {

/// A day, or the days from Monday to Sunday: what weighed most in it, in the person's own words.
struct TimeGist {
  std::chrono::year_month_day from, to;  // both included
  std::string text;
  std::vector<TurnId> sources;
  double pleasure = 0;  // [-1, 1]: the mean of what was felt
};

/// Somebody in the person's life: by name, by role ("sister"), or both.
struct PersonGist {
  std::string name, role;  // one of them may be empty
  std::string text;        // what is known, then the last that was said
  Moment since, last;      // first and last mention
  size_t times = 0;        // turns
  std::vector<TurnId> sources;
};

/// Something that was between the two of them: the first talk, a joke that landed, a hurt, a making up.
struct MomentGist {
  Moment at;
  std::string kind;  // "first-talk", "laughed", "hurt", "made-up"
  std::string text;  // the person's words
  TurnId source = TurnId::kNone;
};

struct Gist {
  std::vector<MomentGist> moments;  // newest first
  std::vector<PersonGist> people;  // the most often mentioned first
  std::vector<TimeGist> weeks, days;  // newest first
};

/// Whole and exact, made anew each time; it holds nothing that its sources do not.
Gist SumUp(const EpisodeStore& episodes, const FactBook& facts);
/// How much a turn tells of its time: what was learned in it, what was felt in it, how many words of its own it has.
double WeightOf(const EpisodeStore& episodes, const FactBook& facts, size_t index);

}  // namespace sam
