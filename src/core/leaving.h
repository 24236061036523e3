// From which likelihood on a line is answered as one the person may leave with.
#pragma once

#include "core/thought.h"

namespace sam {

/// Of `Percept::leaving`, [0, 1]: nothing is added and nothing asked from here on; a question that is not asked costs little.
inline constexpr double kMayLeave = 0.02;

/// ... where the line is put as a request or a question, which wants its whole answer.
inline constexpr double kMayLeaveAsking = 0.045;

/// The person may be leaving with this line, so that nothing in the reply may hold him: no question, no "tell me".
inline bool MayBeLeaving(const Thought& thought) {
  const DialogueAct act = thought.percept.act;
  const bool asks = IsQuestion(act) || act == DialogueAct::kRequest;  // "one more!" wants its riddle whole
  return thought.discourse.game.empty() && (act == DialogueAct::kGoodbye || thought.percept.leaving >= (asks ? kMayLeaveAsking : kMayLeave));
}

}  // namespace sam
