// Jokes, each told once before any is told again.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class JokeSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "joke"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
