// Answers what is asked of the person's own life from what she remembers, says plainly what she does not know, and now and
// then brings something back by herself.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class RecallSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "recall"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
