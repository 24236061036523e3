// What the line means for the person or for her (a loss, relief, a jab, ...), where no subject of it is known more surely.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class MeantSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "meant"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
