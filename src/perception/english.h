// Reads one English utterance: dialogue act, entities, claims of fact, questions about what she knows, focus.
// Chatty lower case without punctuation is the normal case. Precision over recall: a claim is shown to people.
#pragma once

#include <string_view>

#include "base/time.h"
#include "core/percept.h"
#include "perception/context.h"

namespace sam {

/// Fills `out.claims`, `out.query`, `out.focus`, adds to `out.entities`, and refines `out.act` where the words make it
/// plain. `at` resolves "tomorrow". Keys are the same in claims and queries:
///   people and pets      subject "flatmate" / "son's violin teacher", predicate "name" ("is" for titled names)
///   something scheduled  "me" plans "ballet audition" with `when` (relative), or "marathon" date "October 3rd" (a
///   calendar date) times of day         "shift" time "4:15 in the morning"; "me" "get up" "5" counts "me.kids" count
///   "three" favourites           "me" favourite "colour: green"; the query's subject is "me", predicate "favourite",
///   keyword "colour"
/// A person's or pet's own name used as a subject is replaced by the role known for it ("Hana" -> "sister").
/// A correction of a plan carries the same object with a new `when`.
void ReadEnglish(std::string_view text, Moment at, const PerceptionContext& context, Percept& out);

}  // namespace sam
