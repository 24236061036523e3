// Takes the best of what the skills propose: relevance first, never the same reply twice, seldom the same opening.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mind/builtin/scene.h"
#include "mind/builtin/skill.h"

namespace sam {

/// What is left of a reply's relevance where its opening was heard lately.
inline constexpr double kWornOpening = 0.82;
/// ... and where only its first word was ("I").
inline constexpr double kWornFirstWord = 0.93;
/// Something never said is proposed that answers better, however worn its opening is: a reply of this relevance cannot win.
bool IsOutdone(double relevance, const std::vector<Candidate>& proposed);

/// What the talk so far makes of a candidate.
struct Weighed {
  double score = 0;
  uint32_t age = 0;     // turns since the same reply was said; 0: never
  uint32_t opened = 0;  // turns since a reply began like it, or at least with its first word where that is worn; 0: never
  bool said = false;    // and may not be said again
  bool worn = false;    // its opening was heard lately
  std::string opening;  // its first two words, as a key
  std::string first_word;
};

/// Words the candidate and weighs it.
Weighed Weigh(const Scene& scene, Candidate& candidate);

/// Unsaid before said; among unsaid the higher score; among said the longer ago.
bool Better(const Weighed& a, const Weighed& b);

/// The reply made of the best candidate; `candidates` must not be empty. Its `chosen` tells why it won. `blocks` of the
/// reply also hold its opening ("opening:a whole", "opening:a"), so that the talk remembers how replies began.
Reply Choose(const Scene& scene, std::vector<Candidate>& candidates);

/// The key under which the talk remembers an opening.
std::string OpeningOf(std::string_view text);

}  // namespace sam
