// The list of skills, in one place.
#pragma once

#include <memory>
#include <vector>

#include "mind/builtin/scene_skill.h"

namespace sam {

struct SkillSet {
  std::vector<std::unique_ptr<SceneSkill>> of_scene;
  std::vector<std::unique_ptr<Skill>> of_thought;
};
SkillSet AllSkills();

}  // namespace sam
