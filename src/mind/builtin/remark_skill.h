// An English line whose words, standing together, tell what it is about and how it is meant: answered by what is written for just that.
#pragma once

#include "mind/builtin/scene_skill.h"

namespace sam {

class RemarkSkill final : public SceneSkill {
 public:
  std::string_view name() const override { return "remark"; }
  void ProposeIn(const Scene& scene, std::vector<Candidate>& out) const override;
};

}  // namespace sam
