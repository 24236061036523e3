// Says what she can make of a picture that holds no sum: writing, light, colours; and plainly that it is no more than that.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class PictureSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "picture"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
