#include "mind/builtin/follow_skill.h"

#include "mind/builtin/answers.h"
#include "mind/builtin/composer.h"

namespace sam {
namespace {

constexpr double kFollows = 0.8;
constexpr double kReason = 1.08;  // of what she said, and no question by itself; behind a reason that is written for it

/// "another one", "one more please": of what was asked for before.
bool WantsAnother(const Scene& scene) {
  constexpr size_t kFewWords = 5;
  return !scene.IsKorean() && scene.words.size() <= kFewWords && scene.SaidAny({"another", "one more", "again please", "more please", "next one"});
}

/// Whether what was asked for before can be given again in other words.
bool IsAskedForAgain(const Scene& scene, const DiscourseTurn& before) {
  const content::Intent* intent = scene.pack.IntentNamed(WithoutKind(before.intent));
  return before.skill == "respond" && intent != nullptr && intent->act == "request";
}

}  // namespace

void FollowSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (scene.thought.discourse.recent.empty() || scene.words.empty()) return;
  const content::Answer kind = AnswerKind(scene);
  std::string_view skill;
  const DiscourseTurn* before = scene.Before();
  if (before != nullptr && WantsAnother(scene) && IsAskedForAgain(scene, *before)) {
    Composer another(scene, "respond");
    another.Add(scene.pack.BlocksFor(before->intent), 0.5);
    if (!another.Empty()) another.Propose(kReason, "another of what was asked for before", out);
  }
  const bool asked = before != nullptr && before->reply.ends_with('?');
  if (kind == content::Answer::kWhy) skill = asked && !scene.pack.BlocksOfSkill("follow-why-ask").empty() ? "follow-why-ask" : "follow-why";
  if (kind == content::Answer::kOwn) skill = "follow-you";
  if (IsReally(scene)) skill = "follow-really";
  if (skill.empty()) return;
  Composer composer(scene, skill);
  composer.Add(scene.pack.BlocksOfSkill(skill), 0.5);
  if (!composer.Empty()) composer.Propose(kind == content::Answer::kWhy ? kReason : kFollows, "follows up what she said before", out);
}

}  // namespace sam
