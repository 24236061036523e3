// Says the last phrase back as a question ("since March?", "화천에요?"), as people do who listen and want to hear more: where what was told is
// not understood well enough to say something of its own.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

/// Says pieces of `skill: mirror`; not where a sorrow is told, and never twice within a few turns.
class MirrorSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "mirror"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
