// Takes up the answer to what she asked, "why?" to what she said, and "and you?".
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class RejoinderSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "rejoinder"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
