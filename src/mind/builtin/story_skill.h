// "토끼 나오는 이야기 해줘", "토끼 나오는 걸로": a short tale about whom the person names.
#pragma once

#include <string>
#include <string_view>

#include "mind/builtin/scene_skill.h"

namespace sam {

/// Whom the tale is to be about, in a Korean line; empty where nobody is named.
std::string HeroNamed(std::string_view line);

class StorySkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "story"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
