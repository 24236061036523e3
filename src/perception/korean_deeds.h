// What the grammar of a Korean line alone says of it: the kind of deed or state by its main verb, and the way it is told.
#pragma once

#include <string>
#include <vector>

#include "core/percept.h"
#include "perception/korean_clauses.h"

namespace sam::korean {

/// The clause that the sentence is about: the last one, or the one before words put after it ("하나 샀어요, 연두색으로"). Never called with none.
const Clause& MainClause(const std::vector<Clause>& sentence);

/// Frames of what is told, for the last sentence: "deed-<kind>" where the verb is of a known kind (eat, give, miss; somebody else's words are "say"), then
/// "way-<way>": musing, unsure, plan, wish, must, hearsay, say, since, unable, not, and, but, reason, guess, bit, is, seen, past or now. None where something is asked.
std::vector<Frame> ReadFrames(const std::vector<Sentence>& sentences, const std::vector<std::vector<Clause>>& clauses, const News& news);

}  // namespace sam::korean
