#include "mind/builtin/news_skill.h"

#include <fmt/format.h>

#include "base/word_lists.h"
#include "mind/builtin/chooser.h"
#include "mind/builtin/composer.h"
#include "mind/builtin/plain_skill.h"

namespace sam {
namespace {

constexpr double kWeightyKnown = 0.8;  // something that happened was recognised, and it is nothing that one passes over
constexpr double kKindKnown = 0.63;   // ... and it is good or bad
constexpr double kTopicKnown = 0.6;   // ... or only what it is about
constexpr double kShapeKnown = 0.58;  // only how it is told
constexpr double kAsked = 0.55;
constexpr double kBesideCourtesy = 0.3;  // thanks are answered as thanks
constexpr double kOpinion = 0.98;        // asked what she thinks of what was told
constexpr double kOpinionAsked = 0.6;    // of the intent, from which it is believed

/// What others do to the person or go through themselves, of which the content speaks so; of any other kind its words are for the person's own.
bool FitsAnother(std::string_view kind) {
  return IsOneOf(kind, {"sickother", "death", "gift", "visit", "birth", "others", "cute", "pet", "child", "grandchild", "surgery", "farewell", "fight", "romance", "invite", "praised", "scold", "unfair", "ignored", "noisy",
                        "slighted", "welcome", "naughty", "fetch", "thankful", "call", "lend", "against", "nagging", "better", "cooled", "asleep", "jobloss", "breakup", "couple", "refuse"});
}

/// Its words are clear wherever they stand, and what is said to them is said of just that.
bool IsWeighty(std::string_view kind) {
  return IsOneOf(kind, {"death", "breakup", "surgery", "check", "jobloss", "pass", "fail", "birth", "sick", "sickother", "hurt", "lost", "broken", "search", "found", "fight", "spill", "sleepless", "overwork", "noisy", "offer", "apologised"});
}

void AddOf(const Scene& scene, std::string_view prefix, std::string_view name, double fit, Composer& composer) {
  if (!name.empty()) composer.Add(scene.pack.BlocksOfSkill(fmt::format("{}-{}", prefix, name)), fit);
}

}  // namespace

void NewsSkill::ProposeIn(const Scene& as_heard, std::vector<Candidate>& out) const {
  Scene scene = as_heard;
  scene.tone = ToneOfTold(as_heard);
  const News& news = scene.thought.percept.news;
  if (news.shape.empty() || !scene.SameLanguage()) return;
  if (scene.IntentScore("ask-her-opinion") >= kOpinionAsked) {
    Composer opinion(scene, name());
    AddOf(scene, "opinion", news.thread, 1, opinion);
    if (!opinion.Empty()) opinion.Propose(kOpinion, "thinks about the " + news.thread + " told before", out);
  }
  if (IsOutdone(kWeightyKnown, out)) return;
  Composer composer(scene, name());
  const DialogueAct act = scene.thought.percept.act;
  const bool asked = IsQuestion(act) || act == DialogueAct::kRequest || news.shape == "request";
  std::string why = fmt::format("told as {}", news.shape);
  bool known = false, weighty = false;
  if (!asked) {
    const bool of_her = news.shape == "of-you";
    const bool another = scene.thought.percept.told.who == Telling::Who::kOther;
    for (size_t i = 0; !of_her && i < news.kinds.size(); ++i) {
      if (another && !FitsAnother(news.kinds[i])) continue;
      if (scene.pack.BlocksOfSkill(fmt::format("news-{}", news.kinds[i])).empty()) continue;
      AddOf(scene, "news", news.kinds[i], i == 0 ? 1.6 : 0.9, composer);
      why += fmt::format(", news of {}", news.kinds[i]);
      known = true, weighty = weighty || IsWeighty(news.kinds[i]);
    }
    const bool ahead = news.shape == "plan" || news.shape == "wish";
    const bool carried = news.tone == 0 && news.thread_tone < 0;  // a sad subject is stayed on
    if (!of_her && !ahead && (!known || carried)) AddOf(scene, "thread", news.thread, known ? 1.8 : 1, composer);
    const bool told = news.shape == "plan" || news.shape == "wish" || news.shape == "hearsay" || of_her;
    const bool soft_shape = news.tone == 0 && news.thread_tone < 0 && !told;
    if (!soft_shape && !(news.answers && news.shape == "bit") && (!known || told))
      AddOf(scene, "news", news.shape, known ? 0.6 : 1, composer);
    if (news.answers) composer.Add(scene.pack.BlocksOfSkill("news-answer"), 1);
    const bool soft = news.tone == 0 && news.thread_tone < 0;  // no cheer beside a sorrow told just before
    composer.Add(scene.pack.BlocksOfSkill(soft && !known ? "news-soft" : "news"), soft && !known ? 1 : 0.4);
  } else {
    AddOf(scene, "news", news.shape, 1, composer);
  }
  const bool courtesy = act == DialogueAct::kThanking || act == DialogueAct::kGreeting || act == DialogueAct::kApology;
  if (!composer.Empty())
    composer.Propose(courtesy ? kBesideCourtesy : asked ? kAsked : known ? (news.tone == 0 ? kTopicKnown : weighty ? kWeightyKnown : kKindKnown) : kShapeKnown, why, out);
}

}  // namespace sam
