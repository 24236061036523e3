// Asked what to do, she has an idea for the very matter, a reason for it, an example, and something for where it fails (lines/matters.yaml).
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class EnglishMatterSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "advise"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
