// Takes up what was said by how it was put (bought, cannot, "she says ...") and by what the talk is about, where no
// intent is sure.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class TakeUpSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "take-up"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
