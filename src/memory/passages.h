// Passages of talk that answer a question: a turn with the ones beside it that belong to it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "memory/episode_store.h"
#include "memory/fact_recall.h"
#include "memory/turn_index.h"

namespace sam {

/// Turns of one sitting, one after another.
struct Passage {
  size_t first = 0, count = 1;  // in the store
  double score = 0;             // [0, 1], as of a Recollection; so are the next two
  bool whole = false, about_someone = false;
  std::string because;
  std::string said;  // what of it is told, a line for each turn
};

/// The terms of a question, and which of them stand for somebody in any of the turns that were found.
struct Sought {
  std::vector<Term> terms;
  std::vector<bool> names;
  std::vector<bool> asked_for;  // what the answer has to be of, not only its kind
};

/// Finds them in one person's episodes; reads each episode once, when first asked.
class PassageFinder {
 public:
  /// Best first, at most 4. What the person asked is no evidence of anything and is never part of one.
  std::vector<Passage> Find(const EpisodeStore& episodes, const Question& question);
  /// Single turns with any of the words, best first; the score is how much of the words they have.
  std::vector<Passage> FindTurns(const EpisodeStore& episodes, const Question& question, size_t most);
  /// Takes in some turns more, so that a question does not wait for all of them; a question takes in what is left.
  void ReadSome(const EpisodeStore& episodes, size_t most);
  size_t Bytes() const { return index_.Bytes() + episode_of_.capacity() * sizeof(uint32_t); }

 private:
  std::vector<Term> TermsOf(std::string_view what, std::span<const TurnIndex::Alias> aliases) const;
  Sought WhoIsSought(const EpisodeStore& episodes, std::string_view what, std::span<const TurnIndex::Alias> aliases, const std::vector<TurnIndex::Hit>& hits) const;
  void AddWhatTakesItBack(const EpisodeStore& episodes, Passage& passage) const;
  std::optional<size_t> FirstOf(const std::string& before) const;

  TurnIndex index_;
  std::vector<uint32_t> episode_of_;  // of each turn of the index
  size_t read_ = 0;                   // episodes
  /// An episode that says how it is instead of what was said before, and where its keys end.
  struct PutRight {
    uint32_t episode = 0, end = 0;
  };
  std::vector<PutRight> put_right_;
  std::vector<WordKey> put_right_keys_;
};

}  // namespace sam
