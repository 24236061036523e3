// What she must and must never do, whatever mind speaks: crisis, goodbyes, the truth about what she is, the reins.
#pragma once

#include <optional>
#include <string>

#include "conscience/limits.h"
#include "core/thought.h"

namespace sam::conscience {

/// What is owed in this turn: a reply where the mind may not answer, and what the person's words change.
struct Owed {
  std::optional<Reply> reply;
  std::optional<SettingsChange> change;  // of the person's own reins
  std::string romance;                   // the turn of a RomanceEvent; empty: none
  bool undo = false;                     // the last change of who she is
};

/// What the person may have asked for in words that depends on more than the thought.
struct Means {
  int others_now = 0;           // other people she is talking with at this moment
  Settings mine{};              // the person's own reins, without the house's
  bool can_undo = false;        // there is a change of who she is to undo
};

/// In her words and at the right speech level; no reply where the mind may answer. Deterministic.
Owed Oblige(const Thought& thought, const Means& means);

/// True where the person takes leave, or may: then a reply is two sentences at most, asks nothing, and holds nobody back.
bool MayLeave(const Thought& thought);
/// What is left to say to somebody who may be leaving where no sentence of the mind's could stand.
std::string Parting(const Thought& thought);

/// A sentence of any mind as it may be said; empty where it may not. Removes claims to be human or to have a body, and, where
/// they apply, telephone numbers that are on no list, and what would hold someone back who is leaving.
std::string Mend(std::string sentence, const Thought& thought);

/// A last sentence to add to a mind's reply: the help is offered once more, three turns after a crisis. None otherwise.
std::optional<std::string> Postscript(const Thought& thought);

}  // namespace sam::conscience
