#include "mind/builtin/take_up_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "mind/builtin/chooser.h"
#include "mind/builtin/composer.h"
#include "mind/builtin/fragment.h"
#include "mind/builtin/themes.h"

namespace sam {
namespace {

constexpr double kNamed = 0.55;      // the line itself is about it: below what was done, above the bare shape
constexpr double kInPassing = 0.45;  // ... and where what was done is known, it is only named in passing
constexpr double kTurnedDown = 1.3;  // "nah" after a name: past the plain "no" that it is word for word
constexpr double kOwned = 0.62;     // "i have an exam on monday": the exam is the news, not the having
constexpr double kCarried = 0.48;    // the lines before were: above the bare shape of a sentence
constexpr double kGrave = 0.9;      // after a loss hardly anything else is heard
constexpr double kGraveLater = 0.84, kGraveBesideDeed = 0.7;
constexpr float kMayBeGrave = 0.25F;  // probability of a loss or something bad, from which a grave word is taken at its word: "i'll tell you if i died up there"
constexpr double kStale = 0.4;        // the reply before was already about it
constexpr double kMeant = 0.6;      // of an intent with words of its own, from which how it was put hardly matters
constexpr double kBesideMeant = 0.6;
constexpr double kSecond = 0.75;      // what a looser frame is worth beside a more particular one
constexpr double kNameAsked = 0.85;  // a name was asked for
constexpr double kNameRefined = 0.98;  // and what comes then says what it should be like

bool IsAsked(const Frame& frame) { return frame.name.starts_with("ask") || frame.name.starts_with("question"); }

void ProposeFrom(const Scene& scene, const std::string& skill, double relevance, std::vector<Candidate>& out) {
  const auto blocks = scene.pack.BlocksOfSkill(skill);
  if (blocks.empty() || IsOutdone(relevance, out)) return;
  Composer composer(scene, skill);
  composer.Add(blocks, 0.5);
  if (!composer.Empty()) composer.Propose(relevance, fmt::format("takes up how it was put: {}", skill), out);
}

/// The skill that offered names in one of the last turns.
std::string NamingSkill(const Scene& scene) {
  constexpr size_t kTurns = 4;
  const auto& recent = scene.thought.discourse.recent;
  for (size_t i = recent.size(); i > 0 && recent.size() - i < kTurns; --i) {
    const std::string& skill = recent[i - 1].skill;
    if (skill == "take-decided") break;  // one was taken
    if (skill.starts_with("take-name") || skill == "take-ask-name") return skill;
  }
  return {};
}

/// After names were offered, words that say what the next should be like: "something with pipes", "too clean".
bool RefinesName(const Scene& scene) {
  if (NamingSkill(scene).empty()) return false;
  static constexpr std::array<std::string_view, 12> kShapes = {"ask-other", "ask", "not-that", "fragment", "word",  "mostly",
                                                              "we-are",    "nothing",  "number",   "i-am", "they-are", "it"};
  const std::string& frame = scene.thought.percept.frames.front().name;
  return std::find(kShapes.begin(), kShapes.end(), frame) != kShapes.end();
}

/// "nah", "meh": the name offered is turned down, and that is all that was said.
void ProposeNextName(const Scene& scene, std::vector<Candidate>& out) {
  static constexpr std::array<std::string_view, 6> kNo = {"no", "nah", "nope", "meh", "hm", "hmm"};
  if (scene.words.empty() || scene.words.size() > 3) return;
  if (std::find(kNo.begin(), kNo.end(), scene.words.front()) == kNo.end()) return;
  const std::string skill = NamingSkill(scene);
  if (!skill.empty()) ProposeFrom(scene, skill, kTurnedDown, out);
}

/// Names for what the talk is about.
void ProposeNames(const Scene& scene, const Theme& theme, std::vector<Candidate>& out) {
  const bool asked = scene.thought.percept.frames.front().name == "ask-name";
  if (!asked && !RefinesName(scene)) return;
  const double weight = asked ? kNameAsked : kNameRefined;
  std::string skill = fmt::format("take-name-{}", theme.name);
  if (!asked) skill = NamingSkill(scene);
  const size_t before = out.size();
  ProposeFrom(scene, skill, weight, out);
  if (!asked && out.size() == before) ProposeFrom(scene, "take-ask-name", weight, out);
}

/// Whose doing the line is, as the content of grave themes tells it apart.
std::string_view SideOf(const Scene& scene) {
  for (const Frame& frame : scene.thought.percept.frames) {
    if (frame.name.starts_with("they") || frame.name == "everyone" || frame.name == "nobody") return "-they";
    if (frame.name == "it" || frame.name == "thing" || frame.name == "there-is") return "-it";
  }
  return "-i";
}

}  // namespace

void TakeUpSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const auto& frames = scene.thought.percept.frames;
  if (!scene.SameLanguage() || scene.IsKorean()) return;
  if (frames.empty()) return ProposeNextName(scene, out);
  const bool asked = IsAsked(frames.front());
  const Theme theme = ThemeOf(scene);
  const auto& intents = scene.thought.percept.intents;
  const bool meant = !intents.empty() && intents.front().score >= kMeant && !scene.pack.BlocksFor(intents.front().intent).empty();
  double worth = 1;
  for (const Frame& frame : frames) {
    const size_t before = out.size();
    const double beside = meant && !IsFragment(scene) && !frame.name.starts_with("ask") ? kBesideMeant : 1;
    ProposeFrom(scene, "take-" + frame.name, frame.weight * worth * beside, out);
    if (out.size() > before) worth = kSecond;
  }
  ProposeNames(scene, theme, out);
  if (frames.front().name == "ask-idea") ProposeFrom(scene, fmt::format("take-idea-{}", theme.name), kNameAsked, out);
  if (theme.name.empty()) return;
  const std::string skill = fmt::format("theme-{}", theme.name);
  const Percept& percept = scene.thought.percept;
  const bool read = percept.meanings != MeaningDistribution{} && theme.age == 0;
  if (theme.grave && (!read || percept.Means(Meaning::kLoss) + percept.Means(Meaning::kBad) >= kMayBeGrave)) {
    const double weight = asked ? kCarried : theme.age == 0 ? kGrave : percept.told.group.empty() ? kGraveLater : kGraveBesideDeed;
    return ProposeFrom(scene, theme.age == 0 ? skill : skill + std::string(SideOf(scene)), weight, out);
  }
  const DiscourseTurn* last = scene.Before();
  const double carried = last != nullptr && last->skill.starts_with(skill) ? kStale : kCarried;
  const bool bare = frames.front().name == "have" || frames.front().name == "get";
  const double named = bare ? kOwned : frames.front().weight > kNamed ? kInPassing : kNamed;
  if (!asked) ProposeFrom(scene, theme.age == 0 ? skill : skill + "-on", theme.age == 0 ? named : carried, out);
}

}  // namespace sam
