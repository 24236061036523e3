// Korean: takes up what was told by what is surely known of it: the deed that its verb names, and the way it is told. What else it may be about is left to the
// skills that know more; where they know it less surely than this, this is said.
#pragma once

#include <string_view>
#include <vector>

#include "mind/builtin/scene_skill.h"

namespace sam {

class HeedSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "heed"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

/// Something is told, and the grammar of the line says enough for a reply that certainly fits.
bool MayHeed(const Scene& scene);

}  // namespace sam
