// What a turn gave, for whoever shows it: the reply and everything about it that a person may see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/affect.h"
#include "core/percept.h"
#include "core/prosody.h"
#include "core/thought.h"

namespace sam {

struct TurnReport {
  std::string id;  // the client's
  TurnId turn = TurnId::kNone;
  Moment at;
  std::string reply;
  Language language = Language::kEnglish;
  std::string mind;
  std::string act;
  std::string intent;
  std::string crisis = "none";
  std::vector<std::pair<std::string, float>> emotions;  // labels over threshold
  Pad pad;
  AffectState affect;
  std::vector<std::string> recalled;
  std::optional<Finding> finding;
  std::optional<Seen> seen;  // in the picture that was shown
  std::string unseen;        // why not, as in Percept
  Prosody prosody;
  std::vector<std::string> notices;
  std::vector<ToolCall> calls;  // functions of the program's that she asks for
  bool cut_to_length = false;   // the request's bound came before the reply's end
  bool is_refusal = false;      // the reply is words in the place of the document that the request asks for
  std::optional<ModelTokens> tokens;
  int64_t micros = 0;      // from utterance to the reply being ready, without the disk
  bool again = false;      // the answer to an id seen before
};

/// Why she said what she last said.
struct WhyReport {
  std::string perceived, appraised, felt, recalled, chosen;
};

}  // namespace sam
