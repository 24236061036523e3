#include "conscience/dependence.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "conscience/saying.h"
#include "core/predicates.h"
#include "core/roles.h"

namespace sam::conscience {
namespace {

/// Beside those of RoleWords(): who can be a tie without being kin. Of kin and the like, who is none to lean on.
constexpr std::array<std::string_view, 16> kFriends = {"friend", "best friend", "flatmate", "roommate", "cousin", "aunt", "uncle", "neighbour", "neighbor", "colleague", "친구", "룸메이트", "사촌", "이모", "고모", "삼촌"};
constexpr std::array<std::string_view, 5> kNoTie = {"boss", "landlord", "ex", "사장님", "전남친"};

bool IsIn(std::span<const std::string_view> list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool IsTie(std::string_view role) { return (IsIn(RoleWords(), role) || IsIn(kFriends, role)) && !IsIn(kNoTie, role); }

bool SpeaksOfDeath(const Fact& fact) {
  const std::string words = ToLower(fact.predicate + " " + fact.object);
  return HasAny(words, {"die", "dead", "death", "passed away", "passed on", "late ", "buried", "funeral", "돌아가", "세상을", "하늘나라", "별세", "죽", "장례"});
}

struct Tie {
  std::string role, name;
};

/// Whoever it is about may be known as "sister" or as "Ines": facts of either are theirs.
bool IsOf(const Fact& fact, const Tie& tie) { return fact.subject == tie.role || (!tie.name.empty() && fact.subject == tie.name); }

bool IsSpokenOf(const Tie& tie, const std::string& said) {
  return (!tie.role.empty() && said.find(ToLower(tie.role)) != std::string::npos) || (!tie.name.empty() && said.find(ToLower(tie.name)) != std::string::npos);
}

std::string InWords(const Tie& tie, const Thought& thought) {
  const bool korean = thought.language == Language::kKorean, polite = thought.level == SpeechLevel::kPolite;
  if (korean) {
    if (tie.name.empty()) return tie.role;
    if (!tie.role.empty() && IsIn(RoleWords(), tie.role)) return tie.role;
    return polite && !tie.name.ends_with("님") && !tie.name.ends_with("씨") ? tie.name + " 씨" : tie.name;
  }
  if (tie.name.empty()) return "your " + tie.role;
  return tie.role.empty() || tie.role == "friend" ? tie.name : "your " + tie.role + " " + tie.name;
}

/// Everyone who is known by a role that one can lean on, the last spoken of first.
std::vector<Tie> TiesIn(const std::vector<Fact>& facts) {
  std::vector<Tie> ties;
  const auto of_role = [&](const std::string& role) -> Tie& {
    const auto found = std::find_if(ties.begin(), ties.end(), [&](const Tie& tie) { return tie.role == role; });
    return found != ties.end() ? *found : ties.emplace_back(Tie{role, {}});
  };
  for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact) {
    if (fact->state != FactState::kCurrent) continue;
    if (fact->predicate == predicate::kRelation && IsTie(fact->object)) {
      of_role(fact->object).name = fact->subject;
    } else if (IsTie(fact->subject)) {
      Tie& tie = of_role(fact->subject);
      if (fact->predicate == predicate::kName && tie.name.empty()) tie.name = fact->object;
    }
  }
  return ties;
}

}  // namespace

std::string HumanTie(const Thought& thought) {
  const std::string said = ToLower(thought.utterance.text);
  for (const Tie& tie : TiesIn(thought.facts)) {
    const bool gone = std::any_of(thought.facts.begin(), thought.facts.end(), [&](const Fact& fact) { return IsOf(fact, tie) && SpeaksOfDeath(fact); });
    const std::string words = InWords(tie, thought);
    if (!gone && !IsSpokenOf(tie, said) && HasHangul(words) == (thought.language == Language::kKorean) && !Bars(thought.settings, tie.role + " " + tie.name)) return words;
  }
  return {};
}

std::optional<Reply> ObligeDependence(const Thought& thought) {
  if (thought.percept.Intent() != "only-you") return std::nullopt;
  Slots slots;
  const std::string who = HumanTie(thought);
  slots.Set("who", who);
  return MakeReply(Say(who.empty() ? "alone.general" : "alone.named", thought, slots), "only-you", "no program is to be all that somebody has", thought);
}

}  // namespace sam::conscience
