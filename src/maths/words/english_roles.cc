// Parts of a story: what was there, what came and went, what is left, how many each.
#include "maths/words/english_roles.h"

#include <algorithm>
#include <array>

#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

bool Meet(const Stems& a, const Stems& b) {
  return std::ranges::any_of(a, [&](const std::string& stem) { return b.contains(stem); });
}

/// "gave him 5", "5 were given to Tom": given to the one who is asked about.
bool GivenToAsked(const Story& story, const Quantity& quantity) {
  const Clause& clause = story.ClauseOf(quantity);
  const auto& text = story.text;
  for (std::size_t n = clause.begin; n < clause.end; ++n) {
    const std::string& word = text.at(n).text;
    const bool object = n > clause.begin && (std::ptrdiff_t(n) == clause.verb + 1 || text.at(n - 1).text == "to");
    if (object && (word == "him" || word == "them" || word == "me" || word == "us" || word == "it")) return !Meet(clause.subject, story.asked.subject);
    if (object && word == "her" && (n + 1 == clause.end || text.at(n + 1).number() || IsFunctionWord(text.at(n + 1).text) || text.at(n + 1).punctuation)) return !Meet(clause.subject, story.asked.subject);
    if (object && story.asked.subject.contains(text.at(n).stem)) return true;
  }
  return clause.passive && clause.doing.lemma == "give";
}

/// "then had 19", "so there were 58", "after losing some she has 9".
bool ComesLast(const Story& story, const Quantity& quantity) {
  static const auto kThen = SetOf("now then so after afterwards finally until end ends ended later still only remains");
  const Clause& clause = story.ClauseOf(quantity);
  for (std::size_t n = clause.begin; n < std::min(clause.end, quantity.at + 4); ++n)
    if (kThen.contains(story.text.at(n).text) && !(story.text.at(n).text == "only" && quantity.clause == 0)) return true;
  const bool after_before = quantity.clause > 0 && story.clauses[quantity.clause - 1].sentence == clause.sentence && story.text.at(story.clauses[quantity.clause - 1].begin).text == "after";
  return after_before;
}

bool IntoGroups(const Story& story, const Quantity& quantity) {
  static const auto kInto = SetOf("into among between amongst in by on");
  const std::string_view before = story.text.word(std::ptrdiff_t(quantity.at) - 1), two_before = story.text.word(std::ptrdiff_t(quantity.at) - 2);
  const Clause& clause = story.ClauseOf(quantity);
  const bool shares = clause.doing.verb_class == VerbClass::kShare || clause.doing.verb_class == VerbClass::kPut || clause.doing.lemma == "share" || clause.doing.lemma == "cut" || quantity.equally;
  if (before == "into" || before == "among" || (before == "between" && shares)) return true;
  const bool into = kInto.contains(before) || ((before == "his" || before == "her" || before == "their" || before == "the" || before == "equal") && kInto.contains(two_before));
  return into && shares && quantity.dimension.empty();
}

/// "got off", "took in": the small word decides.
std::optional<Role> RoleOfParticle(const Story& story, const Clause& clause) {
  static const auto kAway = SetOf("off out away");
  if (clause.verb < 0) return std::nullopt;
  const std::string_view next = story.text.word(clause.verb + 1);
  const VerbClass doing = clause.doing.verb_class;
  if (kAway.contains(next) && clause.doing.lemma != "find" && clause.doing.lemma != "set" && clause.doing.lemma != "pick" && doing != VerbClass::kBe) return Role::kLoss;
  if ((next == "in" || next == "on") && (doing == VerbClass::kGain || doing == VerbClass::kTake || doing == VerbClass::kCome || doing == VerbClass::kGo)) return Role::kGain;
  return std::nullopt;
}

Role RoleOfVerb(const Story& story, const Quantity& quantity) {
  const Clause& clause = story.ClauseOf(quantity);
  if (const auto role = RoleOfParticle(story, clause)) return *role;
  switch (clause.doing.verb_class) {
    case VerbClass::kGain: case VerbClass::kCome: case VerbClass::kMake: case VerbClass::kPut: return Role::kGain;
    case VerbClass::kGive: return GivenToAsked(story, quantity) ? Role::kGain : Role::kLoss;
    case VerbClass::kLose: case VerbClass::kGo: case VerbClass::kTake: return Role::kLoss;
    case VerbClass::kShare: return Role::kTotal;
    case VerbClass::kNeed: return Role::kNeed;
    case VerbClass::kDo: return Role::kDone;
    case VerbClass::kRemain: return Role::kEnd;
    default: return Role::kState;
  }
}

/// "some of his 16", "out of 50", "from the 12": the whole that something is taken of.
bool IsWhole(const Story& story, const Quantity& quantity) {
  const auto at = std::ptrdiff_t(quantity.at);
  const std::string_view before = story.text.word(at - 1), two = story.text.word(at - 2), three = story.text.word(at - 3);
  const bool taken = before == "from" || (before == "of" && (two == "out" || quantity.at < 2)) || two == "from";
  const bool of_these = (IsDeterminer(before) && two == "of") || (before == "'s" && three == "of");
  return taken || of_these;
}

}  // namespace

const char* NameOf(Role role) {
  static constexpr std::array kNames = {"state", "start", "end", "gain", "loss", "total", "part", "rate", "groups", "more", "fewer", "times", "share", "need", "done", "label", "difference", "product", "quotient", "sum"};
  return kNames[static_cast<std::size_t>(role)];
}

const char* NameOf(Fit fit) { return fit == Fit::kYes ? "fits" : fit == Fit::kMaybe ? "may" : "not"; }

Role RoleOf(const Story& story, const Quantity& quantity) {
  if (quantity.label) return Role::kLabel;
  if (quantity.kind == NumberKind::kTimes || (quantity.kind == NumberKind::kFraction && !quantity.than_what.empty())) return Role::kTimes;
  if (quantity.kind != NumberKind::kPlain) return Role::kShare;
  if (quantity.than == Than::kMore) return Role::kMore;
  if (quantity.than == Than::kFewer) return Role::kFewer;
  if (!quantity.per.empty()) return Role::kRate;
  if (IsWhole(story, quantity)) return Role::kTotal;
  if (quantity.left) return Role::kEnd;
  if (IntoGroups(story, quantity)) return Role::kGroups;
  const Clause& clause = story.ClauseOf(quantity);
  const Role role = RoleOfVerb(story, quantity);
  if (role == Role::kState && (quantity.now || ComesLast(story, quantity))) return Role::kEnd;
  if (quantity.total) return Role::kTotal;
  if (quantity.part && role != Role::kLoss && role != Role::kGain) return Role::kPart;
  if (role == Role::kState && quantity.before) return Role::kStart;
  if (quantity.elided && !quantity.extra && clause.doing.lemma == "be" && quantity.dimension.empty()) return Role::kPart;
  if (quantity.extra && (role == Role::kState || role == Role::kDone)) return Role::kGain;
  return role;
}

Role AskedRole(const Story& story) {
  const Asked& asked = story.asked;
  if (asked.than || asked.difference) return Role::kDifference;
  if (asked.start) return Role::kStart;
  if (asked.left || asked.negated) return Role::kEnd;
  const bool groups = std::ranges::any_of(story.quantities, [&](const Quantity& one) { return !asked.head.empty() && one.per == asked.head; });
  if (groups || asked.head == "group") return Role::kGroups;
  if (asked.each) return Role::kRate;
  if (asked.fewer) return Role::kDifference;
  if (asked.more) return asked.doing.verb_class == VerbClass::kHave || asked.doing.verb_class == VerbClass::kBe ? Role::kDifference : Role::kNeed;
  if (asked.total) return Role::kTotal;
  if (asked.now) return Role::kEnd;
  if (asked.doing.lemma == "keep") return Role::kEnd;
  const bool state = asked.doing.verb_class == VerbClass::kHave || asked.doing.verb_class == VerbClass::kBe || asked.doing.verb_class == VerbClass::kHold;
  const bool changes = std::ranges::any_of(story.quantities, [&](const Quantity& one) { const Role role = RoleOf(story, one); return role == Role::kGain || role == Role::kLoss; });
  if (state && changes && (asked.tense != Tense::kPast || asked.times.contains("after"))) return Role::kEnd;
  switch (asked.doing.verb_class) {
    case VerbClass::kGain: case VerbClass::kCome: case VerbClass::kMake: case VerbClass::kPut: return Role::kGain;
    case VerbClass::kLose: case VerbClass::kGo: case VerbClass::kTake: case VerbClass::kGive: return Role::kLoss;
    case VerbClass::kNeed: return Role::kNeed;
    case VerbClass::kDo: return Role::kDone;
    case VerbClass::kRemain: return Role::kEnd;
    default: return Role::kState;
  }
}

Fit FitOf(const Story& story, const Quantity& quantity) {
  const Asked& asked = story.asked;
  const auto known = [&](const std::string& head) { return std::ranges::any_of(story.quantities, [&](const Quantity& other) { return other.head == head || other.modifiers.contains(head); }); };
  const bool same = asked.head == quantity.head || asked.also.contains(quantity.head) || quantity.modifiers.contains(asked.head) || asked.modifiers.contains(quantity.head) || (!asked.dimension.empty() && asked.dimension == quantity.dimension);
  const bool open = asked.head.empty() ? asked.dimension.empty() : asked.dimension.empty() && quantity.dimension.empty() && !known(asked.head);
  if (!same && !open && !quantity.head.empty()) return Fit::kNo;
  if (!asked.dimension.empty() && !same) return Fit::kNo;
  const auto around = [&](const Quantity& one) {
    Stems stems = one.modifiers;
    stems.insert(one.context.begin(), one.context.end());
    stems.insert(story.ClauseOf(one).subject.begin(), story.ClauseOf(one).subject.end());
    return stems;
  };
  if (quantity.than != Than::kNone || !quantity.than_what.empty()) return same ? Fit::kYes : Fit::kMaybe;
  const VerbClass doing = story.ClauseOf(quantity).doing.verb_class;
  const bool owns = quantity.per.empty() && (doing == VerbClass::kHave || doing == VerbClass::kDo || doing == VerbClass::kNone || doing == VerbClass::kGain || doing == VerbClass::kNeed || doing == VerbClass::kHold);
  for (const Stems* wanted : {&asked.modifiers, &asked.subject}) {
    if (wanted == &asked.subject ? !owns || quantity.extra : quantity.elided) continue;
    const bool met = Meet(*wanted, around(quantity)), elsewhere = std::ranges::any_of(story.quantities, [&](const Quantity& other) { return Meet(*wanted, around(other)); });
    if (!met && elsewhere && !asked.than) return Fit::kNo;
  }
  if (!asked.times.empty() && !quantity.times.empty() && !Meet(asked.times, quantity.times) && std::ranges::any_of(story.quantities, [&](const Quantity& other) { return Meet(asked.times, other.times); })) return Fit::kNo;
  return same ? Fit::kYes : Fit::kMaybe;
}

Role RoleOfSum(Role x, Role y) {
  const auto either = [&](Role a, Role b) { return (x == a && y == b) || (x == b && y == a); };
  if (either(Role::kState, Role::kGain) || either(Role::kStart, Role::kGain) || either(Role::kState, Role::kMore)) return Role::kEnd;
  if (either(Role::kEnd, Role::kLoss)) return Role::kStart;
  return x == y ? x : Role::kSum;
}

Role RoleOfDifference(Role x, Role y) {
  if ((x == Role::kState || x == Role::kStart || x == Role::kGain || x == Role::kTotal || x == Role::kEnd || x == Role::kProduct) && y == Role::kLoss) return Role::kEnd;
  if (x == Role::kEnd && y == Role::kGain) return Role::kStart;
  return Role::kDifference;
}

}  // namespace sam::maths
