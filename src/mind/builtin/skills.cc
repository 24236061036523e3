#include "mind/builtin/skills.h"

#include "mind/builtin/choose_skill.h"
#include "mind/builtin/clock_skill.h"
#include "mind/builtin/echo_skill.h"
#include "mind/builtin/finding_skill.h"
#include "mind/builtin/follow_skill.h"
#include "mind/builtin/joke_skill.h"
#include "mind/builtin/recall_skill.h"
#include "mind/builtin/rejoinder_skill.h"
#include "mind/builtin/respond_skill.h"
#include "mind/builtin/silence_skill.h"

namespace sam {

SkillSet AllSkills() {
  SkillSet all;
  all.of_scene.push_back(std::make_unique<FindingSkill>());
  all.of_scene.push_back(std::make_unique<ClockSkill>());
  all.of_scene.push_back(std::make_unique<RecallSkill>());
  all.of_scene.push_back(std::make_unique<JokeSkill>());
  all.of_scene.push_back(std::make_unique<ChooseSkill>());
  all.of_scene.push_back(std::make_unique<RejoinderSkill>());
  all.of_scene.push_back(std::make_unique<FollowSkill>());
  all.of_scene.push_back(std::make_unique<RespondSkill>());
  all.of_scene.push_back(std::make_unique<EchoSkill>());
  return all;
}

}  // namespace sam
