// The list of skills, in one place.
#pragma once

#include <memory>
#include <vector>

#include "mind/builtin/scene_skill.h"

namespace sam {

std::vector<std::unique_ptr<SceneSkill>> AllSkills();

}  // namespace sam
