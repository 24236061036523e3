#include "mind/builtin/respond_skill.h"

#include <fmt/format.h>

#include <algorithm>

#include "mind/builtin/composer.h"

namespace sam {
namespace {

constexpr double kTakenUp = 0.85; // intents this close to the best one lend pieces, too
constexpr double kSolid = 0.6;    // an intent from here on is believed; below it is a guess, behind topics and echoes
constexpr double kGuess = 0.65;   // what a guess is worth
constexpr double kAboutTopic = 0.38;  // a topic word was said; no more is known
constexpr double kExactly = 0.98;    // an example word for word
constexpr double kNoRemark = 0.6, kNoQuestion = 0.75;
constexpr double kDoubtful = 0.75, kParticular = 0.57;  // such an intent is only a word away; how it was put says more
constexpr double kBesideFrame = 0.8;
constexpr double kAboutFeeling = 0.35;

/// How well an intent goes with the kind of sentence: a question is hardly a remark on a joke, nor a remark a question.
double SentenceFits(const Scene& scene, const IntentScore& scored) {
  const auto& frames = scene.thought.percept.frames;
  if (frames.empty() || scored.score > kExactly) return 1;
  const auto intents = scene.pack.intents();
  const auto found = std::find_if(intents.begin(), intents.end(), [&](const auto& i) { return i.name == scored.intent; });
  if (found == intents.end()) return 1;
  const bool asks = found->act.ends_with("question") || found->act == "request";
  const bool asked = frames.front().name.starts_with("question") || frames.front().name.starts_with("ask");
  const bool of_her = frames.front().name.starts_with("you");
  if (of_her && scored.intent.starts_with("share-")) return kNoRemark;
  if (asks != asked) return asked ? kNoRemark : kNoQuestion;
  return !asks && scored.score < kDoubtful && frames.front().weight > kParticular ? kBesideFrame : 1;
}

double AddIntents(const Scene& scene, Composer& composer) {
  const auto& intents = scene.thought.percept.intents;
  if (intents.empty()) return 0;
  const double best = intents.front().score;
  double fit = 0;
  for (const auto& [intent, score] : intents) {
    if (score < best * kTakenUp) continue;
    const auto blocks = scene.pack.BlocksFor(intent);
    const double fits = score * SentenceFits(scene, {intent, score});
    composer.Add(blocks, fits);
    if (!blocks.empty()) fit = std::max(fit, fits);
  }
  return fit >= kSolid ? fit : fit * kGuess;
}

/// Whoever asks for something or about something wants an answer; how it sounded is not what it is about.
bool WantsAnswer(const Scene& scene) {
  const DialogueAct act = scene.thought.percept.act;
  return act == DialogueAct::kRequest || (IsQuestion(act) && scene.tone != content::Tone::kBad);
}

}  // namespace

void RespondSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  Composer composer(scene, name());
  double relevance = AddIntents(scene, composer);
  std::string why = relevance > 0 ? fmt::format("heard {} ({:.2f})", scene.thought.percept.Intent(), relevance) : "";
  for (const auto topic : scene.topics) {
    const auto blocks = scene.pack.BlocksAbout(topic);
    if (blocks.empty()) continue;
    composer.Add(blocks, kAboutTopic);
    relevance = std::max(relevance, kAboutTopic);
    why += fmt::format("{}about {}", why.empty() ? "" : ", ", topic);
  }
  if (relevance < kAboutFeeling && !WantsAnswer(scene)) {
    for (size_t label = 0; label < kEmotionLabels; ++label) {
      if ((scene.labels >> label & 1u) == 0) continue;
      composer.Add(scene.pack.BlocksForEmotion(label), kAboutFeeling);
      why += fmt::format("{}heard {}", why.empty() ? "" : ", ", kEmotionLabelNames[label]);
      relevance = kAboutFeeling;
    }
  }
  if (!composer.Empty()) composer.Propose(relevance, why, out);
}

}  // namespace sam
