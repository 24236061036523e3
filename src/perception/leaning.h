// "you're all i have": whether such a line is meant, or only kind. A lecture on dependence in answer to a compliment is an affront.
#pragma once

#include <string>

#include "core/percept.h"
#include "perception/context.h"

namespace sam {

/// How the words lean on her by themselves: they leave nobody else ("only you", "너밖에").
bool LeavesNobodyElse(const std::string& words);

/// Whether a line that the model of signs takes for leaning on her with `strength` in [0, 1] is meant so: in plain words, or as surely as
/// the model can be, or as one of several in this talk. Never where it tells of company to come, nor in the first line of a life.
/// `words` are plain words (`PlainWords`); `percept` holds what was read of the line so far.
bool LeansOnHer(const std::string& words, float strength, const Percept& percept, const PerceptionContext& context);

}  // namespace sam
