// When the person comes back, she brings up what he told of before: the test that was on Monday, the quarrel of yesterday.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

/// At the first greeting after some hours: a plan whose time has come since the last talk, or comes soon (lines bring-up.*), else what the last
/// talk was about (pieces of `skill: again-<intent>`). Each is brought up once.
class BringUpSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "bring-up"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
