// What she keeps of one person's life: facts and episodes, as a fold over what was heard and answered.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/event.h"
#include "core/memory.h"
#include "memory/episode_store.h"
#include "memory/fact_book.h"
#include "memory/gist.h"
#include "memory/passages.h"

namespace sam {

/// One person's; used from his executor only (Recall builds its index on first use). The same events give the same memory,
/// and forgetting gives the memory that would be if the forgotten turns had never been: a replay without them is equal.
class LifeMemory {
 public:
  /// Keeps the episode and applies its claims: new, correcting, ending. A turn learnt twice is learnt once.
  void Learn(const HeardEvent& heard, Moment at);
  /// Keeps what was found in a turn later; nothing where the quote does not stand there.
  void Note(const NotedEvent& noted);
  /// Keeps which turns her answer was made from.
  void Close(const AnsweredEvent& answered);

  /// The turns from which the answer of `turn` was made.
  std::vector<TurnId> SourcesOf(TurnId turn) const { return episodes_.SourcesOf(turn); }
  /// The turns in which all content words of `words` were said, or which are about the one whom they name; with every answer made from them.
  std::vector<TurnId> TurnsAbout(std::string_view words) const;

  /// The turns whose keys must go so that nothing of `id` is left: a fact id ("f12.1") or a turn ("t12"), or several parted by spaces; every turn in which the
  /// same fact was said, and every answer that was made from them. Empty where nothing is known under this id.
  std::vector<TurnId> TurnsOf(std::string_view id) const;
  /// Drops those turns, with every fact that came from them; what they had replaced is so again.
  void Forget(std::string_view id);
  void Drop(const std::set<TurnId>& turns);

  /// "pinned", "unpinned" or "wrong", set by hand; an unknown id changes nothing.
  void Mark(std::string_view fact_id, std::string_view mark) { facts_.Mark(fact_id, mark); }
  /// What is known against what is claimed now, of things that do not change, or that are pinned.
  std::optional<Contradiction> ContradictedBy(const std::vector<FactClaim>& claims) const { return facts_.ContradictedBy(claims); }

  /// What is so, oldest first; and everything, with what used to be so.
  const std::vector<Fact>& Current() const { return facts_.Current(); }
  std::vector<Fact> All() const { return facts_.All(); }
  size_t Episodes() const { return episodes_.size(); }

  /// What comes to mind for what was said, best first, at most 8. A fact comes with the turn that said it; an episode's `said` is
  /// the sentences that answer, not always the whole turn. What the person asked is no evidence of anything.
  std::vector<Recollection> Recall(const RecallCue& cue) const;
  /// What the words find, as the person looks through what is kept: facts and turns, best first, at most 20.
  std::vector<Recollection> Search(std::string_view words, const Moment& now) const;
  /// Days, weeks and people in short.
  Gist SumUp() const { return sam::SumUp(episodes_, facts_); }
  /// A turn as it was; none where it is not kept.
  std::optional<Episode> Turn(TurnId turn) const;
  /// Drops what Recall can build again.
  void Trim() const { episodes_.Trim(), facts_.Trim(), passages_ = {}; }
  /// Heap held, in bytes, about.
  size_t Bytes() const { return episodes_.Bytes() + facts_.Bytes() + passages_.Bytes(); }

  /// For snapshots: opaque, versioned bytes. Decode refuses another version (kInvalidArgument) and damage (kCorrupt).
  std::string Encode() const;
  static Result<LifeMemory> Decode(std::string_view bytes);

  /// Of what is kept; not of what was built from it to look things up.
  bool operator==(const LifeMemory& other) const { return episodes_ == other.episodes_ && facts_ == other.facts_; }

 private:
  EpisodeStore episodes_;
  FactBook facts_;
  bool joked_ = false;  // her last answer was a joke
  mutable PassageFinder passages_;
};

}  // namespace sam
