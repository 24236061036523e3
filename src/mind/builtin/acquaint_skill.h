// Somebody tells her his name: he is greeted by it.
#pragma once

#include "core/thought.h"
#include "mind/builtin/scene_skill.h"

namespace sam {

/// Answers a line that is no more than the introduction.
class AcquaintSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "acquaint"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

/// Puts the greeting before the reply to what else the line says.
void GreetByName(const Scene& scene, Reply& reply);

}  // namespace sam
