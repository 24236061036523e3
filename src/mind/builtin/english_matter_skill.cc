#include "mind/builtin/english_matter_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "mind/builtin/english_matter_words.h"

namespace sam {
namespace {

constexpr double kNamed = 1.06;      // the question itself says what it is about
constexpr double kSpokenOf = 1.06;   // the lines before it do
constexpr double kLeastNamed = 0.8;  // ... where just this question has an answer of its own
constexpr double kFollows = 1.22;    // it can only be meant of the idea she has just given
constexpr double kAllOfIt = 0.65, kSurely = 0.85;  // of the line, and of an intent
constexpr double kMayAsk = 0.5;      // of asking for advice
constexpr size_t kTurnsBack = 6;
constexpr std::string_view kSkill = "advise-";

std::string_view KeyOf(AdviceWanted wanted) {
  switch (wanted) {
    case AdviceWanted::kIdea: return "how";
    case AdviceWanted::kVerdict: return "should";
    case AdviceWanted::kReason: return "why";
    case AdviceWanted::kExample: return "more";
    case AdviceWanted::kFallback: return "if-not";
    case AdviceWanted::kNothing: break;
  }
  return {};
}

/// The first matter of which a word stands in the text.
std::string_view MatterIn(const Scene& scene, std::string_view lower) {
  for (const std::string_view matter : scene.pack.Lines("matter.names"))
    if (HoldsWord(lower, scene.pack.Lines(fmt::format("matter.{}.words", matter)))) return matter;
  return {};
}

/// Of which a word in a line of the talk says nothing of what the talk is about.
bool IsGeneric(std::string_view matter) { return matter.empty() || IsOneOf(matter, {"do", "say", "decide"}); }

/// "should i say something?": to somebody.
bool IsOfPeople(std::string_view asked) { return HasAny(asked, {"say ", "tell ", "talk to", "ask him", "ask her", "ask them", "call her", "call him", "text her", "text him", "speak to"}); }

/// The matter that the last lines were about; of people only, where that is asked.
std::string_view MatterBefore(const Scene& scene, std::string_view asked) {
  const auto social = scene.pack.Lines("matter.social");
  const auto fits = [&](std::string_view matter) { return !IsGeneric(matter) && (!IsOfPeople(asked) || std::find(social.begin(), social.end(), matter) != social.end()); };
  const DiscourseTurn* before = scene.Before();
  const auto& recent = scene.thought.discourse.recent;
  if (before == nullptr) return {};
  const size_t count = static_cast<size_t>(before - recent.data()) + 1;
  for (size_t back = 1; back <= std::min(kTurnsBack, count); ++back) {
    const DiscourseTurn& turn = recent[count - back];
    if (const std::string_view matter = MatterIn(scene, ToLower(turn.said)); fits(matter)) return matter;
    if (turn.skill.starts_with(kSkill) && fits(std::string_view(turn.skill).substr(kSkill.size()))) return std::string_view(turn.skill).substr(kSkill.size());
  }
  return {};
}

/// What is to have a name is no animal, but a book, a band or a shop.
bool IsOfATitle(const Scene& scene) {
  const auto words = scene.pack.Lines("matter.title.words");
  const auto& recent = scene.thought.discourse.recent;
  return HoldsWord(scene.lower, words) || std::any_of(recent.begin(), recent.end(), [&](const DiscourseTurn& turn) { return HoldsWord(ToLower(turn.said), words); });
}

/// The matter of which she has just spoken; empty where her last words were about something else.
std::string_view JustAdvised(const Scene& scene) {
  const DiscourseTurn* before = scene.Before();
  return before != nullptr && before->skill.starts_with(kSkill) ? std::string_view(before->skill).substr(kSkill.size()) : std::string_view();
}

/// Just this question has an answer written for it.
bool HasItsOwnAnswer(const Scene& scene) {
  const auto& intents = scene.thought.percept.intents;
  if (intents.empty() || scene.SaidAny({"pros and cons"})) return false;
  const IntentScore& best = intents.front();
  return !best.kind.empty() && best.score >= kSurely && best.covered >= kAllOfIt && !IsOneOf(best.intent, {"ask-advice", "ask-her-opinion", "ask-what-now", "ask-choose"});
}

void ProposePart(const Scene& scene, std::string_view matter, std::string_view part, const Slots& slots, double relevance, std::vector<Candidate>& out) {
  const size_t before = out.size();
  ProposeLines(scene, fmt::format("{}{}", kSkill, matter), fmt::format("matter.{}.{}", matter, part), slots, relevance, fmt::format("asked about {}: {}", matter, part), out);
  for (size_t i = before; i < out.size(); ++i) out[i].may_repeat = false;
}

}  // namespace

void EnglishMatterSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (scene.IsKorean() || !scene.SameLanguage() || percept.crisis.level != CrisisLevel::kNone || percept.request || !scene.thought.findings.empty() || !scene.thought.discourse.game.empty()) return;
  if (const std::string_view advised = JustAdvised(scene); !advised.empty()) {
    const AdviceWanted wanted = WantedAfterIdea(scene.lower);
    if (wanted != AdviceWanted::kNothing) return ProposePart(scene, advised, KeyOf(wanted), scene.slots, kFollows, out);
    Slots slots = scene.slots;
    slots.Set("given", GivenIn(scene.lower));
    if (!GivenIn(scene.lower).empty()) ProposePart(scene, advised, "given", slots, kFollows, out);
  }
  const auto sentences = SplitSentences(scene.lower);
  if (sentences.empty()) return;
  const AdviceWanted wanted = WantedOf(sentences.back());
  if (wanted == AdviceWanted::kNothing) return;
  std::string_view matter = MatterIn(scene, sentences.back());
  const bool generic = IsGeneric(matter);
  if (matter == "call-name" && IsOfATitle(scene)) matter = "title";
  const double relevance = HasItsOwnAnswer(scene) ? kLeastNamed : generic ? kSpokenOf : kNamed;
  if (generic) {
    std::string_view spoken_of = MatterIn(scene, scene.lower);
    if (spoken_of.empty() || spoken_of == matter) spoken_of = MatterBefore(scene, sentences.back());
    if (!spoken_of.empty() && (matter != "say" || wanted == AdviceWanted::kVerdict)) matter = spoken_of;
  }
  constexpr size_t kFewWords = 7;
  if (matter.empty() && SplitWords(sentences.back()).size() <= kFewWords && !HasItsOwnAnswer(scene) && scene.IntentScore("ask-advice") >= kMayAsk) matter = "do";
  if (!matter.empty()) ProposePart(scene, matter, KeyOf(wanted), scene.slots, relevance, out);
}

}  // namespace sam
