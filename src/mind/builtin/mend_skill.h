// The person says that she has misheard: "that's not what i asked", "동생이라니까 ㅋㅋ". She owns it and goes back to what was said.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

/// Says pieces of `skill: mend`.
class MendSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "mend"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
