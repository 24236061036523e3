// Nothing was said, or nothing that is words.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class SilenceSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "silence"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
