#include "mind/builtin/acquaint_skill.h"

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr double kCame = 1.02;         // the first words of all
constexpr double kToldHisName = 1.05;  // nobody passes over a name

/// The line is answered as an introduction, with nothing else in it.
bool IsOnlyThat(const Scene& scene) { return IsOneOf(scene.thought.percept.Intent(), {"my-name-is", "tell-my-name"}); }

/// "my grandson set this up for me", "딸이 써 보라고 해서 왔어요": the first words tell how somebody came here.
bool TellsHowHeCame(const Scene& scene) {
  if (scene.Before() != nullptr || IsQuestion(scene.thought.percept.act) || scene.thought.utterance.text.ends_with('?')) return false;
  if (scene.IsKorean()) return HasAny(scene.lower, {"추천해 줬", "추천해줬", "추천했", "추천으로", "추천받", "처음 와 봤", "처음 와봤", "처음 써", "처음 해", "써 보라고", "써보라고", "해 보라고", "해보라고", "궁금해서", "깔아 봤", "깔아봤", "소개받", "소개해 줘서", "얘기 듣고 왔"});
  return HasAny(scene.lower, {"told me to", "told me about you", "told me you", "recommended", "set this up", "set me up", "give this a go", "give it a go", "giving this a go", "try this out", "trying this", "new to this", "first time here", "first time using", "never done this", "never tried this",
                              "saw you advertised", "heard about you", "heard of you", "found this app", "how it works", "how this works", "thought i'd try", "thought i'd say hello", "so here i am"});
}

}  // namespace

void AcquaintSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (scene.SameLanguage() && scene.thought.percept.crisis.level == CrisisLevel::kNone && TellsHowHeCame(scene)) ProposeLines(scene, "arrival", "acquaint.arrival", scene.slots, kCame, "was told how the person came here", out);
  if (scene.thought.percept.introduced.empty() || !scene.SameLanguage() || !IsOnlyThat(scene)) return;
  ProposeLines(scene, name(), scene.Before() == nullptr ? "acquaint.first" : "acquaint.later", scene.slots, kToldHisName, "was told a name", out);
}

void GreetByName(const Scene& scene, Reply& reply) {
  const std::string& name = scene.thought.percept.introduced;
  if (name.empty() || !scene.SameLanguage() || reply.skill == "acquaint" || reply.text.find(name) != std::string::npos || scene.thought.percept.crisis.level != CrisisLevel::kNone) return;
  const bool names_herself = reply.text.find(scene.slots.Get("her")) != std::string::npos;
  const auto lines = scene.pack.Lines(scene.Before() == nullptr && !names_herself ? "acquaint.before" : "acquaint.before-later");
  if (lines.empty()) return;
  const size_t at = static_cast<size_t>(scene.Unit(StableHash("acquaint")) * static_cast<double>(lines.size())) % lines.size();
  reply.text = scene.Say(lines[at], StableHash(lines[at])) + " " + reply.text;
}

}  // namespace sam
