// "Can you recommend me a film?": names one (lines/recommend.yaml), and knows whose it is, what it is about and why that one when asked on.
#pragma once

#include <string_view>

#include "mind/builtin/scene_skill.h"

namespace sam {

/// How much a title is what a line asks for, by the words that say what it is like (with ", " between): one up for each that is named, far down for
/// one that is named as not wanted. English, lower case.
int WishedFor(std::string_view line, std::string_view like);

class RecommendSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "recommend"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
