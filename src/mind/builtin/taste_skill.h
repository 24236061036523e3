// "너는 뜨개질 좋아해요?": whether she likes a thing, in Korean, whatever the thing is; English has intents for what people ask about.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class TasteSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "taste"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
