#include "mind/builtin/follow_skill.h"

#include "mind/builtin/answers.h"
#include "mind/builtin/composer.h"

namespace sam {

void FollowSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (scene.thought.discourse.recent.empty() || scene.words.empty()) return;
  const content::Answer kind = AnswerKind(scene);
  std::string_view skill;
  if (kind == content::Answer::kWhy) skill = "follow-why";
  if (kind == content::Answer::kOwn) skill = "follow-you";
  if (IsReally(scene)) skill = "follow-really";
  if (skill.empty()) return;
  Composer composer(scene, skill);
  composer.Add(scene.pack.BlocksOfSkill(skill), 0.5);
  if (!composer.Empty()) composer.Propose(0.8, "follows up what she said before", out);
}

}  // namespace sam
