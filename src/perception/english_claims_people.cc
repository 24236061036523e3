// Names, roles, pets, ages, colours: what someone or something is called and is.
#include <algorithm>

#include "perception/english_reading.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

namespace p = predicate;

bool Titled(const Text& text, Span name) { return name.Size() > 1 && text[name.begin].Is(kTitleWord); }

// A titled name is what someone "is"; any other is a name. What is known decides first, so that a correction meets it.
void AddName(Reading& reading, const std::string& key, Span name, double confidence = 0.9) {
  if (key.empty() || name.Empty()) return;
  std::string_view predicate = Titled(reading.text, name) ? p::kIs : p::kName;
  if (key == "me")
    predicate = p::kName;
  else if (reading.Known(key, p::kIs) != nullptr)
    predicate = p::kIs;
  else if (reading.Known(key, p::kName) != nullptr)
    predicate = p::kName;
  std::string object = reading.text.Raw(name);
  if (reading.text[name.end - 1].genitive && object.ends_with("'s")) object.resize(object.size() - 2);
  reading.Add(key, predicate, std::move(object), confidence);
}

// "a new flatmate": whoever was it before is no longer.
void EndFormer(Reading& reading, const std::string& key) {
  for (const auto predicate : {p::kName, p::kIs}) {
    if (const Fact* former = reading.Known(key, predicate)) reading.End(*former);
  }
}

bool IsRole(const Reading& reading, const NounPhrase& phrase) {
  if (phrase.Empty() || phrase.pronoun || phrase.proper) return false;
  const Token& head = HeadWord(reading.text, phrase);
  return head.Is(kRelationWord | kPetWord | kJobWord);
}

// True where the clause ends, or goes on with something else, behind `i`.
bool Closes(const Text& text, size_t i, size_t end) {
  return i >= end || text[i - 1].stop_after != 0 ||
         text[i].Is(kPrepositionWord | kConjunctionWord | kAdverbWord | kFillerWord);
}

// "i'm FREE": shouting, no name.
bool Shouted(const Text& text, size_t i) {
  const std::string word = text.RawWord(i);
  return word.size() > 2 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool ReadAge(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  size_t i = clause.rest, length = 0;
  while (i < clause.span.end && (text[i].word == "almost" || text[i].word == "nearly" || text[i].word == "only" ||
                                 text[i].word == "just" || text[i].word == "turning"))
    ++i;
  const auto number = CountAt(text, i, clause.span.end, length);
  if (!number || *number < 1 || *number > 130 || text[i].word == "a" || text[i].word == "an" || text[i].word == "one")
    return false;
  size_t end = i + length;
  const bool years = text.At(end, "years old", clause.span) || text.At(end, "months old", clause.span) ||
                     text.At(end, "weeks old", clause.span) || text.At(end, "year old", clause.span);
  if (!years && !Closes(text, end, clause.span.end)) return false;
  const bool person = subject == "me" || clause.who == Who::kThird ||
                      HeadWord(text, clause.subject).Is(kRelationWord | kPetWord) || clause.subject.proper;
  if (!person && !years) return false;
  if (!years && end < clause.span.end && text[end - 1].stop_after == 0 && text[end].Is(kPrepositionWord)) return false;
  if (years) end += 2;
  reading.Add(subject, p::kAge, text.Raw({i, end}));
  return true;
}

// "i'm Odette", "i'm allergic to pollen", "i'm a nurse", "i'm from Porto".
bool ReadSelf(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  size_t i = clause.rest;
  while (i < end && (text[i].Is(kAdverbWord) && !text[i].Is(kPrepositionWord | kAdjectiveWord))) ++i;
  if (i >= end) return false;
  const Token& token = text[i];
  if (token.Is(kStateWord) && Closes(text, i + 1, end))
    return reading.Add(subject, p::kIs, std::string(text.RawWord(i))), true;
  if (token.word == "from" && i + 1 < end) {
    const Span place = reading.ObjectSpan(i + 1, clause);
    const bool real =
        !place.Empty() && place.Size() <= 5 && !text[place.begin].Is(kPossessiveWord | kPronounWord | kTimeWord);
    if (real) reading.Add(subject, p::kFrom, text.Raw(place));
    return true;
  }
  if (subject == "me" && clause.who == Who::kI && IsNameToken(token) && !token.Is(kStateWord | kVagueWord) &&
      token.verb == nullptr && !Shouted(text, i)) {
    const Span name = ParseName(text, i, end, NameMode::kSure);
    if (Closes(text, name.end, end)) return AddName(reading, "me", name), true;
  }
  const bool said_name = subject == "me" && clause.who == Who::kI && token.Is(kGivenNameWord) &&
                         token.verb == nullptr && token.classes == kGivenNameWord &&
                         (i + 1 >= end || token.stop_after != 0 || text[i + 1].Is(kFillerWord) || text.At(i + 1, "by the way", clause.span));
  if (said_name) return AddName(reading, "me", {i, i + 1}, 0.8), true;
  return false;
}

bool ReadKind(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const NounPhrase phrase = ParseNounPhrase(text, clause.rest, clause.span.end);
  if (phrase.Empty() || phrase.pronoun || phrase.proper || phrase.owner != Owner::kNone || clause.past) return false;
  const Token& head = HeadWord(text, phrase);
  const bool living =
      subject == "me" || clause.who == Who::kThird || clause.subject.proper || IsRole(reading, clause.subject);
  // "a junior sparky", "an apprentice at a boatyard": a rank tells that it is work, whatever the word.
  const bool ranked = phrase.head.Size() >= 2 && IsOneOf(text[phrase.head.begin].word, {"junior", "senior", "trainee", "apprentice", "freelance", "assistant", "head", "chief", "qualified", "self-employed", "part-time"}) &&
                      !head.Is(kVagueWord | kEventWord | kRelationWord | kPetWord);
  if ((head.Is(kJobWord) || ranked) && living && !phrase.head.Empty() && phrase.all.begin != phrase.head.begin) {
    const size_t end = phrase.all.end;
    reading.Add(subject, p::kJob, text.Raw(phrase.all));
    const bool at = end + 1 < clause.span.end && text[end - 1].stop_after == 0 &&
                    (text[end].word == "at" || text[end].word == "in" || text[end].word == "for");
    const NounPhrase where = at ? ParseNounPhrase(text, end + 1, clause.span.end) : NounPhrase{};
    if (where.Empty() || where.pronoun || TimeAt(text, end, clause.span.end, reading.at)) return true;
    const size_t after = where.all.end;
    const bool more =
        where.proper && after < clause.span.end && text[after].Is(kPlaceWord) && text[after - 1].stop_after == 0;
    reading.Add(subject, p::kWorksAt, FlipPointOfView(text.Raw({where.all.begin, after + (more ? 1 : 0)})));
    return true;
  }
  const bool pet = IsRole(reading, clause.subject) && HeadWord(text, clause.subject).Is(kPetWord) && head.Is(kPetWord);
  if (pet || (head.Is(kStateWord) && living)) return reading.Add(subject, p::kIs, text.Raw(phrase.all)), true;
  return false;
}

// "my favourite colour is green", "my blood type is 0 negative", "the wifi password is pineapple42".
bool ReadAttribute(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const NounPhrase& subject = clause.subject;
  const bool mine = subject.owner == Owner::kMine;
  if (!mine && subject.owner != Owner::kNone) return false;
  const std::string object = reading.ObjectFrom(clause.rest, clause);
  if (object.empty() || reading.ObjectSpan(clause.rest, clause).Size() > 6) return false;
  for (size_t i = subject.head.begin; i + 1 < subject.head.end; ++i) {
    if (text[i].word != "favourite") continue;
    NounPhrase owner = subject;
    owner.head.end = i;
    const std::string whose = owner.head.Empty() ? (mine ? "me" : "") : reading.KeyFor(owner);
    const bool vague = text[subject.head.end - 1].word == "thing" || text[subject.head.end - 1].word == "part" ||
                       (text[clause.rest].Is(kPronounWord | kPossessiveWord | kAdverbWord | kConjunctionWord) &&
                        text[clause.rest].word != "my");
    if (!vague) reading.Add(whose, p::kFavourite, text.Lower({i + 1, subject.head.end}) + ": " + object);
    return true;
  }
  if (!mine) return false;
  const Token& head = HeadWord(text, subject);
  bool digit = false;
  for (const char c : object) digit = digit || (c >= '0' && c <= '9');
  const bool worth = head.Is(kAttributeWord) || head.Is(kPlaceWord) || digit;
  const bool names = IsNameToken(text[clause.rest]) || text[clause.rest].Is(kDeterminerWord) == false;
  const Token& first = text[clause.rest];
  const bool telling =
      digit || (worth && names && !first.Is(kPrepositionWord | kAdjectiveWord | kAdverbWord | kPronounWord) &&
                first.verb == nullptr);
  if (first.Is(kColourWord) && Closes(text, clause.rest + 1, clause.span.end))
    return reading.Add(reading.KeyFor(subject), p::kColour, object), true;
  if (!telling || clause.negated) return false;
  reading.Add(reading.KeyFor(subject), p::kIs, object, 0.8);
  return true;
}

bool ReadNameSlot(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const NounPhrase& subject = clause.subject;
  if (clause.who != Who::kNoun || subject.proper || HeadWord(text, subject).word != "name" || clause.verb != "be")
    return false;
  const Span name = ParseName(text, clause.rest, clause.span.end, NameMode::kForced);
  if (name.Empty() || (clause.past && !clause.negated)) return true;
  std::string key;
  if (subject.head.Size() == 1) {
    if (subject.owner == Owner::kHis || subject.owner == Owner::kTheirs)
      key = reading.she;
    else if (subject.owner == Owner::kMine || (subject.owner == Owner::kNone && IsNameToken(text[name.begin])))
      key = "me";
    else if (text[name.begin].Is(kGivenNameWord) && subject.owner == Owner::kNone)
      key = "me";
  } else {
    NounPhrase owner = subject;
    owner.head.end -= 1;
    if (text[owner.head.end - 1].genitive)
      key = reading.KeyFor(owner);
    else if (subject.owner == Owner::kMine &&
             (text[owner.head.begin].word == "first" || text[owner.head.begin].word == "real"))
      key = "me";
  }
  if (!clause.negated) AddName(reading, key, name);
  return true;
}

// "Edwin was my husband", "my husband was Edwin": kin keep their names, whoever is gone.
bool ReadKinThatWas(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const bool was = clause.verb == "be" && clause.past && !clause.negated && clause.modal.empty() && clause.who == Who::kNoun && clause.rest < clause.span.end;
  const NounPhrase other = was ? ParseNounPhrase(text, clause.rest, clause.span.end) : NounPhrase{};
  if (other.Empty() || other.pronoun || clause.subject.proper == other.proper) return false;
  const NounPhrase& role = other.proper ? clause.subject : other;
  const NounPhrase& name = other.proper ? other : clause.subject;
  const bool kin = role.owner == Owner::kMine && IsRole(reading, role) && GenderOfRole(HeadWord(text, role).word) != Gender::kUnknown && !HeadWord(text, role).genitive;
  if (!kin || !Closes(text, other.all.end, clause.span.end)) return false;
  const std::string key = KeyOf(text, role);
  if (reading.Known(key, p::kName) == nullptr) AddName(reading, key, name.head, 0.85);
  return true;
}

bool ReadBeing(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  if (ReadKinThatWas(reading, clause)) return true;
  const std::string subject = reading.SubjectOf(clause);
  if (clause.verb != "be" || clause.negated || !clause.modal.empty() || clause.past || clause.rest >= clause.span.end)
    return false;
  const NounPhrase object = ParseNounPhrase(text, clause.rest, clause.span.end);
  if (clause.who == Who::kNoun && !object.Empty()) {
    // "Hana is my sister", "Okafor is the swim coach".
    if (clause.subject.proper && !object.proper && IsRole(reading, object) &&
        (object.owner == Owner::kMine || (reading.correcting && !object.indefinite)))
      return AddName(reading, reading.KeyFor(object), clause.subject.head), true;
    const bool role =
        IsRole(reading, clause.subject) && (clause.subject.owner != Owner::kNone || reading.correcting ||
                                            reading.KeyFor(clause.subject) != KeyOf(text, clause.subject));
    if (role && object.proper && Closes(text, object.all.end, clause.span.end))
      return AddName(reading, subject, object.head), true;
  }
  if (subject.empty()) return false;
  if (ReadAge(reading, clause, subject)) return true;
  const bool person = clause.who != Who::kNoun || clause.subject.proper || IsRole(reading, clause.subject);
  if (person && clause.who != Who::kWe && ReadSelf(reading, clause, subject)) return true;
  if (ReadKind(reading, clause, subject)) return true;
  return clause.who == Who::kNoun && ReadAttribute(reading, clause);
}

// "call me Bea", "everyone calls me Bea", "i go by Bea".
bool ReadCalling(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  if (clause.verb == "call" && !clause.negated && clause.rest + 1 < end) {
    const Token& whom = text[clause.rest];
    const Span name = ParseName(text, clause.rest + 1, end, whom.word == "me" ? NameMode::kForced : NameMode::kSure);
    const bool real = !name.Empty() && Closes(text, name.end, end) &&
                      !text[name.begin].Is(kAdverbWord | kTimeWord | kFillerWord | kAdjectiveWord);
    const bool sure =
        real && (text[name.begin].Is(kGivenNameWord) || IsNameToken(text[name.begin]) || clause.who == Who::kDropped);
    // "she calls me Gaga": what one person says is no name to go by.
    const bool one_person = clause.who == Who::kThird ? IsOneOf(clause.pronoun, {"he", "she", "it"}) : clause.who == Who::kNoun && (clause.subject.proper || HeadWord(text, clause.subject).Is(kRelationWord)) && !LooksPlural(HeadWord(text, clause.subject).word);
    if (whom.word == "me" && one_person) return true;
    if (whom.word == "me" && sure && clause.modal.empty() && !clause.past) return AddName(reading, "me", name), true;
    if ((whom.word == "her" || whom.word == "him" || whom.word == "it" || whom.word == "them") && real)
      return AddName(reading, whom.word == "it" && reading.she.empty() ? reading.it : reading.she, name), true;
    return whom.word == "me";
  }
  if (clause.verb == "go" && clause.who == Who::kI && clause.rest < end && text[clause.rest].word == "by") {
    AddName(reading, "me", ParseName(text, clause.rest + 1, end, NameMode::kSure));
    return true;
  }
  return false;
}

}  // namespace

bool ReadNames(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  if (clause.passive && (clause.verb == "call" || clause.verb == "name") && !clause.negated) {
    const Span name = ParseName(text, clause.rest, clause.span.end, NameMode::kForced);
    if (!(clause.past && clause.who == Who::kI) && clause.who != Who::kWe)
      AddName(reading, reading.SubjectOf(clause), name);
    return true;
  }
  return ReadNameSlot(reading, clause) || ReadCalling(reading, clause) || ReadBeing(reading, clause);
}

void ReadMentions(Reading& reading, Span span) {
  const Text& text = reading.text;
  for (size_t i = span.begin; i < span.end;) {
    const NounPhrase phrase =
        text[i].Is(kPossessiveWord | kDeterminerWord) ? ParseNounPhrase(text, i, span.end) : NounPhrase{};
    if (phrase.Empty() || phrase.pronoun) {
      ++i;
      continue;
    }
    i = std::max(i + 1, phrase.all.end);
    const Token& possessor = text[phrase.head.begin];
    if (phrase.owner == Owner::kMine && possessor.genitive && possessor.Is(kPetWord) && phrase.head.Size() > 1)
      reading.Add("me", p::kHas, std::string(possessor.word), 0.8);
    if (!IsRole(reading, phrase)) continue;
    const Token& head = HeadWord(text, phrase);
    const bool gained = phrase.indefinite && phrase.all.begin > span.begin && text[phrase.all.begin].word != "some";
    const size_t before = gained ? phrase.all.begin - 1 : 0;
    const VerbForm* verb = gained ? text[before].verb : nullptr;
    const bool got = verb != nullptr && (verb->lemma == "find" || verb->lemma == "get" || verb->lemma == "have" ||
                                         verb->lemma == "adopt" || verb->lemma == "rescue");
    if (phrase.is_new && (got || phrase.owner == Owner::kMine) && head.Is(kRelationWord))
      EndFormer(reading, KeyOf(text, phrase));
    if (phrase.is_new && got && head.Is(kRelationWord)) reading.she = KeyOf(text, phrase);
    if (phrase.owner == Owner::kMine && head.Is(kPetWord) && text[phrase.head.begin].genitive == false &&
        head.word != "pet")
      reading.Add("me", p::kHas, KeyOf(text, phrase), 0.8);
    if (phrase.name.Empty()) continue;
    if (phrase.owner == Owner::kMine || (got && !phrase.name.Empty()))
      AddName(reading, reading.KeyFor(phrase), phrase.name);
  }
  // "Joost, my flatmate, ..."
  for (size_t i = span.begin; i + 2 < span.end; ++i) {
    if (text[i].stop_after != ',' || !(text[i + 1].word == "my" || text[i + 1].word == "our") || !IsNameToken(text[i]))
      continue;
    const NounPhrase role = ParseNounPhrase(text, i + 1, span.end);
    if (!role.Empty() && IsRole(reading, role) && role.name.Empty() &&
        (role.all.end >= span.end || text[role.all.end - 1].stop_after == ','))
      AddName(reading, reading.KeyFor(role), {i, i + 1});
  }
}

}  // namespace sam::english
