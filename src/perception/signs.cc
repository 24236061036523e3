#include "perception/signs.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "core/percept.h"
#include "perception/context.h"
#include "perception/sign_model.h"
#include "perception/sign_rules.h"

namespace sam {
namespace {

/// Probability from which the model's reading counts. Ours: of 100 lines of public comments and chats, two or three pass by mistake,
/// of plain small talk far fewer.
constexpr std::array<float, kSigns> kThresholds = {1, 0.22f, 0.22f, 0.14f, 0.17f, 0.13f, 0.10f, 0.05f};
/// After a turn of phrase that only looks like a crisis, the model must be surer.
constexpr float kSureDespiteIdiom = 0.8f;
/// "goodbye forever" can mean her or everything: where the model is this sure of a crisis, it is one.
constexpr float kSureDespiteEnding = 0.6f;
/// An insult is no ending, unless the model is this sure.
constexpr double kInsult = -0.45;
constexpr float kSureDespiteInsult = 0.6f;
constexpr int kTurnsOfCare = 2;
constexpr size_t kLongest = 2048;  // bytes of a line that are read

struct Reading {
  Sign sign = Sign::kNone;
  std::string evidence;
  float strength = 1;
};

bool IsCrisis(Sign sign) { return sign == Sign::kExplicit || sign == Sign::kImplied; }

Reading ByModel(std::string_view text, const std::string& words) {
  const SignProbabilities p = SignModel::Embedded().Read(text);
  const float crisis = p[Index(Sign::kExplicit)] + p[Index(Sign::kImplied)];
  const auto tell = [](Sign sign, float value) { return Reading{sign, fmt::format("model {} {:.2f}", kSignNames[Index(sign)], value), value}; };
  if (crisis >= kThresholds[Index(Sign::kImplied)] && (crisis >= kSureDespiteIdiom || !HasIdiom(words))) {
    return tell(p[Index(Sign::kExplicit)] > p[Index(Sign::kImplied)] ? Sign::kExplicit : Sign::kImplied, crisis);
  }
  Sign best = Sign::kNone;
  float most = 1;
  for (size_t i = Index(Sign::kGoodbye); i < kSigns; ++i) {
    const float ratio = p[i] / kThresholds[i];
    if (ratio >= most) most = ratio, best = static_cast<Sign>(i);
  }
  return best == Sign::kNone ? Reading{} : tell(best, p[Index(best)]);
}

Reading ReadSign(std::string_view text, const std::string& words) {
  const Sign certain = CertainSign(words);
  if (certain == Sign::kExplicit) return {certain, "rule explicit"};
  Reading reading = ByModel(text, words);
  if (certain == Sign::kLeaveHer && !(IsCrisis(reading.sign) && reading.strength >= kSureDespiteEnding)) return {certain, "rule leave-her"};
  if (certain == Sign::kNone || IsCrisis(reading.sign)) return reading;
  // "gotta go, deleting you for good": the model's leave-taking is the fuller reading of a goodbye.
  if (certain == Sign::kGoodbye && reading.sign == Sign::kLeaveHer) return reading;
  return {certain, fmt::format("rule {}", kSignNames[Index(certain)])};
}

/// "안녕" opens a talk and closes one; where nothing was said for a while, it opens.
bool IsOpening(std::string_view words, const PerceptionContext& context, Moment at) {
  words = words.substr(0, words.find_last_not_of(" .!~?^") + 1);
  const bool either = words == "안녕" || words == "안녕하세요" || words == "안녕요" || words == "안뇽" || words == "하이";
  const DiscourseTurn* last = context.discourse.Last();
  return either && (!last || at - last->at > std::chrono::minutes(20));
}

/// Whether she feels is a question of its own, unless a body is meant.
bool AsksForFeelings(const std::string& words) {
  const auto has = [&](std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return words.find(part) != std::string::npos; });
  };
  return has({"feel", "emotion", "감정", "느끼", "느껴", "기분"}) && !has({"touch", "hand", "skin", "body", "cold", "warm", "pain", "손", "몸", "피부", "촉감", "human", "person", " ai", "사람", "인간"});
}

bool IsOurs(std::string_view intent) {
  return intent == "after-crisis" || std::find(kSignNames.begin() + 3, kSignNames.end(), intent) != kSignNames.end();
}

void PutFirst(std::string_view intent, Percept& out) {
  out.intents.insert(out.intents.begin(), {std::string(intent), 1.0});
  if (out.intents.size() > 5) out.intents.resize(5);
}

}  // namespace

void ReadSigns(std::string_view text, Moment at, const PerceptionContext& context, Percept& out) {
  text = text.substr(0, kLongest);
  const std::string words = PlainWords(text);
  Reading reading = ReadSign(text, words);
  if (reading.sign == Sign::kGoodbye && IsOpening(words, context, at)) reading = {};
  const bool only_guessed = reading.evidence.starts_with("model") && reading.strength < kSureDespiteInsult;
  if (reading.sign == Sign::kLeaveHer && only_guessed && out.valence_about_her <= kInsult) reading = {};
  if (reading.sign == Sign::kAskBody && AsksForFeelings(words)) reading = {};
  std::erase_if(out.intents, [](const IntentScore& i) { return IsOurs(i.intent); });
  if (out.act == DialogueAct::kGoodbye && reading.sign != Sign::kGoodbye && reading.sign != Sign::kLeaveHer) out.act = DialogueAct::kStatement;
  out.crisis = {};
  if (IsCrisis(reading.sign)) {
    out.crisis.level = reading.sign == Sign::kExplicit ? CrisisLevel::kExplicit : CrisisLevel::kImplied;
    out.crisis.immediate = reading.sign == Sign::kExplicit && NamesMeansOrTime(words);
    out.crisis.evidence = reading.evidence;
    return;
  }
  const int since = context.discourse.crisis_turns_ago;
  if (reading.sign != Sign::kNone) {
    PutFirst(kSignNames[Index(reading.sign)], out);
    if (reading.sign == Sign::kGoodbye || reading.sign == Sign::kLeaveHer) out.act = DialogueAct::kGoodbye;
  } else if (since >= 0 && since < kTurnsOfCare && SpeaksOfCrisis(words)) {
    PutFirst("after-crisis", out);
  }
}

}  // namespace sam
