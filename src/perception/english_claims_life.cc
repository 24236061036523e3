// Work, home, studies, tastes, food, health, and what someone has.
#include <algorithm>

#include "perception/english_reading.h"

namespace sam::english {
namespace {

namespace p = predicate;

bool Present(const Clause& clause) { return !clause.past && !clause.negated && clause.modal.empty(); }

// "for a tiny studio in Winnipeg": where the work is, and where that is.
void AddWorkplace(Reading& reading, const Clause& clause, const std::string& subject, size_t preposition) {
  const Text& text = reading.text;
  NounPhrase place = ParseNounPhrase(text, preposition + 1, clause.span.end);
  const bool more = place.proper && place.all.end < clause.span.end && text[place.all.end].Is(kPlaceWord) &&
                    text[place.all.end - 1].stop_after == 0;
  if (more) ++place.all.end;
  if (place.Empty() || place.pronoun || HeadWord(text, place).Is(kTimeWord) || HeadWord(text, place).word == "living")
    return;
  const bool of_saint = text[place.all.end - 1].genitive && !place.is_verb_next;  // "at st mary's"
  reading.Add(subject, p::kWorksAt, FlipPointOfView(text.Raw(place.all)) + (of_saint ? "'s" : ""));
  const size_t in = place.all.end;
  if (in + 1 >= clause.span.end || text[in - 1].stop_after != 0 || !IsOneOf(text[in].word, {"in", "near", "outside"}))
    return;
  const Span city = ParseName(text, in + 1, clause.span.end, NameMode::kSure);
  if (!city.Empty() && !place.proper) reading.Add(std::string(HeadWord(text, place).word), p::kPlace, text.Raw(city));
}

bool ReadWork(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  if (clause.rest >= end) return true;
  for (size_t i = clause.rest; i + 1 < end && i < clause.rest + 4; ++i) {
    if (i > clause.rest && text[i - 1].stop_after != 0) break;
    const std::string_view word = text[i].word;
    const NounPhrase phrase = ParseNounPhrase(text, i + 1, end);
    if (phrase.Empty() || phrase.pronoun || TimeAt(text, i, end, reading.at)) continue;
    if (word == "as" && HeadWord(text, phrase).word != "usual") {
      reading.Add(subject, p::kJob, text.Raw(phrase.all));
      const size_t next = phrase.all.end;
      if (next < end && text[next - 1].stop_after == 0 && IsOneOf(text[next].word, {"at", "for", "in"}))
        AddWorkplace(reading, clause, subject, next);
      return true;
    }
    const Token& head = HeadWord(text, phrase);
    const bool place = (word == "at" && head.word != "home") || (word == "for" && !head.Is(kVagueWord | kTimeWord)) ||
                       (word == "in" && (head.Is(kPlaceWord) || phrase.proper || phrase.owner == Owner::kNone) &&
                        !head.Is(kVagueWord | kTimeWord));
    if (place) return AddWorkplace(reading, clause, subject, i), true;
  }
  if (text[clause.rest].word == "nights") reading.Add(subject, "work", "nights");
  return true;
}

// "i translate film subtitles for a tiny studio": an occupation told as a verb.
bool ReadOccupation(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const bool trade =
      IsOneOf(clause.verb, {"teach", "translate", "tune", "restore", "drive", "design", "manage", "edit", "sell",
                          "deliver", "repair", "run", "program", "code", "coach", "train", "breed", "weld"});
  const bool maybe =
      IsOneOf(clause.verb, {"make",  "write", "cook",  "bake", "paint", "fix",  "clean", "build",      "grow",
                          "sing",  "dance", "carve", "knit", "sew",   "play", "film",  "photograph", "research",
                          "study", "tutor", "test",  "cut",  "do",    "fly",  "sort",  "inspect",    "review"});
  if (!(trade || maybe) || clause.rest >= clause.span.end || clause.gerund || clause.perfect) return false;
  const size_t living = text.Find("for a living", clause.span);
  const NounPhrase object = ParseNounPhrase(text, clause.rest, clause.span.end);
  if (object.Empty() || object.pronoun || object.owner != Owner::kNone) return false;
  size_t employer = object.all.end;
  const bool employed = employer + 1 < clause.span.end && text[employer].word == "for" &&
                        text[employer - 1].stop_after == 0 && text[employer + 1].Is(kDeterminerWord) &&
                        living == clause.span.end;
  const bool bare = object.all.begin == object.head.begin && LooksPlural(HeadWord(text, object).word);
  const bool craft = trade && !IsOneOf(clause.verb, {"drive", "train", "run"}) && object.all.begin == object.head.begin;
  const bool runs =
      (clause.verb == "run" || clause.verb == "manage") && object.indefinite && HeadWord(text, object).Is(kPlaceWord);
  if (!(living < clause.span.end || employed || (trade && bare) || craft || runs)) return false;
  if (TimeAt(text, object.all.begin, clause.span.end, reading.at)) return false;
  reading.Add(subject, p::kJob, std::string(clause.verb) + " " + FlipPointOfView(text.Raw(object.all)),
              living < clause.span.end || employed ? 0.9 : 0.75);
  if (employed) AddWorkplace(reading, clause, subject, employer);
  return true;
}

bool ReadHome(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  const auto place_at = [&](size_t i) {
    const NounPhrase place = i < end ? ParseNounPhrase(text, i, end) : NounPhrase{};
    const bool fits =
        !place.Empty() && !place.pronoun && !HeadWord(text, place).Is(kTimeWord | kVagueWord) &&
        !IsOneOf(HeadWord(text, place).word, {"society", "bubble", "simulation", "fear", "hope", "peace", "denial"}) &&
        place.owner == Owner::kNone;
    return fits ? text.Raw(place.all) : std::string();
  };
  const std::string_view next = clause.rest < end ? text[clause.rest].word : std::string_view();
  if (clause.verb == "live" && Present(clause)) {
    if (IsOneOf(next, {"in", "on", "near", "at"}))
      reading.Add(subject, p::kLivesIn,
                  (next == "in" || next == "at" ? "" : std::string(next) + " ") + place_at(clause.rest + 1));
    const size_t with = text.Find("with", clause.span);
    const std::string whom = with < end ? reading.ObjectFrom(with + 1, clause) : std::string();
    if (!whom.empty() && !text[with + 1].Is(kPronounWord)) reading.Add(subject, "live", "with " + whom, 0.8);
    if (next == "alone") reading.Add(subject, "live", "alone", 0.8);
    return true;
  }
  if (clause.verb == "move" && clause.past && !clause.negated && IsOneOf(next, {"to", "into"})) {
    const std::string place = place_at(clause.rest + 1);
    const Fact* before = reading.Known(subject, p::kLivesIn);
    if (before != nullptr && !place.empty() && IsNameToken(text[clause.rest + 1])) reading.End(*before);
    if (IsNameToken(text[clause.rest + 1])) reading.Add(subject, p::kLivesIn, place, 0.85);
    return true;
  }
  const bool origin =
      (clause.verb == "grow" && text.At(clause.rest, "up in", clause.span)) || (clause.verb == "bear" && next == "in");
  if (origin) return reading.Add(subject, p::kFrom, place_at(clause.rest + (clause.verb == "grow" ? 2 : 1))), true;
  if (clause.verb == "come" && next == "from" && Present(clause) && !clause.gerund)
    return reading.Add(subject, p::kFrom,
                       IsNameToken(text[std::min(clause.rest + 1, end - 1)]) ? place_at(clause.rest + 1) : ""),
           true;
  return false;
}

bool ReadTaste(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  bool likes = IsOneOf(clause.verb, {"love", "like", "adore", "enjoy", "prefer"});
  const bool dislikes = IsOneOf(clause.verb, {"hate", "dislike", "detest"}) ||
                        (clause.verb == "stand" && clause.negated && clause.modal == "can");
  if (!(likes || dislikes) || clause.past || clause.perfect || clause.gerund || (clause.who == Who::kThird && !IsOneOf(clause.pronoun, {"he", "she"}))) return false;
  if (!clause.modal.empty() && clause.verb != "stand") return true;
  const bool stands = clause.verb == "stand";
  if (clause.rest >= end) return true;
  const Token& first = text[clause.rest];
  const bool vague = first.Is(kPronounWord | kQuestionWord | kConjunctionWord | kAuxiliaryWord) ||
                     IsOneOf(first.word, {"the", "this", "that", "your", "their", "its", "all", "both", "when", "these",
                                        "those", "how", "his", "her", "being", "having"}) ||
                     (first.Is(kAdverbWord | kPrepositionWord) && first.word != "to");
  const Span object = reading.ObjectSpan(clause.rest, clause);
  if (vague || object.Empty() || object.Size() > 5) return true;
  const Token& act = text[object.begin + (text[object.begin].word == "to" && object.Size() > 1 ? 1 : 0)];
  const bool mental = act.verb != nullptr && IsOneOf(act.verb->lemma, {"see", "think", "know", "say", "hear", "be",
                                                                     "have", "feel", "imagine", "believe"});
  if (mental || act.word == "to" || (text[object.begin].word == "to" && act.verb == nullptr)) return true;
  bool positive = likes && !clause.negated;
  if (dislikes && clause.negated && !stands) return true;
  reading.Add(subject, positive ? p::kLikes : p::kDislikes, FlipPointOfView(text.Raw(object)), 0.85);
  return true;
}

bool ReadFood(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  const size_t allergic = text.Find("allergic to", clause.span);
  if (allergic < end && !clause.negated && allergic >= clause.rest && allergic + 2 < end) {
    Span span = reading.ObjectSpan(allergic + 2, clause);
    while (span.end < end && text[span.end - 1].stop_after == ',' &&
           text[span.end].Is(kFoodWord | kAllergenWord | kConjunctionWord))
      ++span.end;
    if (span.Empty() || text[span.begin].Is(kPronounWord | kVagueWord) || span.Size() > 6) return true;
    if (text[span.begin].Is(kAllergenWord) || text[span.begin].Is(kPetWord))
      reading.Add(subject, p::kHealth, "allergic to " + FlipPointOfView(text.Raw(span)));
    else
      reading.Add(subject, p::kCannotEat, FlipPointOfView(text.Raw(span)));
    return true;
  }
  const bool barred = clause.negated && (clause.modal == "can" || clause.modal == "must" || clause.modal == "could" ||
                                         clause.modal == "should");
  const bool never = clause.negated && clause.modal.empty() && clause.verb == "eat" && !clause.past &&
                     !clause.perfect && !clause.gerund;
  if (clause.rest >= end) return false;
  const NounPhrase object = ParseNounPhrase(text, clause.rest, end);
  if (object.Empty() || object.pronoun || clause.past || text[clause.rest - 1].stop_after != 0) return false;
  const Token& head = HeadWord(text, object);
  const bool food = head.Is(kFoodWord) || text[object.head.begin].Is(kFoodWord);
  const bool plain =
      object.all.begin == object.head.begin && !head.Is(kVagueWord | kTimeWord | kPassingWord | kAdverbWord);
  const bool eats = IsOneOf(clause.verb, {"eat", "drink"}) && plain;
  const bool other = food && plain && IsOneOf(clause.verb, {"have", "do", "tolerate", "digest", "handle", "touch"});
  if (!(barred && (eats || other)) && !(never && plain) && !(clause.verb == "avoid" && food && Present(clause)))
    return false;
  reading.Add(subject, p::kCannotEat, FlipPointOfView(text.Raw(reading.ObjectSpan(clause.rest, clause))));
  return true;
}

bool ReadStudies(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  if (clause.rest >= clause.span.end || !Present(clause)) return false;
  const bool study =
      clause.verb == "study" && !text[clause.rest].Is(kPrepositionWord | kPronounWord | kConjunctionWord | kAdverbWord);
  const bool major = (clause.verb == "major") && text[clause.rest].word == "in";
  const bool learn =
      clause.verb == "learn" && clause.gerund && !text[clause.rest].Is(kPronounWord | kQuestionWord | kPrepositionWord);
  const bool whistle = clause.verb == "learn" && clause.gerund && text[clause.rest].word == "to";
  if (!(study || major || learn || whistle)) return false;
  const size_t from = clause.rest + (major ? 1 : 0);
  Span span = reading.ObjectSpan(from, clause);
  for (size_t i = span.begin + 1; !whistle && i < span.end; ++i) {
    if (text[i].Is(kPrepositionWord) && text[i].word != "of") span.end = i;
  }
  if (span.Empty() || span.Size() > 6 || text[span.begin].Is(kPossessiveWord | kTimeWord)) return true;
  reading.Add(subject, learn || whistle ? "learn" : p::kStudies, FlipPointOfView(text.Raw(span)), 0.85);
  return true;
}

}  // namespace

bool ReadLife(Reading& reading, const Clause& clause) {
  const std::string subject = reading.SubjectOf(clause);
  if (subject.empty()) return false;
  const Text& text = reading.text;
  const bool person =
      clause.who != Who::kNoun || clause.subject.proper || HeadWord(text, clause.subject).Is(kRelationWord | kPetWord);
  if (!person) return false;
  if (ReadFood(reading, clause, subject)) return true;
  if (clause.verb == "work" && Present(clause) && !clause.perfect) return ReadWork(reading, clause, subject);
  if (clause.verb == "share" && Present(clause) && text.Find("with", clause.span) < clause.span.end) {
    const size_t with = text.Find("with", clause.span);
    const NounPhrase whom = ParseNounPhrase(text, with + 1, clause.span.end);
    const NounPhrase home = ParseNounPhrase(text, clause.rest, clause.span.end);
    const bool dwelling =
        !home.Empty() && IsOneOf(HeadWord(text, home).word, {"flat", "house", "apartment", "place", "room"});
    if (!dwelling || whom.Empty()) return true;
    const Span name = whom.proper ? whom.head : whom.name;
    if (!name.Empty())
      reading.Add(HeadWord(text, home).word == "room" ? "roommate" : "flatmate", p::kName, text.Raw(name));
    return true;
  }
  const bool couple =
      IsOneOf(clause.verb, {"date", "marry"}) && clause.rest < clause.span.end && !clause.negated && clause.modal.empty();
  if (couple && (clause.gerund || clause.passive || clause.verb == "marry")) {
    const NounPhrase whom =
        ParseNounPhrase(text, clause.rest + (text[clause.rest].word == "to" ? 1 : 0), clause.span.end);
    if (!whom.Empty() && (whom.proper || !whom.name.Empty()) && subject == "me" &&
        !clause.gerund == (clause.verb == "marry"))
      reading.Add(clause.verb == "date" ? "partner" : "spouse", p::kName,
                  text.Raw(whom.proper ? whom.head : whom.name));
    return true;
  }
  if (ReadHome(reading, clause, subject) || ReadTaste(reading, clause, subject)) return true;
  if (ReadStudies(reading, clause, subject)) return true;
  return Present(clause) && ReadOccupation(reading, clause, subject);
}

namespace {

// "three kids and a dog": each counted or owned thing of a list.
void AddThings(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  size_t i = clause.rest;
  for (int item = 0; item < 4 && i < clause.span.end; ++item) {
    size_t length = 0;
    const bool article = text[i].word == "a" || text[i].word == "an";
    const int count = article ? 0 : CountAt(text, i, clause.span.end, length).value_or(0);
    const NounPhrase phrase = ParseNounPhrase(text, count > 0 ? i + length : i, clause.span.end);
    if (phrase.Empty() || phrase.pronoun || phrase.owner != Owner::kNone) return;
    const Token& head = HeadWord(text, phrase);
    const bool living = head.Is(kRelationWord | kPetWord);
    if (head.Is(kPassingWord) || (head.Is(kVagueWord) && !living) || head.Is(kEventWord) || head.Is(kTimeWord)) return;
    const size_t next = phrase.all.end;
    const bool cut = next < clause.span.end && text[next - 1].stop_after == 0 &&
                     !text[next].Is(kPrepositionWord | kConjunctionWord | kAdverbWord | kPronounWord | kFillerWord);
    const bool kept = living || head.Is(kPossessionWord) || head.Is(kHealthWord);
    if (cut || (!kept && !(count > 1 && subject == "me"))) return;
    const std::string key = KeyOf(text, phrase);
    if (head.Is(kHealthWord))
      reading.Add(subject, p::kHealth, key);
    else if (count > 1 && LooksPlural(head.word))
      reading.Add(subject + "." + CountedNoun(key), p::kCount, text.Raw({i, i + length}));
    else if ((article || count == 1) && phrase.head.Size() <= 3)
      reading.Add(subject, p::kHas, key, living ? 0.9 : 0.7);
    if (!phrase.name.Empty() && living && subject == "me")
      reading.Add(std::string(head.word), p::kName, text.Raw(phrase.name));
    i = phrase.all.end;
    const bool list = i + 1 < clause.span.end && (text[i].word == "and" || text[i - 1].stop_after == ',');
    if (!list) return;
    if (text[i].word == "and") ++i;
  }
}

}  // namespace

bool ReadHaving(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const std::string subject = reading.SubjectOf(clause);
  const bool person =
      !subject.empty() && (clause.who != Who::kNoun || HeadWord(text, clause.subject).Is(kRelationWord) ||
                           (clause.subject.proper && (reading.KnownName(KeyOf(text, clause.subject)) != nullptr ||
                                                      text[clause.subject.head.begin].Is(kGivenNameWord))));
  if (!person || clause.negated || !clause.modal.empty() || clause.rest >= clause.span.end || clause.gerund)
    return false;
  if (clause.verb == "have" || clause.verb == "own" || clause.verb == "keep") {
    if (!clause.past && !(clause.perfect && clause.verb == "have" && text[clause.verb_at].word == "had"))
      AddThings(reading, clause, subject);
    return true;
  }
  const bool gained = IsOneOf(clause.verb, {"adopt", "rescue", "buy", "get"}) && (clause.past || clause.perfect);
  if (gained) {
    const NounPhrase phrase = ParseNounPhrase(text, clause.rest, clause.span.end);
    if (phrase.Empty() || phrase.pronoun || !phrase.indefinite) return true;
    const Token& head = HeadWord(text, phrase);
    const bool lasting =
        head.Is(kPetWord) ||
        (clause.verb == "buy" &&
         IsOneOf(head.word, {"car", "bike", "house", "flat", "boat", "van", "piano", "guitar", "motorbike", "saw",
                           "apartment", "camper", "telescope", "drone", "violin", "cello"}));
    if (lasting && !head.Is(kFoodWord)) AddThings(reading, clause, subject);
    return true;
  }
  return false;
}

}  // namespace sam::english
