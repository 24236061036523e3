#include "mind/builtin/plain_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "core/tone.h"
#include "mind/builtin/chooser.h"
#include "mind/builtin/composer.h"

namespace sam {
namespace {

constexpr double kKnownDeed = 0.76;  // what was done is known, so that what is said fits it: above a guess at what is meant
constexpr double kSaidBack = 0.66;   // only the words themselves are: above how a thing is put
constexpr double kBesidePut = 0.6;   // ... where it was wished, feared or had to be: that says more
constexpr double kOwnWords = 1.3, kTakingUp = 1.1;
constexpr size_t kFewWords = 3;

bool IsTold(DialogueAct act) {
  return act == DialogueAct::kStatement || act == DialogueAct::kExclamation || act == DialogueAct::kAgreement || act == DialogueAct::kDisagreement || act == DialogueAct::kPromise || act == DialogueAct::kBackchannel;
}

std::string_view WhoseOf(Telling::Who who) { return who == Telling::Who::kOther ? "other" : who == Telling::Who::kThing ? "thing" : "me"; }

/// "i start on monday": the day that is named is still to come.
bool IsStillAhead(const Scene& scene) {
  constexpr auto kNotToday = std::chrono::hours(14);
  const auto& at = scene.thought.percept.circumstance.at;
  return !scene.SaidAny({"last "}) && scene.thought.percept.told.time == Telling::Time::kNow && !scene.thought.percept.told.clause.starts_with("you're") && at && *at - scene.thought.now() > kNotToday;
}

/// "plain-travel-other-ahead"; empty where the content has nothing for it. What is another's has words of its own or none.
std::string DeedSkill(const Scene& scene, const Telling& told) {
  if (told.group.empty() || told.negated || scene.words.front() == "never") return {};
  if (told.group == "back" && scene.SaidAny({" alone", "stuck at home", "sitting at home"})) return {};
  if (told.group == "like" && scene.SaidAny({"'d like", "would like", "'d love", "would love"})) return {};  // a wish
  const bool another = told.who == Telling::Who::kOther || (told.who == Telling::Who::kThing && IsOneOf(told.group, {"noise", "laugh", "cry", "quit", "pass", "win", "shout", "say", "ask", "help", "give"}));
  const std::string base = "plain-" + told.group + (another ? "-other" : "");
  std::string ahead = base + "-ahead";
  if (told.time == Telling::Time::kAhead) return scene.pack.BlocksOfSkill(ahead).empty() ? std::string() : ahead;
  return scene.pack.BlocksOfSkill(base).empty() ? std::string() : base;
}

/// "plain-other-did": whose doing it is, and whether it is over, goes on, happens again and again, is not so or lies ahead.
std::string SortOf(const Telling& told) {
  const bool again = told.who != Telling::Who::kMe && HasAny(told.clause, {" keeps ", " keep "}) && HasAny(told.clause, {"ing"});
  if (again) return fmt::format("plain-{}-keeps", WhoseOf(told.who));
  if (told.who == Telling::Who::kOther && HasAny(told.clause, {" would ", "'d have "})) return "plain-other-would";
  const bool wanted = told.who == Telling::Who::kOther && HasAny(told.clause, {" wants ", " want "});  // by somebody else, and not yet so
  if (told.time == Telling::Time::kAhead && !told.negated && !wanted) return fmt::format("plain-{}-ahead", WhoseOf(told.who));
  return fmt::format("plain-{}-{}", WhoseOf(told.who), told.negated ? "not" : told.time == Telling::Time::kDone ? "did" : "now");
}

/// Planned, wished, feared or had to be, so that there are closer words for it.
bool IsPutParticularly(const Scene& scene) {
  const auto& frames = scene.thought.percept.frames;
  return !frames.empty() && IsOneOf(frames.front().name, {"must", "cant", "want-to", "dont-want", "need", "wish", "hope", "afraid", "used-to", "not-done", "love", "hate", "miss", "lonely", "plan", "will-not", "dont-know", "dont-like"});
}

bool HasNew(const Scene& scene, std::string_view skill) {
  return std::ranges::any_of(scene.pack.BlocksOfSkill(skill), [&](uint32_t i) { return scene.Holds(scene.pack.blocks()[i]) && scene.Age(scene.pack.blocks()[i].key) == 0; });
}

/// "i'm terrified", told of somebody's own: surely felt, whatever it was told of.
bool IsSurelyFelt(const Percept& percept) {
  constexpr float kSurely = 0.8F;
  return std::ranges::any_of(std::array{"fear", "nervousness", "sadness", "grief", "anger", "disappointment", "remorse", "embarrassment"}, [&](const char* label) { return percept.emotions[EmotionLabel(label)] >= kSurely; });
}

}  // namespace

content::Tone ToneOfTold(const Scene& scene) {
  constexpr float kNoDoubt = 0.95F, kHardlyAny = 0.8F, kGladShout = 0.6F;
  const Percept& percept = scene.thought.percept;
  const std::string_view group = percept.told.group;
  using enum content::Tone;
  if (IsSurelyFelt(percept)) return kBad;
  if (scene.IsKorean()) {
    if (percept.news.tone != 0) return percept.news.tone > 0 ? kGood : kBad;
  } else {
    if (IsOneOf(group, {"break", "fail", "lose", "lose-game", "late", "ill", "ache", "fall", "death", "breakup", "job-loss", "cry", "fight", "shout", "noise", "sad", "cross", "nervous", "tired", "miss", "hate", "forget", "search", "wake", "close", "wrong"})) return kBad;
    if (IsOneOf(group, {"pass", "win", "wed", "baby", "promoted", "glad", "find", "hug"})) return kGood;
    if (IsOneOf(group, {"job", "work", "live", "age", "pet", "family", "retired", "play", "read", "watch", "listen", "like", "say", "ask", "back"})) return kPlain;  // told for what it is
    if (group == "sleep" && scene.SaidAny({"n't", "not ", "dont ", "didnt ", "cant ", "never"})) return kBad;
    if (scene.SaidAny({"managed to", "managed not", "finally", "at last", "for once"}) && percept.MeansSad() < kHardlyAny) return kGood;
    if (const int words = ToneOfWords(scene.words); words != 0) return words > 0 ? kGood : kBad;
  }
  if (percept.MeansSad() >= (percept.told.negated ? kHardlyAny : kNoDoubt)) return kBad;
  const bool shout = scene.thought.utterance.text.ends_with('!') && percept.MeansGlad() >= kGladShout;
  return shout || percept.MeansGlad() >= kNoDoubt ? kGood : kPlain;
}

void PlainSkill::ProposeIn(const Scene& as_heard, std::vector<Candidate>& out) const {
  const Percept& percept = as_heard.thought.percept;
  if (as_heard.IsKorean() || !as_heard.SameLanguage() || !IsTold(percept.act) || percept.told.who == Telling::Who::kNobody || percept.crisis.level != CrisisLevel::kNone) return;
  if (!percept.frames.empty() && percept.frames.front().name.starts_with("question")) return;  // "what if he got hit" tells of nothing
  if (as_heard.words.size() < kFewWords) return;
  Scene scene = as_heard;
  scene.tone = ToneOfTold(as_heard);
  Telling told = percept.told;
  if (IsStillAhead(scene)) told.time = Telling::Time::kAhead;
  const std::string deed = DeedSkill(scene, told);
  const double relevance = !deed.empty() ? kKnownDeed : IsPutParticularly(scene) ? kBesidePut : kSaidBack;
  if (IsOutdone(relevance, out)) return;
  const std::string whose = SortOf(told);
  Composer composer(scene, name());
  if (!deed.empty()) composer.Add(scene.pack.BlocksOfSkill(deed), kOwnWords);
  composer.Add(scene.pack.BlocksOfSkill(whose), kTakingUp);
  if (composer.Empty() || !HasNew(scene, deed)) {
    composer.Add(scene.pack.BlocksOfSkill(whose + "-more"), kOwnWords);
    composer.Add(scene.pack.BlocksOfSkill(fmt::format("plain-any-{}-more", whose.substr(whose.rfind('-') + 1))), kOwnWords);  // whoever did it
  }
  if (!composer.Empty()) composer.Propose(relevance, fmt::format("takes up what was told: {}", deed.empty() ? whose : deed), out);
}

}  // namespace sam
