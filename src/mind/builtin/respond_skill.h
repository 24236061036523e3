// General talk: pieces for the intents, topics and feelings that were recognised.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class RespondSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "respond"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
