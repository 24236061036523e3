#include "mind/builtin/whim_skill.h"

#include <fmt/format.h>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "mind/builtin/english_matter_words.h"

namespace sam {
namespace {

constexpr double kAsked = 1.02, kHasItsOwnAnswer = 0.7;
constexpr double kSurely = 0.85, kAllOfIt = 0.8;  // of an intent, and of the line

/// "if you could ...", and what she would then do; empty where nothing of the kind is asked.
std::string_view IfOf(const Scene& scene) {
  for (const std::string_view start : {"if you could ", "if you were ", "if you had to ", "if you had a ", "if you got to ", "if you ever could "}) {
    const size_t at = scene.lower.find(start);
    if (at == scene.lower.npos) continue;
    const bool asked = HasAny(scene.lower, {"?", "what", "which", "where", "who", "how", " would you"});
    const bool of_me = HasAny(scene.lower, {"in my place", "in my shoes", "if you were me", "should i ", "would i ", " me ", " me?", " me,", " my "}) || scene.lower.ends_with(" me");  // advice is wanted, or it is between the two
    return asked && !of_me ? std::string_view(scene.lower).substr(at + start.size()) : std::string_view();
  }
  return {};
}

bool HasItsOwn(const Scene& scene) {
  const auto& intents = scene.thought.percept.intents;
  return !intents.empty() && (intents.front().score >= 1 || (!intents.front().kind.empty() && intents.front().score >= kSurely && intents.front().covered >= kAllOfIt));
}

}  // namespace

void WhimSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (scene.IsKorean() || !scene.SameLanguage() || scene.thought.percept.crisis.level != CrisisLevel::kNone) return;
  const std::string_view what = IfOf(scene);
  if (what.empty()) return;
  std::string_view about = "any";
  for (const std::string_view known : scene.pack.Lines("whim.names")) {
    if (!HoldsWord(what, scene.pack.Lines(fmt::format("whim.{}.words", known)))) continue;
    about = known;
    break;
  }
  const size_t before = out.size();
  ProposeLines(scene, name(), fmt::format("whim.{}.say", about), scene.slots, HasItsOwn(scene) ? kHasItsOwnAnswer : kAsked, fmt::format("a playful if, about {}", about), out);
  for (size_t i = before; i < out.size(); ++i) out[i].may_repeat = false;
}

}  // namespace sam
