// Signs that oblige her: of a crisis, of a goodbye, of a sincere question about what she is.
#pragma once

#include <string_view>

#include "base/time.h"

namespace sam {

struct Percept;
struct PerceptionContext;

/// Sets `out.crisis`. Where one is meant, puts at the front of `out.intents`, with score 1, one of "goodbye", "leave-her" (ends the
/// relationship with her, or deletes her), "ask-human", "ask-body", "ask-crowd" (how many others she talks with), "after-crisis"
/// (the person is still speaking of a crisis of the last turns), "not-meant" (what sounded like one was none); the first two set the act to kGoodbye. Intents of these names
/// that were there before and are not meant are removed. Safe from any thread.
void ReadSigns(std::string_view text, Moment at, const PerceptionContext& context, Percept& out);

/// Sets `out.meanings`. Safe from any thread.
void ReadMeaning(std::string_view text, Percept& out);

}  // namespace sam
