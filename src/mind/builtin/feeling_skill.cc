#include "mind/builtin/feeling_skill.h"

#include <algorithm>
#include <span>

#include "base/unicode.h"

namespace sam {
namespace {

constexpr double kMeant = 0.46;     // of an intent about her, beside words for feeling
constexpr double kAnswers = 1.12;
constexpr double kFelt = 0.12;      // intensity from which she names an emotion
constexpr size_t kBriefWhy = 4;     // words

bool AsksHow(const Scene& scene) {
  if (scene.SaidAny({"feel about", "made you feel", "make you feel", "my mood", "내 기분", "제 기분"})) return false;
  const bool asks = IsQuestion(scene.thought.percept.act) || scene.IntentScore("ask-her-feelings") >= kMeant || scene.IntentScore("ask-how-are-you") >= kMeant;
  return asks && scene.SaidAny({"are you feeling", "do you feel", "you feel now", "you feel right now", "your mood", "what mood are you", "기분 어때", "기분이 어때", "기분은 어때",
                                "기분 어떠", "기분이 어떠", "기분은 어떠", "어떤 기분", "무슨 기분", "뭘 느", "무엇을 느"});
}

bool AsksWhy(const Scene& scene) {
  const DiscourseTurn* last = scene.Before();
  const bool after = last != nullptr && last->skill == "feeling" && scene.words.size() <= kBriefWhy;
  return scene.IntentScore("ask-why") >= kMeant && (after || scene.SaidAny({"why do you feel", "why are you feeling", "왜 그런 기분", "왜 그렇게 느"}));
}

/// What moves her most, and not what the question itself did; null where nothing much does.
const Emotion* Strongest(const Scene& scene) {
  const auto& emotions = scene.thought.affect.emotions;
  const auto felt = std::find_if(emotions.begin(), emotions.end(), [&](const Emotion& e) {
    return e.intensity >= kFelt && e.source != scene.thought.turn && !e.because.empty();
  });
  return felt == emotions.end() ? nullptr : &*felt;
}

std::string_view MoodKey(const Scene& scene) {
  if ((scene.feel & content::kFeelDown) != 0) return "feeling.plain.down";
  return (scene.feel & content::kFeelUp) != 0 ? "feeling.plain.up" : "feeling.plain.even";
}

}  // namespace

void FeelingSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const bool how = AsksHow(scene), why = AsksWhy(scene);
  if (!how && !why) return;
  const Emotion* felt = Strongest(scene);
  const auto names = felt == nullptr ? std::span<const std::string_view>() : scene.pack.Lines("feeling.name." + std::string(Name(felt->type)));
  if (names.empty()) return ProposeLines(scene, name(), why ? "feeling.plain.why" : MoodKey(scene), scene.slots, kAnswers, "her mood: no emotion of hers is strong now", out);
  const Cause cause = CauseOf(felt->because);
  Slots slots = scene.slots;
  slots.Set("feeling", std::string(names.front()));
  slots.Set("event", cause.event);
  slots.Set("goal", cause.goal);
  const bool deeper = why && !cause.goal.empty();
  ProposeLines(scene, name(), deeper ? "feeling.why" : "feeling.say", slots, kAnswers, deeper ? "what of hers the feeling touches" : "what moves her most now, and its cause", out);
}

}  // namespace sam
