// Says what a faculty found: sums, an acknowledged wish about who she should be, anything with an answer.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class FindingSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "finding"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
