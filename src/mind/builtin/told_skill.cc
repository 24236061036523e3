#include "mind/builtin/told_skill.h"

#include <algorithm>

#include "base/unicode.h"
#include "core/predicates.h"

namespace sam {
namespace {

constexpr double kAllThatIsSaid = 0.97;  // a few words, and they are the name: nobody passes over that
constexpr size_t kFew = 6;               // words
constexpr double kTold = 0.6;  // in passing: "my flatmate josh has left the kitchen in a state"
constexpr double kSaidBeside = 0.55;     // where the line is surely about something else, too
constexpr double kSurelyElse = 0.75;  // of an intent
constexpr size_t kBrief = 12;         // words

}  // namespace

void ToldSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (!scene.SameLanguage() || IsQuestion(percept.act) || scene.words.size() > kBrief) return;
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
