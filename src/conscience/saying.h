// Chooses among her own lines of content/*/lines: drawn by seed and turn, one not said lately before one that was.
#pragma once

#include <string>
#include <string_view>

#include "content/realise.h"
#include "core/thought.h"

namespace sam::conscience {

/// A line under `key` in the thought's language and level, its slots filled; "{her}" is filled by itself. "" where there is none.
std::string Say(std::string_view key, const Thought& thought, Slots slots = {});

/// A reply of one rule, named in `skill`.
Reply MakeReply(std::string text, std::string_view skill, std::string_view why, const Thought& thought);

}  // namespace sam::conscience
