#include "mind/builtin/told_skill.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/predicates.h"
#include "mind/builtin/her_side.h"
#include "mind/builtin/recall_words.h"

namespace sam {
namespace {

constexpr double kAllThatIsSaid = 0.97;  // a few words, and they are the name: nobody passes over that
constexpr size_t kFew = 6;               // words
constexpr double kTold = 0.6;  // in passing: "my flatmate josh has left the kitchen in a state"
constexpr double kSaidBeside = 0.55;     // where the line is surely about something else, too
constexpr double kSurelyElse = 0.75;  // of an intent
constexpr size_t kBrief = 12, kLine = 26;  // words
constexpr double kToldFact = 0.82, kClear = 0.85, kTooSad = -0.2;

/// What was told of somebody else, and can be taken up by its words: where, what for a living, how old.
const FactClaim* ToldOfAnother(const Percept& percept) {
  for (const FactClaim& claim : percept.claims) {
    const bool several = claim.subject.ends_with("s") && !claim.subject.ends_with("ss") && claim.subject[0] >= 'a';  // "friends"
    const bool of_another = !several && claim.subject != "me" && claim.subject != "you" && !claim.subject.starts_with("me.") && !claim.object.empty();
    if (of_another && claim.kind == ClaimKind::kNew && claim.confidence >= kClear && IsOneOf(claim.predicate, {predicate::kLivesIn, predicate::kJob, predicate::kWorksAt, predicate::kAge, predicate::kStudies})) return &claim;
  }
  return nullptr;
}

/// "Your mum in Scarborough": said back as what it is about, where nothing weighs more in the line.
bool ProposeFact(const Scene& scene, std::string_view skill, std::vector<Candidate>& out) {
  const Percept& percept = scene.thought.percept;
  const FactClaim* claim = ToldOfAnother(percept);
  const DiscourseTurn* before = scene.Before();
  if (claim == nullptr || scene.words.size() > kLine || percept.pad.pleasure < kTooSad || (before != nullptr && before->skill == skill)) return false;
  const bool noun = scene.IsKorean() || StartsWithAny(claim->object, {"a ", "an ", "the "});
  if (claim->predicate == predicate::kJob && !noun) return false;
  const bool elsewhere = !percept.intents.empty() && percept.intents.front().score >= kSurelyElse && percept.intents.front().intent.starts_with("feel");
  Slots slots = scene.slots;
  slots.Set("subject", NameSubject(scene, claim->subject, scene.thought.utterance.text));
  slots.Set("object", scene.IsKorean() ? claim->object : ToHerSide(claim->object).value_or(claim->object));
  ProposeLines(scene, skill, "told." + claim->predicate, slots, elsewhere || (claim->predicate == predicate::kAge && !percept.told.group.empty() && percept.told.group != "age") ? kSaidBeside : kToldFact, "was told of " + claim->subject, out);
  return true;
}

}  // namespace

void ToldSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (!scene.SameLanguage() || IsQuestion(percept.act) || percept.crisis.level != CrisisLevel::kNone) return;
  if (ProposeFact(scene, name(), out) || scene.words.size() > kBrief) return;
  const auto named = std::find_if(percept.claims.begin(), percept.claims.end(), [](const FactClaim& claim) {
    return claim.predicate == predicate::kName && claim.kind == ClaimKind::kNew && claim.subject != "me" && claim.subject != "you" && !claim.object.empty();
  });
  if (named == percept.claims.end()) return;
  const bool elsewhere = !percept.intents.empty() && percept.intents.front().score >= kSurelyElse;
  Slots slots = scene.slots;
  slots.Set("object", Capitalised(named->object));
  ProposeLines(scene, name(), "told.name", slots, scene.words.size() <= kFew ? kAllThatIsSaid : elsewhere ? kSaidBeside : kTold, "was told a name", out);
}

}  // namespace sam
