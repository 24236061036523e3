// A line that says little by itself ("the payments thing", "세 번째야") belongs to what was told just before: she stays with it.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

/// Says pieces of `skill: stay-<intent>`, such as "stay-boss/moves-deadline", for at most three turns after that was told.
class StaySkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "stay"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
