// "How are you feeling?", and "why?" after it: what moves her most just now, with its cause; then what of hers it touches.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class FeelingSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "feeling"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
