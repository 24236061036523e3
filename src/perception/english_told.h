// What is told, taken apart for a plain reply: the group of the deed or state, whose it is, when, and the words themselves from her side.
#pragma once

#include "core/percept.h"
#include "perception/english_text.h"

namespace sam::english {

/// Of the sentence that says most, the later one of two that say as much; empty where all that is said is asked.
Telling ReadTold(const Text& text);

}  // namespace sam::english
