// "Could you write a short message to my mother?": drafts it out of what has been said about her and the occasion (lines/draft.yaml), and again with each new detail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mind/builtin/scene_skill.h"

namespace sam {

/// The line asks her to put something in writing for somebody. English, lower case.
bool AsksForADraft(std::string_view line);

/// What somebody is said to love or to like: "gardening" of "she loves gardening"; empty where nothing is. English, lower case.
std::string LikedIn(std::string_view line);

class DraftSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "draft"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
