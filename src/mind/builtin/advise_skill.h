// "What should I cook?", "무슨 색이 좋을까요?": an idea for the very thing that is asked about, or a view on what was just told.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class AdviseSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "advise"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
