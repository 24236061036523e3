#include "mind/builtin/remark_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/random.h"
#include "mind/builtin/plain_skill.h"
#include "mind/builtin/word_rule.h"

namespace sam {
namespace {

constexpr std::string_view kPrefix = "remark.", kWhen = ".when", kAsked = "ask-", kSkill = "remark-";
constexpr double kClosely = 0.98, kNamed = 0.8;  // two groups of words were met, or one word
constexpr double kBesideExact = 0.8;             // the line itself is known, word for word
constexpr double kNext = 0.95;                   // of the rule that says less of the line
constexpr double kOtherTone = 0.9;               // a line for any tone, where there are some for just this
constexpr double kGoesOn = 0.7;                  // a few words more of what she has just taken up
constexpr size_t kTurnsBack = 3, kFewWords = 6;

std::vector<WordRule> AllRules() {
  const content::Pack& pack = content::Pack::Of(Language::kEnglish);
  std::vector<WordRule> rules;
  for (const std::string_view key : pack.KeysUnder(kPrefix)) {
    if (!key.ends_with(kWhen)) continue;
    for (const std::string_view written : pack.Lines(key)) rules.emplace_back(key.substr(kPrefix.size(), key.size() - kPrefix.size() - kWhen.size()), written);
  }
  return rules;
}

std::span<const WordRule> Rules() {
  static const std::vector<WordRule> rules = AllRules();
  return rules;
}

/// What the person said in the last turns, as the rules see it.
std::string SaidBefore(const Scene& scene) {
  std::string said = " ";
  const DiscourseTurn* turn = scene.Before();
  if (turn == nullptr) return said;
  const DiscourseTurn* const first = scene.thought.discourse.recent.data();
  for (size_t back = 0; back < kTurnsBack && turn >= first; ++back, --turn) said += RuleText(turn->said);
  return said;
}

/// A slot of the line has no value now.
bool LacksASlot(const Scene& scene, std::string_view line) {
  return std::ranges::any_of(std::array{"who", "them", "their", "thing", "name", "when", "focus"}, [&](std::string_view slot) {
    return line.find(fmt::format("{{{}}}", slot)) != line.npos && scene.slots.Get(slot).empty();
  });
}

void ProposeKey(const Scene& scene, std::string_view matter, std::string_view key, double relevance, std::vector<Candidate>& out) {
  const std::string full = fmt::format("{}{}.{}", kPrefix, matter, key);
  for (size_t i = 0; const std::string_view line : scene.pack.Lines(full)) {
    ++i;
    if (LacksASlot(scene, line)) continue;
    Candidate candidate = FromLine(scene, line, full, i, relevance);
    candidate.skill = fmt::format("{}{}", kSkill, matter);
    candidate.why = fmt::format("its words tell of {}: {}", matter, key);
    out.push_back(std::move(candidate));
  }
}

void ProposeRule(const Scene& scene, const WordRule& rule, double relevance, std::vector<Candidate>& out) {
  const content::Tone tone = ToneOfTold(scene);
  const std::string_view own = tone == content::Tone::kGood ? "glad" : tone == content::Tone::kBad ? "hard" : "";
  const bool toned = !own.empty() && !scene.pack.Lines(fmt::format("{}{}.{}", kPrefix, rule.matter(), own)).empty();
  if (toned) ProposeKey(scene, rule.matter(), own, relevance, out);
  ProposeKey(scene, rule.matter(), "say", toned ? relevance * kOtherTone : relevance, out);
}

/// "tell me about something else" asks for nothing that she remembers.
bool IsOfMemory(const Percept& percept) { return percept.request && !percept.request->about.starts_with("something") && !percept.request->about.starts_with("anything"); }

double BesideIntent(const Scene& scene, double relevance) {
  const auto& intents = scene.thought.percept.intents;
  return !intents.empty() && intents.front().score >= 1 ? std::min(relevance, kBesideExact) : relevance;
}

/// "all of it", after what she has just taken up.
void ProposeMore(const Scene& scene, std::vector<Candidate>& out) {
  const DiscourseTurn* before = scene.Before();
  if (before == nullptr || !before->skill.starts_with(kSkill) || WantsSomething(scene) || scene.words.size() > kFewWords) return;
  ProposeKey(scene, std::string_view(before->skill).substr(kSkill.size()), "more", kGoesOn, out);
}

}  // namespace

void RemarkSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (scene.IsKorean() || !scene.SameLanguage() || scene.words.empty() || percept.crisis.level != CrisisLevel::kNone || IsOfMemory(percept) || !scene.thought.findings.empty() || !scene.thought.discourse.game.empty()) return;
  const std::string line = RuleText(scene.thought.utterance.text), before = SaidBefore(scene);
  const bool asked = WantsSomething(scene);
  struct Found {
    const WordRule* rule;
    size_t weight;
  };
  std::vector<Found> found;
  for (const WordRule& rule : Rules()) {
    if (asked && !rule.matter().starts_with(kAsked)) continue;  // "that's not much, is it" asks without a mark
    if (const size_t weight = rule.Weight(line, before); weight > 0) found.push_back({&rule, weight});
  }
  std::ranges::stable_sort(found, [](const Found& a, const Found& b) { return a.weight > b.weight; });
  const WordRule* last = nullptr;
  double worth = 1;
  for (size_t i = 0; i < found.size() && worth > 0.9; ++i) {
    const WordRule& rule = *found[i].rule;
    if (last != nullptr && rule.matter() == last->matter()) continue;
    ProposeRule(scene, rule, worth * BesideIntent(scene, rule.IsClose(line) ? kClosely : kNamed), out);
    last = &rule, worth *= kNext;
  }
  if (found.empty()) ProposeMore(scene, out);
}

}  // namespace sam
