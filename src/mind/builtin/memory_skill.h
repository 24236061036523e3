// Answers what is asked of her memory itself: to forget or keep something, when something was told, what there was at some time; and asks,
// once, where what is said now cannot be so together with what was said before.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class MemorySkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "memory"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
