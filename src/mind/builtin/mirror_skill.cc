#include "mind/builtin/mirror_skill.h"

#include <algorithm>

#include "core/meaning.h"
#include "mind/builtin/chooser.h"
#include "mind/builtin/composer.h"
#include "mind/builtin/heed_skill.h"

namespace sam {
namespace {

/// What is heard less surely than this is more often wrong than right (of 260 replies to strangers, three in four).
constexpr double kBetterThanAGuess = 0.71;
constexpr double kBetterThanAGuessEnglish = 0.6;  // a plain word to what was told says more than its last phrase
constexpr double kBesideAQuestion = 0.53;  // "glad of what, the rain? not with this knee"
constexpr double kBesideDeed = 0.62;       // what was done, or how it is told, says more
constexpr double kMayBeAsked = 0.5;
constexpr size_t kTurnsBetween = 3;

bool SaidLately(const Scene& scene, std::string_view skill) {
  const auto& recent = scene.thought.discourse.recent;
  const auto from = recent.end() - static_cast<std::ptrdiff_t>(std::min(kTurnsBetween, recent.size()));
  return std::any_of(from, recent.end(), [&](const DiscourseTurn& turn) { return turn.skill == skill; });
}

bool IsTold(DialogueAct act) {
  return act == DialogueAct::kStatement || act == DialogueAct::kExclamation || act == DialogueAct::kAgreement || act == DialogueAct::kDisagreement || act == DialogueAct::kCorrection;
}

}  // namespace

void MirrorSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (percept.focus.tail.empty() || !(IsTold(percept.act) || IsQuestion(percept.act)) || !scene.SameLanguage() || scene.IsSorrow() || SaidLately(scene, name())) return;
  if (!percept.intents.empty() && percept.intents.front().intent.starts_with("ask-") && percept.intents.front().score >= kMayBeAsked) return;  // "이름이 뭐냐구요"
  if (MeansSomething(percept)) return;
  const double guess = scene.IsKorean() ? kBetterThanAGuess : kBetterThanAGuessEnglish;
  const double relevance = !IsTold(percept.act) ? kBesideAQuestion : MayHeed(scene) ? kBesideDeed : guess;
  if (IsOutdone(relevance, out)) return;
  Composer composer(scene, name());
  composer.Add(scene.pack.BlocksOfSkill("mirror"), 1);
  composer.Propose(relevance, "no surer guess: the last phrase said back", out);
}

}  // namespace sam
