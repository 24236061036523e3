// People and animals told in passing: names beside roles, who is whose, births and deaths.
#include <algorithm>

#include "base/unicode.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

namespace p = predicate;

bool IsRolePhrase(const Text& text, const NounPhrase& phrase) {
  return !phrase.Empty() && !phrase.pronoun && !phrase.proper && HeadWord(text, phrase).Is(kRelationWord | kPetWord) && !LooksPlural(HeadWord(text, phrase).word);
}

// True where nothing of the same breath follows.
bool Closed(const Text& text, size_t end) { return end >= text.size() || text[end - 1].stop_after != 0; }

// "who conducts us": the role that the deed makes.
std::string RoleOfDeed(const Token& deed) {
  constexpr std::pair<std::string_view, std::string_view> kRoles[] = {
      {"conducts", "conductor"}, {"teaches", "teacher"}, {"coaches", "coach"}, {"trains", "trainer"}, {"manages", "manager"}, {"supervises", "supervisor"}, {"mentors", "mentor"}, {"tutors", "tutor"}};
  for (const auto& [verb, role] : kRoles) {
    if (deed.word == verb) return std::string(role);
  }
  return {};
}

// "marguerite, who conducts us", "bertrand, who runs the allotment"
void ReadWho(Reading& reading, Span name) {
  const Text& text = reading.text;
  const size_t who = name.end;
  if (who + 2 >= text.size() || text[who - 1].stop_after != ',' || text[who].word != "who") return;
  const Token& deed = text[who + 1];
  const NounPhrase whom = ParseNounPhrase(text, who + 2, text.size());
  if (whom.Empty()) return;
  const bool ours = IsOneOf(text[who + 2].word, {"us", "me", "my", "our"});
  if (const std::string role = RoleOfDeed(deed); !role.empty() && ours) return AddPerson(reading, role, name);
  if (deed.word == "is" && IsRolePhrase(text, whom) && whom.owner == Owner::kMine) return AddPerson(reading, reading.KeyFor(whom), name);
  const bool does = deed.verb != nullptr && deed.verb->forms == kThirdForm && deed.verb->lemma != "be" && deed.verb->lemma != "have" && !whom.pronoun;
  if (!does || whom.all.end - whom.all.begin > 5) return;
  reading.Add(RoleOfName(reading.context, text.Raw(name)), deed.verb->lemma, FlipPointOfView(text.Raw(whom.all)), 0.8);
}

// "callum, my twin.", "jo (my best mate)", "ruaridh. my ex, we split up"
void ReadRoleBehind(Reading& reading, Span name) {
  const Text& text = reading.text;
  const char stop = text[name.end - 1].stop_after;
  if (name.end >= text.size() || !(stop == ',' || stop == '(' || stop == '.') || text[name.end - 1].genitive) return;
  if (!(text[name.end].word == "my" || text[name.end].word == "our")) return;
  NounPhrase role = ParseNounPhrase(text, name.end, text.size());
  if (!IsRolePhrase(text, role) || role.is_verb_next || HeadWord(text, role).genitive || !role.name.Empty()) return;
  if (!Closed(text, role.all.end)) return;
  // A list of people: "tell sam, my mum and jo".
  if (stop == ',' && role.all.end < text.size() && IsOneOf(text[role.all.end].word, {"and", "or"})) return;
  AddPerson(reading, reading.KeyFor(role), name);
}

// "my niece, ailsa.", "the dog, bramble, ate it", "it was a new dentist, ms okafor"
void ReadNameBehind(Reading& reading, size_t i) {
  const Text& text = reading.text;
  const NounPhrase role = ParseNounPhrase(text, i, text.size());
  const bool fits = IsRolePhrase(text, role) || (!role.Empty() && !role.pronoun && !role.proper && role.is_new && HeadWord(text, role).Is(kJobWord));
  if (!fits || role.owner == Owner::kYours || HeadWord(text, role).genitive) return;
  const Token& head = HeadWord(text, role);
  if (head.stop_after != ',') return;
  const Span name = NameAt(text, role.head.end, text.size());
  if (name.Empty() || text[name.end - 1].genitive || !Closed(text, name.end)) return;
  const bool ours = role.owner == Owner::kMine || (head.Is(kPetWord) && text[i].word == "the") || (role.indefinite && role.is_new);
  const bool listed = i > 0 && text[i - 1].stop_after == ',' && name.end < text.size();
  if (!ours || listed || (name.end < text.size() && IsOneOf(text[name.end].word, {"and", "or"}))) return;
  AddPerson(reading, reading.KeyFor(role), name);
  if (head.Is(kPetWord) && role.owner != Owner::kMine) reading.Add("me", p::kHas, std::string(head.word), 0.8);
}

// "new skipper's started, ingrid, from stromness"
void ReadNewRole(Reading& reading, size_t i) {
  const Text& text = reading.text;
  if (text[i].word != "new" || i + 1 >= text.size() || !text[i + 1].Is(kRelationWord | kJobWord) || LooksPlural(text[i + 1].word)) return;
  const bool opens = i == 0 || text[i - 1].stop_after != 0 || IsOneOf(text[i - 1].word, {"the", "a", "our", "my", "and", "so"});
  if (!opens || text[i + 1].stop_after == ',') return;
  for (size_t k = i + 2; k < std::min(text.size(), i + 9); ++k) {
    if (text[k - 1].stop_after != 0 && text[k - 1].stop_after != ',') return;
    const Span name = text[k - 1].stop_after == ',' ? NameAt(text, k, text.size()) : Span{};
    if (name.Empty()) continue;
    if (!Closed(text, name.end) || text[name.end - 1].genitive) return;
    const std::string role(text[i + 1].word);
    AddPerson(reading, role, name);
    if (name.end + 1 >= text.size() || text[name.end].word != "from") return;
    const Span place = PlaceAt(text, name.end + 1, text.size(), true);
    if (!place.Empty()) reading.Add(role, p::kFrom, text.Raw(place));
    return;
  }
}

// "osman came round, mate of my dad's": whose mate is told behind.
void ReadOfWhom(Reading& reading, Span name) {
  const Text& text = reading.text;
  for (size_t k = name.end + 1; k + 2 < text.size() && k < name.end + 9; ++k) {
    const char stop = text[k - 1].stop_after;
    if (stop != 0 && stop != ',') return;
    const bool of = stop == ',' && text[k].Is(kRelationWord) && !text[k].genitive && text[k + 1].word == "of";
    if (!of) continue;
    if (text[k + 2].word == "mine") return AddPerson(reading, std::string(text[k].word), name);
    const NounPhrase whose = ParseNounPhrase(text, k + 2, text.size());
    const bool fits = !whose.Empty() && !whose.pronoun && (whose.owner == Owner::kMine || text[k + 2].word == "the" || whose.proper) && Closed(text, whose.all.end);
    if (fits) AddPerson(reading, reading.KeyFor(whose) + "'s " + std::string(text[k].word), name);
    return;
  }
}

// "mrs pirie next door", "petra from next door"
bool ReadNextDoor(Reading& reading, Span name) {
  const Text& text = reading.text;
  if (text[name.end - 1].stop_after != 0) return false;
  const Span all{0, text.size()};
  if (!text.At(name.end, "next door", all) && !text.At(name.end, "from next door", all)) return false;
  return AddPerson(reading, "neighbour", name), true;
}

// "callum's girlfriend priya called"
void ReadOfPerson(Reading& reading, Span owner) {
  const Text& text = reading.text;
  if (!text[owner.end - 1].genitive || owner.end + 1 >= text.size() || !text[owner.end].Is(kRelationWord | kPetWord)) return;
  const size_t at = owner.end + 1;
  if (text[owner.end].genitive || (text[owner.end].stop_after != 0 && text[owner.end].stop_after != ',')) return;
  const Span name = NameAt(text, at, text.size());
  if (name.Empty() || (text[owner.end].stop_after == ',' && !Closed(text, name.end))) return;
  std::string whose = text.Raw(owner);
  if (whose.ends_with("'s")) whose.resize(whose.size() - 2);
  AddPerson(reading, RoleOfName(reading.context, whose) + "'s " + std::string(text[owner.end].word), name);
}

// "hiya, it's tess", "gwil here": the person says who he is.
void ReadGreetingName(Reading& reading) {
  const Text& text = reading.text;
  const auto greets = [](const Token& t) { return IsOneOf(t.word, {"hi", "hiya", "hey", "hello", "evening", "morning", "afternoon", "yo", "heya", "alright", "howdy"}); };
  size_t i = 0;
  while (i < text.size() && i < 3 && (greets(text[i]) || IsOneOf(text[i].word, {"good", "there", "samantha", "sam", "again"}))) ++i;
  const bool greeted = i > 0 && greets(text[text[0].word == "good" && i > 1 ? 1 : 0]);
  const Span all{0, text.size()};
  const bool it_is = greeted && (text.At(i, "it is", all) || text.At(i, "this is", all));
  const size_t at = it_is ? i + 2 : i;
  if (at >= text.size()) return;
  const bool ends = text[at].stop_after != 0 || at + 1 >= text.size();
  const bool again = at + 1 < text.size() && IsOneOf(text[at + 1].word, {"again", "here"}) && (at + 2 >= text.size() || text[at + 1].stop_after != 0);
  const bool given = text[at].Is(kGivenNameWord) && (text[at].classes & ~(kGivenNameWord | kTitleWord)) == 0;
  const bool own = !it_is && again && text[at + 1].word == "here" && (greeted || given);
  const bool odd = greeted && text[at].classes == 0 && text[at].verb == nullptr && text[at].word.size() > 2 && !IsPlaceName(text[at].word);
  if (!((it_is && (ends || again)) || own) || !(given || odd) || text[at].verb != nullptr) return;
  if (reading.Known("me", p::kName) == nullptr) reading.Add("me", p::kName, text.RawWord(at), 0.85);
}

// "duster's asleep. he's a greyhound": what animal the name is.
void ReadPetKind(Reading& reading, Span name) {
  const Text& text = reading.text;
  const bool subject = text[name.end - 1].genitive || (name.end < text.size() && text[name.end].Is(kAuxiliaryWord));
  if (!subject || name.Size() != 1) return;
  for (size_t k = name.end; k + 2 < text.size(); ++k) {
    if (!IsOneOf(text[k].word, {"he", "she", "it"}) || text[k + 1].word != "is" || text[k - 1].stop_after == 0) continue;
    const NounPhrase what = ParseNounPhrase(text, k + 2, text.size());
    if (what.Empty() || what.pronoun || !what.indefinite || !HeadWord(text, what).Is(kPetWord) || HeadWord(text, what).Is(kRelationWord) || !Closed(text, what.all.end)) return;
    const std::string_view breed = HeadWord(text, what).word;
    const std::string kind(KindOfPet(breed));
    reading.Add("me", p::kHas, kind, 0.8);
    AddPerson(reading, kind, name);
    if (kind != breed) reading.Add(kind, p::kIs, text.Raw(what.all));
    reading.she = kind;
    return;
  }
}

bool ReadDeath(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const auto gone = [&](const std::string& key, const Token& head) {
    if (key.empty() || key == "me" || !head.Is(kRelationWord | kPetWord)) return false;
    if (head.Is(kPetWord) && !head.Is(kRelationWord)) {
      for (const Fact& fact : reading.context.facts) {
        if (fact.state == FactState::kCurrent && fact.subject == "me" && fact.predicate == p::kHas && fact.object == key) reading.End(fact);
      }
    }
    const auto time = FindTime(text, {clause.rest, clause.span.end}, reading.at);
    return reading.AddAt(key, p::kHealth, "no longer alive", time.value_or(TimeExpression{})), true;
  };
  const bool past = (clause.past || clause.perfect) && !clause.negated && clause.modal.empty();
  const bool dies = clause.verb == "die" || (clause.verb == "pass" && text.At(clause.rest, "away", clause.span));
  if (dies && past && clause.who == Who::kNoun && clause.subject.owner != Owner::kYours) {
    const bool ours = clause.subject.owner == Owner::kMine || HeadWord(text, clause.subject).Is(kRelationWord) || reading.KeyFor(clause.subject) != KeyOf(text, clause.subject);
    const std::string key = reading.KeyFor(clause.subject);
    const size_t space = key.rfind(' ');
    if (!ours) return true;
    return gone(key, Token{.word = key, .classes = ClassesOf(std::string_view(key).substr(space == std::string::npos ? 0 : space + 1))});
  }
  if (!(clause.who == Who::kI || clause.who == Who::kWe || clause.who == Who::kDropped) || clause.rest >= clause.span.end) return false;
  const NounPhrase whom = ParseNounPhrase(text, clause.rest, clause.span.end);
  if (whom.Empty() || whom.pronoun) return false;
  const size_t after = whom.all.end;
  const bool asleep = clause.verb == "put" && (text.At(after, "to sleep", clause.span) || (text.At(after, "down", clause.span) && HeadWord(text, whom).Is(kPetWord)));
  const bool lost = clause.verb == "lose" && past && whom.owner == Owner::kMine && HeadWord(text, whom).Is(kRelationWord) && !HeadWord(text, whom).genitive &&
                    (after >= clause.span.end || text[after].Is(kTimeWord) || IsOneOf(text[after].word, {"in", "last", "to", "two", "three", "a"}));
  const bool meant = asleep && !clause.negated && (clause.modal == "have to" || past);
  if (!(meant && HeadWord(text, whom).Is(kPetWord)) && !lost) return false;
  return gone(reading.KeyFor(whom), HeadWord(text, whom));
}

// "priya's his girlfriend", "she's my cousin" of someone named before.
bool ReadWhose(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  if (clause.verb != "be" || clause.negated || clause.past || !clause.modal.empty() || clause.rest >= clause.span.end) return false;
  const NounPhrase role = ParseNounPhrase(text, clause.rest, clause.span.end);
  // "my landlord's a man called grigor"
  if (clause.who == Who::kNoun && clause.subject.owner == Owner::kMine && IsRolePhrase(text, clause.subject) && !role.Empty() && !role.name.Empty() && role.indefinite)
    return AddPerson(reading, reading.KeyFor(clause.subject), role.name), true;
  if (!IsRolePhrase(text, role) || role.owner == Owner::kYours || HeadWord(text, role).genitive || !Closed(text, role.all.end)) return false;
  const bool possessed = text[role.head.begin].genitive;
  if (clause.who == Who::kNoun && clause.subject.proper && (role.owner == Owner::kHis || role.owner == Owner::kTheirs || possessed)) {
    std::string key = reading.KeyFor(role);
    if (key.empty() && !reading.she.empty()) key = reading.she + "'s " + KeyOf(text, role);
    const Span name = clause.subject.head;
    if (key == reading.KeyFor(clause.subject)) return false;
    return AddPerson(reading, key, name), true;
  }
  const bool of_name = clause.who == Who::kThird && (clause.pronoun == "he" || clause.pronoun == "she") && role.owner == Owner::kMine;
  if (!of_name || reading.she.empty()) return false;
  for (size_t i = 0; i < clause.span.begin; ++i) {
    const Span name = NameAt(text, i, clause.span.begin);
    if (name.Empty() || text.Raw(name) != reading.she) continue;
    return AddPerson(reading, reading.KeyFor(role), name), true;
  }
  return false;
}

// "i told you her name wrong, it's ailsa": the name told last of someone else is taken back.
void ReadNameMended(Reading& reading) {
  const Text& text = reading.text;
  if (!text.Has("name wrong") && !text.Has("wrong name")) return;
  for (size_t i = 2; i < text.size(); ++i) {
    const bool it_is = text[i - 1].word == "is" && IsOneOf(text[i - 2].word, {"it", "name"});
    const Span name = it_is ? NameAt(text, i, text.size()) : Span{};
    if (name.Empty()) continue;
    const Fact* wrong = reading.Known(reading.she, p::kName);
    for (size_t k = reading.context.facts.size(); k > 0 && wrong == nullptr; --k) {
      const Fact& fact = reading.context.facts[k - 1];
      if (fact.state == FactState::kCurrent && fact.predicate == p::kName && fact.subject != "me") wrong = &fact;
    }
    if (wrong != nullptr) reading.claims.push_back({wrong->subject, std::string(p::kName), text.Raw(name), ClaimKind::kCorrection, 0.9, std::nullopt});
    if (!reading.she.empty() && (wrong == nullptr || reading.she != wrong->subject)) reading.Add(reading.she, p::kName, text.Raw(name));
    return;
  }
}

// "captain lorne's retiring"
bool ReadRetiring(Reading& reading, const Clause& clause) {
  const bool goes = clause.verb == "retire" && clause.gerund && !clause.negated && clause.modal.empty() && clause.who == Who::kNoun;
  if (!goes || !(clause.subject.proper || HeadWord(reading.text, clause.subject).Is(kRelationWord)) || clause.subject.owner == Owner::kYours) return false;
  return reading.Add(reading.KeyFor(clause.subject), p::kPlans, "retire", 0.8), true;
}

// "they're calling her eilidh", "we've named the kitten marmalade"
bool ReadNaming(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const bool names = (clause.verb == "call" && (clause.gerund || clause.perfect || clause.past)) || (clause.verb == "name" && (clause.gerund || clause.perfect || clause.past));
  if (!names || clause.negated || clause.passive || !clause.modal.empty() || clause.rest + 1 >= clause.span.end) return false;
  const Token& whom = text[clause.rest];
  const bool pronoun = IsOneOf(whom.word, {"him", "her"});
  const NounPhrase who = pronoun || !whom.Is(kDeterminerWord) ? NounPhrase{} : ParseNounPhrase(text, clause.rest, clause.rest + 2);
  const bool creature = !who.Empty() && !who.proper && (HeadWord(text, who).Is(kPetWord) || IsOneOf(HeadWord(text, who).word, {"baby", "son", "daughter"}));
  // "the kitten marmalade" is taken as one phrase.
  const size_t at = pronoun ? clause.rest + 1 : clause.rest + 2;
  if ((!pronoun && !creature) || at >= clause.span.end) return false;
  const Span name = ParseName(text, at, clause.span.end, NameMode::kForced);
  if (name.Empty() || !Closed(text, name.end) || text[name.begin].Is(kRelationWord | kAdjectiveWord | kPetWord) || IsOneOf(text[name.begin].word, {"names", "back", "out", "mad", "crazy", "later"})) return false;
  if (creature) return AddPerson(reading, reading.KeyFor(who), name), true;
  const std::string& she = reading.she;
  const bool newborn = clause.who == Who::kThird && clause.gerund;
  const bool young = IsOneOf(she, {"niece", "nephew", "son", "daughter", "granddaughter", "grandson", "grandchild", "baby"}) || (ClassesOf(she) & kPetWord) != 0;
  if (!newborn || she.empty()) return false;
  return AddPerson(reading, young ? she : "baby", name), true;
}

}  // namespace

void AddPerson(Reading& reading, const std::string& role, Span name, double confidence) {
  if (role.empty() || name.Empty()) return;
  std::string words = reading.text.Raw(name);
  if (reading.text[name.end - 1].genitive && words.ends_with("'s")) words.resize(words.size() - 2);
  if (const Fact* known = reading.KnownName(words); known != nullptr && known->subject == role) return;
  reading.Add(role, p::kName, std::move(words), confidence);
}

bool IsPlain(const Text& text, size_t i) {
  return std::any_of(text.clauses().begin(), text.clauses().end(),
                     [&](const ClauseSpan& c) { return c.tokens.begin <= i && i < c.tokens.end && c.mood == Mood::kPlain; });
}

void ReadAppositions(Reading& reading) {
  const Text& text = reading.text;
  ReadGreetingName(reading);
  ReadNameMended(reading);
  for (size_t i = 0; i < text.size(); ++i) {
    if (!IsPlain(text, i)) continue;
    ReadNewRole(reading, i);
    if (text[i].Is(kDeterminerWord)) ReadNameBehind(reading, i);
    const Span name = NameAt(text, i, text.size());
    if (name.Empty()) continue;
    const bool opens = i == 0 || text[i - 1].stop_after != 0 || IsOneOf(text[i - 1].word, {"and", "but", "so"});
    ReadRoleBehind(reading, name);
    ReadWho(reading, name);
    ReadOfPerson(reading, name);
    if (opens) {
      ReadNextDoor(reading, name);
      ReadOfWhom(reading, name);
      ReadPetKind(reading, name);
    }
    i = name.end - 1;
  }
}

bool ReadPeopleTold(Reading& reading, const Clause& clause) {
  return ReadDeath(reading, clause) || ReadWhose(reading, clause) || ReadNaming(reading, clause) ||
         ReadRetiring(reading, clause);
}

}  // namespace sam::english
