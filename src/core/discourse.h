// Where the talk stands: subjects, what she asked, what she has said. A fold over the log; survives a restart.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/last_seen.h"
#include "base/time.h"
#include "core/ids.h"
#include "core/language.h"

namespace sam {

/// One turn as the talk needs it for reference; the last few are kept.
struct DiscourseTurn {
  TurnId turn = TurnId::kNone;
  Moment at;
  std::string said;
  std::string reply;
  std::string intent;
  std::string skill;
  std::string subject;  // the focus noun
  std::string shown{};  // the sums read in a picture, a line a line, or its words; may be empty
  double shown_sureness = 0;
};

struct Discourse {
  std::vector<DiscourseTurn> recent;   // oldest first, at most 8
  std::string open_question;           // id of the block whose question she asked last and that is not answered yet; may be empty
  std::string game;                    // state of a game under way, "" when none; its skill owns the format
  std::string finding;                 // the last finding's answer ("and divided by 3?")
  bool in_role_play = false;
  bool said_goodbye = false;           // the person's last words were a goodbye
  int crisis_turns_ago = -1;           // -1: never; 0: the last turn
  uint32_t turns = 0;
  LastSeen used;                       // StableHash of a block id or a whole reply: the turn in which it was last said

  const DiscourseTurn* Last() const { return recent.empty() ? nullptr : &recent.back(); }
};

}  // namespace sam
