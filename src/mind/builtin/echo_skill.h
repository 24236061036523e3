// An unknown subject: a reply made from what was said. Never without words, so it is the last resort too.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class EchoSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "echo"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
