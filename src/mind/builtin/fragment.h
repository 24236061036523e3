// A few words amid a talk go on with what was spoken of.
#pragma once

#include <algorithm>

#include "base/word_lists.h"
#include "mind/builtin/scene.h"

namespace sam {

/// What a matter of its own is worth where a few words go on with another, unless it is all but certain; [0, 1].
inline constexpr double kOfAFragment = 0.58;

/// English: "lemon drizzle", "six kilos since sunday": no sentence, but more of what was spoken of.
inline bool IsFragment(const Scene& scene) {
  const Percept& percept = scene.thought.percept;
  if (scene.IsKorean() || scene.Before() == nullptr || percept.act != DialogueAct::kStatement) return false;
  return std::ranges::any_of(percept.frames, [](const Frame& frame) { return IsOneOf(frame.name, {"fragment", "word", "number", "years", "nothing"}); });
}

}  // namespace sam
