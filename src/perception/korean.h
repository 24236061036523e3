// Reads one Korean utterance: how it is spoken, what it asks for, whom and what it names, and what it says is so.
#pragma once

#include <string_view>

#include "base/time.h"
#include "core/percept.h"
#include "perception/context.h"

namespace sam {

/// Fills level, act, entities, claims, query and focus of `out`; leaves intents and emotions as they are. `text` is
/// clean NFC. Linear in its length; safe from any thread.
void ReadKorean(std::string_view text, Moment at, const PerceptionContext& context, Percept& out);

}  // namespace sam
