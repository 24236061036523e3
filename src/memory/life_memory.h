// What she keeps of one person's life: facts and episodes, as a fold over what was heard and answered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/event.h"
#include "core/memory.h"
#include "memory/episode_store.h"
#include "memory/fact_book.h"

namespace sam {

/// One person's; used from his executor only (Recall builds its index on first use). The same events give the same memory,
/// and forgetting gives the memory that would be if the forgotten turns had never been: a replay without them is equal.
class LifeMemory {
 public:
  /// Keeps the episode and applies its claims: new, correcting, ending. A turn learnt twice is learnt once.
  void Learn(const HeardEvent& heard, Moment at);
  /// Keeps which turns her answer was made from.
  void Close(const AnsweredEvent& answered);

  /// The turns whose keys must go so that nothing of `id` is left: a fact id ("f12.1") or a turn ("t12"); every turn in which the
  /// same fact was said, and every answer that was made from them. Empty where nothing is known under this id.
  std::vector<TurnId> TurnsOf(std::string_view id) const;
  /// Drops those turns, with every fact that came from them; what they had replaced is so again.
  void Forget(std::string_view id);

  /// What is so, oldest first; and everything, with what used to be so.
  const std::vector<Fact>& Current() const { return facts_.Current(); }
  std::vector<Fact> All() const { return facts_.All(); }
  size_t Episodes() const { return episodes_.size(); }

  /// What comes to mind for what was said, best first, at most 8. A fact comes with the turn that said it; an episode's `said` is
  /// the sentences that answer, not always the whole turn. What the person asked is no evidence of anything.
  std::vector<Recollection> Recall(const RecallCue& cue) const;
  /// Drops what Recall can build again.
  void Trim() const { episodes_.Trim(), facts_.Trim(); }
  /// Heap held, in bytes, about.
  size_t Bytes() const { return episodes_.Bytes() + facts_.Bytes(); }

  /// For snapshots: opaque, versioned bytes. Decode refuses another version (kInvalidArgument) and damage (kCorrupt).
  std::string Encode() const;
  static Result<LifeMemory> Decode(std::string_view bytes);

  bool operator==(const LifeMemory&) const = default;

 private:
  EpisodeStore episodes_;
  FactBook facts_;
};

}  // namespace sam
