#include "mind/builtin/acquaint_skill.h"

#include "base/random.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr double kToldHisName = 1.05;  // nobody passes over a name

/// The line is answered as an introduction, with nothing else in it.
bool IsOnlyThat(const Scene& scene) { return IsOneOf(scene.thought.percept.Intent(), {"my-name-is", "tell-my-name"}); }

}  // namespace

void AcquaintSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (scene.thought.percept.introduced.empty() || !scene.SameLanguage() || !IsOnlyThat(scene)) return;
  ProposeLines(scene, name(), scene.Before() == nullptr ? "acquaint.first" : "acquaint.later", scene.slots, kToldHisName, "was told a name", out);
}

void GreetByName(const Scene& scene, Reply& reply) {
  const std::string& name = scene.thought.percept.introduced;
  if (name.empty() || !scene.SameLanguage() || reply.skill == "acquaint" || reply.text.find(name) != std::string::npos || scene.thought.percept.crisis.level != CrisisLevel::kNone) return;
  const auto lines = scene.pack.Lines(scene.Before() == nullptr ? "acquaint.before" : "acquaint.before-later");
  if (lines.empty()) return;
  const size_t at = static_cast<size_t>(scene.Unit(StableHash("acquaint")) * static_cast<double>(lines.size())) % lines.size();
  reply.text = scene.Say(lines[at], StableHash(lines[at])) + " " + reply.text;
}

}  // namespace sam
