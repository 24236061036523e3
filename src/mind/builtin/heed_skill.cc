#include "mind/builtin/heed_skill.h"

#include <fmt/format.h>

#include "base/word_lists.h"
#include "mind/builtin/chooser.h"
#include "mind/builtin/composer.h"
#include "mind/builtin/plain_skill.h"

namespace sam {
namespace {

constexpr double kDeedKnown = 0.74, kWayKnown = 0.68;  // above what is guessed of a line by its likeness
constexpr double kBit = 0.5;                          // a few words alone may be an answer, or anything
constexpr double kOfDeed = 1.5, kOfWay = 1;

bool IsTold(DialogueAct act) {
  return act == DialogueAct::kStatement || act == DialogueAct::kExclamation || act == DialogueAct::kPromise || act == DialogueAct::kOffer || act == DialogueAct::kCorrection || act == DialogueAct::kAgreement || act == DialogueAct::kDisagreement ||
         act == DialogueAct::kBackchannel;
}

std::string_view After(std::string_view prefix, const Scene& scene) {
  for (const Frame& frame : scene.thought.percept.frames)
    if (frame.name.starts_with(prefix)) return std::string_view(frame.name).substr(prefix.size());
  return {};
}

/// How a deed is told counts for more than which it is: it is not done, or not yet.
bool Outweighs(std::string_view way) { return IsOneOf(way, {"musing", "unsure", "plan", "wish", "must", "hearsay", "since", "unable", "not", "not-yet", "bit", "guess", "but", "and"}); }

/// In Korean these are said of oneself alone; another "seems" so: "시어머니가 봐 주신다는데 좀 미안해".
bool IsOwnFeeling(std::string_view deed) { return IsOneOf(deed, {"averse", "envy", "longing", "sore", "cross", "sorry", "thankful", "curious", "proud", "thrill", "afraid", "lonely", "bored", "shy", "pity"}); }

/// The most particular skill of the content for it, by whose deed it is and whether it is done, still to come or usual; empty where there is none.
std::string DeedSkill(const Scene& scene, std::string_view deed, std::string_view way) {
  const Telling& told = scene.thought.percept.told;
  const auto known = [&](std::string_view end) { return !scene.pack.BlocksOfSkill(fmt::format("heed-{}{}", deed, end)).empty(); };
  const bool ahead = IsOneOf(way, {"plan", "wish", "must", "musing"});
  const std::string_view whose = told.who == Telling::Who::kOther && !IsOwnFeeling(deed) ? "-other" : "-me";
  if (ahead) return told.who != Telling::Who::kOther && known("-ahead") ? fmt::format("heed-{}-ahead", deed) : std::string();
  if (Outweighs(way)) return {};
  if (known(whose)) return fmt::format("heed-{}{}", deed, whose);
  return known("") ? fmt::format("heed-{}", deed) : std::string();
}

}  // namespace

bool MayHeed(const Scene& scene) {
  const Percept& percept = scene.thought.percept;
  return scene.IsKorean() && scene.SameLanguage() && !percept.frames.empty() && IsTold(percept.act) && percept.told.who != Telling::Who::kNobody && percept.crisis.level == CrisisLevel::kNone && percept.news.shape != "of-you";
}

void HeedSkill::ProposeIn(const Scene& as_heard, std::vector<Candidate>& out) const {
  if (!MayHeed(as_heard)) return;
  Scene scene = as_heard;
  scene.tone = ToneOfTold(as_heard);
  const std::string_view way = After("way-", scene), deed = After("deed-", scene);
  const std::string of_deed = deed.empty() ? std::string() : DeedSkill(scene, deed, way);
  const double relevance = !of_deed.empty() ? kDeedKnown : way == "bit" ? kBit : kWayKnown;
  if (IsOutdone(relevance, out)) return;
  Composer composer(scene, name());
  if (!of_deed.empty()) {
    composer.Add(scene.pack.BlocksOfSkill(of_deed), kOfDeed);
    if (way == "past" || way == "seen") composer.Add(scene.pack.BlocksOfSkill(fmt::format("heed-{}-done", deed)), kOfDeed);
  } else {
    const Telling::Who who = scene.thought.percept.told.who;
    const std::string of_way = fmt::format("heed-way-{}", way), of_another = of_way + (who == Telling::Who::kOther ? "-other" : "-thing");
    const bool another = who != Telling::Who::kMe && !scene.pack.BlocksOfSkill(of_another).empty();
    composer.Add(scene.pack.BlocksOfSkill(another ? of_another : of_way), kOfWay);
  }
  if (!composer.Empty()) composer.Propose(relevance, fmt::format("takes up what was told: {}, told as {}", of_deed.empty() ? "something" : of_deed, way), out);
}

}  // namespace sam
