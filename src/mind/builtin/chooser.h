// Takes the best of what the skills propose: relevance first, never the same reply twice, seldom the same opening.
#pragma once

#include <vector>

#include "mind/builtin/scene.h"
#include "mind/builtin/skill.h"

namespace sam {

/// What is left of a reply's relevance where its opening was heard lately.
inline constexpr double kWornOpening = 0.82;

/// The reply made of the best candidate; `candidates` must not be empty. Its `chosen` tells why it won. `blocks` of the
/// reply also hold its opening ("opening:a whole"), so that the talk remembers how replies began.
Reply Choose(const Scene& scene, std::vector<Candidate>& candidates);

/// The key under which the talk remembers an opening.
std::string OpeningOf(std::string_view text);

}  // namespace sam
