#include "mind/builtin/meant_skill.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/word_lists.h"
#include "core/meaning.h"
#include "mind/builtin/composer.h"
#include "mind/builtin/fragment.h"
#include "mind/builtin/heed_skill.h"

namespace sam {
namespace {

// Of a hundred lines with that much of their meaning on one side, about as many as this mean it.
constexpr double kFrom = 0.58, kSure = 1;
constexpr double kLeast = 0.58, kMost = 0.93;
constexpr double kParticular = 0.3;              // an intent that is no bare topic has the more particular words, where it is surely meant
constexpr double kDoubted = 0.55, kBelieved = 0.85;  // ... by this score not yet, by that wholly
constexpr double kNewsOfAKind = 0.5;             // the words of a kind of news are surer than nothing
constexpr double kSaidKindly = 0.2;      // of what is said about her, from which it is no jab
constexpr double kBesideTold = 0.5;      // what was told can be taken up in its own words
constexpr double kBesideDeed = 0.6;      // ... and the way it was told says what fits
constexpr double kInSorrow = 0.8;        // the sorrow told just before is stayed with, rather than named anew

bool IsOfHer(MeaningSide side) { return side == MeaningSide::kUnkind || side == MeaningSide::kKind; }

/// A question is answered, and a request done; unless it is only meant at her: "are you actually slow?"
bool MayBeMeant(DialogueAct act, MeaningSide side) {
  if (IsQuestion(act) || act == DialogueAct::kRequest || act == DialogueAct::kOffer) return side == MeaningSide::kUnkind;
  return act != DialogueAct::kGreeting && act != DialogueAct::kGoodbye && (act != DialogueAct::kThanking || !IsOfHer(side));
}

/// How surely what happened is known by more than its meaning, in [0, 1].
double SaidMoreClosely(const Scene& scene, MeaningSide side) {
  const Percept& percept = scene.thought.percept;
  const int sign = side == MeaningSide::kSad ? -1 : side == MeaningSide::kGlad ? 1 : 0;
  const double news = sign != 0 && !percept.news.kinds.empty() && percept.news.tone == sign ? kNewsOfAKind : 0;
  if (percept.intents.empty() || IsBareTopic(percept.intents.front().intent)) return news;
  const MeaningSide own = SideOf(MeaningOf(percept.intents.front().intent));
  const bool against = own != MeaningSide::kNeither && own != side;
  const bool of_life = !IsOfHer(side) || own == side;  // scorn is no matter of clothes
  const double believed = std::clamp((percept.intents.front().score - kDoubted) / (kBelieved - kDoubted), 0.0, 1.0);
  return against || !of_life ? news : std::max(news, believed);
}

/// "you're slow" is said to her; "덕분에 수업 시간에 잤어" of a short night.
bool IsAddressed(const Scene& scene) {
  constexpr size_t kFewWords = 3;
  const Telling& told = scene.thought.percept.told;
  const bool of_life = scene.IsKorean() && !told.group.empty() && told.time == Telling::Time::kDone;
  if (scene.words.size() <= kFewWords || (scene.thought.percept.valence_about_her != 0 && !of_life)) return true;
  if (scene.IsKorean() && told.who == Telling::Who::kOther) return false;
  return scene.IsKorean() ? scene.SaidAny({"너", "넌", "니가", "네가", "당신", "사만다", "님"}) : scene.SaidAny({"you", "ur ", "samantha", "u "});
}

/// The line before was taken for a sorrow already.
bool IsInSorrow(const Scene& scene) {
  const DiscourseTurn* before = scene.Before();
  return before != nullptr && IsOneOf(before->skill.starts_with("stay-") ? std::string_view(before->skill).substr(5) : std::string_view(before->skill),
                                      {"meant-bad", "meant-loss", "meant-letdown", "meant-dread"});
}

}  // namespace

void MeantSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (!scene.SameLanguage() || percept.crisis.level != CrisisLevel::kNone) return;
  const Meaning meaning = LikeliestMeaning(percept);
  const MeaningSide side = SideOf(meaning);
  const double leans = static_cast<double>(Leans(percept, side));
  if (side == MeaningSide::kUnkind && percept.valence_about_her >= kSaidKindly) return;
  if (leans < kFrom || !MayBeMeant(percept.act, side) || (IsOfHer(side) && !IsAddressed(scene))) return;
  const std::string skill = fmt::format("meant-{}", kMeaningNames[static_cast<size_t>(meaning)]);
  double relevance = kLeast + (kMost - kLeast) * std::min(1.0, (leans - kFrom) / (kSure - kFrom));
  relevance *= 1 - kParticular * SaidMoreClosely(scene, side);
  if (side == MeaningSide::kSad && IsInSorrow(scene)) relevance *= kInSorrow;
  if (IsFragment(scene)) relevance *= kOfAFragment;
  const bool told = percept.told.who != Telling::Who::kNobody && (!percept.told.clause.empty() || !percept.told.group.empty() || !percept.focus.clause.empty());
  if (told && !IsOfHer(side)) relevance = std::min(relevance, kBesideTold);
  if (MayHeed(scene) && side == MeaningSide::kGlad) relevance = std::min(relevance, kBesideDeed);
  Composer composer(scene, skill);
  composer.Add(scene.pack.BlocksOfSkill(skill), 0.5);
  if (!composer.Empty()) composer.Propose(relevance, fmt::format("means {} ({:.2f})", skill.substr(6), leans), out);
}

}  // namespace sam
