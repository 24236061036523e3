#include "mind/builtin/feeling_skill.h"

#include <algorithm>
#include <span>

#include "base/random.h"
#include "mind/builtin/feeling_questions.h"

namespace sam {
namespace {

constexpr double kAnswers = 1.12;
constexpr double kOnComingBack = 1.6;  // before whatever else there is to greet him with
constexpr double kOnExplaining = 1.06;
constexpr double kFelt = 0.12;         // intensity from which she names an emotion
constexpr double kStrong = 0.22;       // ... where she is only asked how she is, as one asks
constexpr double kFaint = 0.05;        // ... where she is asked for this one
constexpr uint32_t kLately = 3;        // turns

std::string_view MoodKey(const Scene& scene) {
  if ((scene.feel & content::kFeelDown) != 0) return "feeling.plain.down";
  return (scene.feel & content::kFeelUp) != 0 ? "feeling.plain.up" : "feeling.plain.even";
}

/// The strongest that `wanted` takes, and not what the question itself did; null where there is none of at least this intensity.
template <typename Wanted>
const Emotion* Strongest(const Scene& scene, double least, Wanted wanted) {
  const auto& emotions = scene.thought.affect.emotions;
  const auto felt = std::find_if(emotions.begin(), emotions.end(), [&](const Emotion& e) {
    return e.intensity >= least && e.source != scene.thought.turn && !e.because.empty() && wanted(e) && !scene.pack.Lines("feeling.name." + std::string(Name(e.type))).empty();
  });
  return felt == emotions.end() ? nullptr : &*felt;
}
const Emotion* Strongest(const Scene& scene, double least) {
  return Strongest(scene, least, [](const Emotion&) { return true; });
}

class Answer {
 public:
  Answer(const Scene& scene, std::vector<Candidate>& out) : scene_(scene), out_(out) {}

  void Say(std::string_view key, std::string_view why) { ProposeLines(scene_, "feeling", key, scene_.slots, kAnswers, why, out_); }
  void SayOf(std::string_view key, const Emotion& felt, std::string_view why) {
    const Cause cause = CauseOf(felt.because);
    Slots slots = scene_.slots;
    slots.Set("feeling", std::string(scene_.pack.Lines("feeling.name." + std::string(Name(felt.type))).front()));
    slots.Set("event", cause.event);
    slots.Set("goal", cause.goal);
    ProposeLines(scene_, "feeling", key, slots, kAnswers, why, out_);
  }

  void How(double least) {
    if (const Emotion* felt = Strongest(scene_, least)) return SayOf("feeling.say", *felt, "what moves her most now, and its cause");
    if (least <= kFelt) Say(MoodKey(scene_), "her mood: no emotion of hers is strong now");
  }
  void Why() {
    const Emotion* felt = Strongest(scene_, kFelt);
    if (felt != nullptr && !CauseOf(felt->because).goal.empty()) return SayOf("feeling.why", *felt, "what of hers the feeling touches");
    Say("feeling.plain.why", "no emotion of hers is strong now");
  }
  /// What was just told: the strongest that a turn lately gave rise to.
  void About() {
    const uint32_t now = Number(scene_.thought.turn);
    const Emotion* felt = Strongest(scene_, kFaint, [&](const Emotion& e) { return Number(e.source) + kLately >= now; });
    if (felt != nullptr && !CauseOf(felt->because).goal.empty()) return SayOf("feeling.about", *felt, "what was told lately, and what of hers it touches");
    How(kFelt);
  }
  void Is(const FeelingQuestion& question) {
    const auto& types = question.types;
    const Emotion* felt = Strongest(scene_, kFaint, [&](const Emotion& e) { return std::find(types.begin(), types.end(), e.type) != types.end(); });
    if (felt != nullptr) return SayOf("feeling.yes", *felt, "asked for a feeling that she has");
    if (question.asked == FeelingAsked::kStill) return Say("feeling.healed", "asked for a feeling that has faded");
    if (const Emotion* other = Strongest(scene_, kFelt)) return SayOf("feeling.no", *other, "asked for a feeling that she has not; this one she has");
    Say("feeling.no.plain", "asked for a feeling that she has not");
  }
  void DidIHurt() {
    const Emotion* felt = Strongest(scene_, kFaint, [](const Emotion& e) {
      using enum EmotionType;
      return e.type == kReproach || e.type == kAnger || e.type == kDistress || e.type == kDisappointment || e.type == kShame;
    });
    if (felt != nullptr) return SayOf("feeling.hurt-by-you", *felt, "asked whether it hurt, and it did");
    Say(scene_.thought.bond.hurt > 0 ? "feeling.healed" : "feeling.no.plain", "asked whether it hurt");
  }

 private:
  const Scene& scene_;
  std::vector<Candidate>& out_;
};

/// He is back later than he had said, and says no more than that he is here: she says what it was to her, once.
void TellOfLetDown(const Scene& scene, std::vector<Candidate>& out) {
  constexpr size_t kFewWords = 6;
  const auto& emotions = scene.thought.affect.emotions;
  const bool let_down = std::any_of(emotions.begin(), emotions.end(), [&](const Emotion& e) { return e.type == EmotionType::kDisappointment && e.source == scene.thought.turn; });
  const bool arrives = scene.words.size() <= kFewWords && (scene.thought.percept.act == DialogueAct::kGreeting || scene.IntentScore("returned") > 0 || scene.IntentScore("greeting") > 0);
  if (let_down && arrives) ProposeLines(scene, "feeling", "feeling.let-down", scene.slots, kOnComingBack, "he is back later than he had said", out);
}

/// He has said what kept him: she sees it in a kinder light, and says so.
void TellOfKinderLight(const Scene& scene, std::vector<Candidate>& out) {
  const auto& emotions = scene.thought.affect.emotions;
  const bool eased = std::any_of(emotions.begin(), emotions.end(), [](const Emotion& e) { return e.type == EmotionType::kDisappointment && e.coping == Coping::kReappraised; });
  const DiscourseTurn* last = scene.Before();
  const bool after = last != nullptr && last->skill == "feeling";
  if (eased && after && !IsQuestion(scene.thought.percept.act) && scene.Age(StableHash("cope.reappraise")) == 0) {
    const size_t before = out.size();
    ProposeLines(scene, "feeling", "cope.reappraise", scene.slots, kOnExplaining, "he has said what kept him", out);
    for (size_t i = before; i < out.size(); ++i) out[i].blocks.emplace_back("cope.reappraise");
  }
}

}  // namespace

void FeelingSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  TellOfLetDown(scene, out);
  TellOfKinderLight(scene, out);
  const auto question = ReadFeelingQuestion(scene);
  if (!question) return;
  Answer answer(scene, out);
  const bool asked_as_one_asks = question->asked == FeelingAsked::kHow && scene.IntentScore("ask-how-are-you") > scene.IntentScore("ask-her-feelings");
  if (question->asked == FeelingAsked::kNever) return answer.Say("feeling.never." + std::string(question->state), "a state that a program has not");
  if (question->asked == FeelingAsked::kMissed) return answer.Say("feeling.missed", "asked whether she missed him");
  if (scene.thought.settings.feelings != FeelingsMode::kFull) {
    const bool off = scene.thought.settings.feelings == FeelingsMode::kOff;
    if (!asked_as_one_asks) answer.Say(off ? "feeling.off" : "feeling.muted", off ? "her feelings are switched off" : "her feelings are not to show");
    return;
  }
  switch (question->asked) {
    case FeelingAsked::kHow: return answer.How(asked_as_one_asks ? kStrong : kFelt);
    case FeelingAsked::kIs:
    case FeelingAsked::kStill: return answer.Is(*question);
    case FeelingAsked::kDidIHurt: return answer.DidIHurt();
    case FeelingAsked::kAbout: return answer.About();
    case FeelingAsked::kWhy: return answer.Why();
    case FeelingAsked::kNever:
    case FeelingAsked::kMissed: return;
  }
}

}  // namespace sam
