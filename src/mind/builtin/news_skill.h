// Takes up the news itself where nothing more is known of its subject: a reaction by kind ("lost", "scold", "pass"), by
// the shape in which it is told, and by its feeling.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class NewsSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "news"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
