// Where people live, move to and stay, told in passing.
#include <algorithm>

#include "base/unicode.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

namespace p = predicate;

bool IsDwelling(std::string_view word) {
  return IsOneOf(word, {"flat", "house", "bungalow", "cottage", "apartment", "studio", "place", "room", "bedsit", "houseboat", "narrowboat", "caravan", "home", "maisonette",
                        "farmhouse", "townhouse", "loft", "condo", "penthouse", "annexe", "croft", "cabin", "semi"});
}

bool Living(const Reading& reading, const Clause& clause) {
  if (clause.who == Who::kI || clause.who == Who::kWe || clause.who == Who::kDropped) return true;
  if (clause.who == Who::kThird) return IsOneOf(clause.pronoun, {"he", "she", "they"});
  return clause.who == Who::kNoun && (clause.subject.proper || HeadWord(reading.text, clause.subject).Is(kRelationWord)) && clause.subject.owner != Owner::kYours;
}

bool Told(const Clause& clause) { return !clause.negated && clause.modal.empty(); }

// A new home: what was known before is over.
void MoveTo(Reading& reading, const std::string& subject, std::string place, double confidence = 0.85) {
  if (place.empty()) return;
  if (const Fact* before = reading.Known(subject, p::kLivesIn); before != nullptr && ToLower(before->object) != ToLower(place)) reading.End(*before);
  reading.Add(subject, p::kLivesIn, std::move(place), confidence);
}

// "a bungalow in ayr", "leith", "bergen" behind a word of direction.
std::string HomeAt(const Reading& reading, size_t i, size_t end) {
  const Text& text = reading.text;
  const Span place = PlaceAt(text, i, end, true);
  if (!place.Empty()) return text.Raw(place);
  const NounPhrase home = i < end ? ParseNounPhrase(text, i, end) : NounPhrase{};
  if (home.Empty() || home.pronoun || home.owner == Owner::kYours || !IsDwelling(HeadWord(text, home).word)) return {};
  const size_t next = home.all.end;
  const bool more = next + 1 < end && text[next - 1].stop_after == 0 && IsOneOf(text[next].word, {"in", "on", "near", "above", "outside", "by"});
  const Span where = more ? PlaceAt(text, next + 1, end, true) : Span{};
  if (!where.Empty()) return FlipPointOfView(text.Raw({home.all.begin, where.end}));
  return home.indefinite && HeadWord(text, home).word != "place" && HeadWord(text, home).word != "room" ? text.Raw(home.all) : std::string();
}

// "moved to dundee", "they've moved to rotterdam", "moved in with my sister"
bool ReadMove(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  if (clause.verb != "move" || !Told(clause) || !(clause.past || clause.perfect) || clause.gerund || clause.passive) return false;
  size_t i = clause.rest;
  if (text.At(i, "in with", clause.span)) {
    size_t stop = i + 3;
    while (stop < clause.span.end && !text[stop].Is(kTimeWord) && text[stop].word != "last") ++stop;
    const NounPhrase whom = ParseNounPhrase(text, i + 2, stop);
    if (whom.Empty() || whom.pronoun || !(whom.proper || HeadWord(text, whom).Is(kRelationWord))) return false;
    return MoveTo(reading, subject, "with " + FlipPointOfView(text.Raw(whom.all)), 0.8), true;
  }
  while (i + 1 < clause.span.end && IsOneOf(text[i].word, {"back", "over", "up", "down", "out", "away", "house", "home", "here"})) ++i;
  if (i >= clause.span.end || !IsOneOf(text[i].word, {"to", "into"})) return false;
  const std::string home = HomeAt(reading, i + 1, clause.span.end);
  if (home.empty()) return false;
  return MoveTo(reading, subject, home), true;
}

// "i rent above the chippy on soroba road", "my parents live out in portugal"
bool ReadDwelling(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  if (!IsOneOf(clause.verb, {"rent", "live", "lodge"}) || !Told(clause) || clause.past || clause.perfect || clause.rest >= end) return false;
  size_t i = clause.rest;
  const size_t first = i;
  while (i + 1 < end && IsOneOf(text[i].word, {"out", "up", "over", "down", "away", "back"})) ++i;
  const bool inside = text[i].word == "in" || text[i].word == "at";
  const bool beside = IsOneOf(text[i].word, {"above", "below", "under", "behind", "beside", "opposite", "off", "over", "by", "on", "near"});
  if (i + 1 < end && (inside || beside)) {
    if (clause.verb == "live" && i == first && IsOneOf(text[i].word, {"in", "on", "near", "at"})) return false;
    const NounPhrase place = ParseNounPhrase(text, i + 1, end);
    if (place.Empty() || place.pronoun || HeadWord(text, place).Is(kTimeWord | kVagueWord) || place.owner == Owner::kYours || text[i + 1].verb != nullptr) return false;
    size_t stop = place.all.end;
    const bool more = stop + 1 < end && text[stop - 1].stop_after == 0 && IsOneOf(text[stop].word, {"on", "in", "by", "near"});
    const NounPhrase street = more && !TimeAt(text, stop, end, reading.at) ? ParseNounPhrase(text, stop + 1, end) : NounPhrase{};
    if (!street.Empty() && !street.pronoun) stop = street.all.end;
    return MoveTo(reading, subject, FlipPointOfView(text.Raw({inside ? i + 1 : i, stop}))), true;
  }
  if (clause.verb != "rent") return false;
  const std::string home = HomeAt(reading, i, end);
  const NounPhrase what = ParseNounPhrase(text, i, end);
  const bool placed = !home.empty() && !what.Empty() && home.size() > text.Raw(what.all).size();
  return placed && (MoveTo(reading, subject, home), true);
}

// "i've got a flat in leith", "my flat's on great western road"
bool ReadOwnHome(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  const bool mine = clause.who == Who::kI || clause.who == Who::kWe;
  if (!Told(clause) || clause.past || clause.rest + 1 >= end) return false;
  if (mine && clause.verb == "have" && text[clause.rest].word == "a") {
    const NounPhrase what = ParseNounPhrase(text, clause.rest, end);
    if (what.Empty() || !IsOneOf(HeadWord(text, what).word, {"flat", "house", "apartment", "bungalow", "cottage", "room", "studio"})) return false;
    const std::string home = HomeAt(reading, clause.rest, end);
    if (home.size() <= text.Raw(what.all).size() || reading.Known("me", p::kLivesIn) != nullptr) return false;
    return MoveTo(reading, "me", home, 0.75), true;
  }
  const bool own = clause.who == Who::kNoun && clause.verb == "be" && clause.subject.owner == Owner::kMine && clause.subject.head.Size() == 1 &&
                   IsOneOf(HeadWord(text, clause.subject).word, {"flat", "house", "apartment", "place", "cottage", "room", "home", "bungalow", "studio"});
  if (!own || !IsOneOf(text[clause.rest].word, {"in", "on", "above", "near", "off", "by", "behind"})) return false;
  const NounPhrase where = ParseNounPhrase(text, clause.rest + 1, end);
  const bool place = !where.Empty() && !where.pronoun && (!PlaceAt(text, clause.rest + 1, end, false).Empty() || text[clause.rest].word != "in") &&
                     !HeadWord(text, where).Is(kTimeWord | kVagueWord | kEventWord) && !IsOneOf(HeadWord(text, where).word, {"market", "fire", "sale", "mess", "ropes", "rails", "hold"});
  if (!place) return false;
  return MoveTo(reading, "me", FlipPointOfView(text.Raw({text[clause.rest].word == "in" ? clause.rest + 1 : clause.rest, where.all.end})), 0.8), true;
}

// "mum's in dunblane", "he's fine in aberdeen", "we're in swansea now", "gran's in a home in largs"
bool ReadBeingIn(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  if (clause.verb != "be" || !Told(clause) || clause.past || clause.perfect) return false;
  size_t in = clause.rest;
  while (in + 1 < end && in < clause.rest + 2 && text[in].word != "in" && (text[in].Is(kAdverbWord | kAdjectiveWord) || IsOneOf(text[in].word, {"fine", "living", "up", "down", "over", "out"}))) ++in;
  if (in + 1 >= end || text[in].word != "in") return false;
  const size_t article = text.At(in + 1, "a", clause.span) ? in + 2 : end;
  const size_t kind = article < end && IsOneOf(text[article].word, {"care", "nursing"}) ? article + 1 : article;
  const bool care = kind < end && text[kind].word == "home" && clause.who != Who::kI;
  const Span home = care ? Span{in + 1, kind + 1} : Span{};
  const Span place = care ? Span{} : PlaceAt(text, in + 1, end, false);
  if (place.Empty() && !care) return false;
  std::string where = care ? text.Raw(home) : text.Raw(place);
  size_t after = care ? home.end : place.end;
  if (care && after + 1 < end && text[after].word == "in" && !PlaceAt(text, after + 1, end, true).Empty()) {
    const Span town = PlaceAt(text, after + 1, end, true);
    where = text.Raw({home.begin, town.end});
    after = town.end;
  }
  const bool now = text.Find("now", {after, end}) < end || text.Find("these days", {after, end}) < end || text.Find("living", clause.span) < end;
  const bool own = clause.who == Who::kI || clause.who == Who::kWe || clause.who == Who::kDropped;
  if (own && !now) return false;
  constexpr std::string_view kPassing[] = {"for", "until", "till", "this", "next", "at", "visiting", "seeing", "on", "today", "tonight", "tomorrow", "again", "right", "just"};
  for (size_t k = after; k < end; ++k) {
    if (std::find(std::begin(kPassing), std::end(kPassing), text[k].word) != std::end(kPassing)) return false;
  }
  return MoveTo(reading, subject, where, now ? 0.8 : 0.65), true;
}

// "papa's going into rowanbank, the care home up the hill"
bool ReadCareHome(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const bool goes = IsOneOf(clause.verb, {"go", "move"}) && Told(clause) && text.At(clause.rest, "into", clause.span);
  const size_t i = clause.rest + 1;
  if (!goes || subject == "me" || i + 3 >= text.size() || text[i].stop_after != ',' || text[i].Is(kDeterminerWord)) return false;
  size_t kind = i + 2;
  while (kind + 1 < text.size() && IsOneOf(text[kind].word, {"care", "nursing", "sheltered", "retirement"})) ++kind;
  if (!text[i + 1].Is(kDeterminerWord) || !IsOneOf(text[kind].word, {"home", "hospice", "housing", "village"})) return false;
  const std::string name = text.RawWord(i);
  reading.Add(name, p::kIs, text.Raw({i + 1, kind + 1}), 0.8);
  return MoveTo(reading, subject, name, 0.8), true;
}

// "staying with my cousin in whitby", "off to see my aunt in galway": where the other one lives.
void ReadHost(Reading& reading, Span span) {
  const Text& text = reading.text;
  for (size_t i = span.begin + 2; i + 1 < span.end; ++i) {
    if (text[i].word != "in" || !text[i - 1].Is(kRelationWord) || text[i - 1].stop_after != 0 || text[i - 1].genitive) continue;
    const Span place = PlaceAt(text, i + 1, span.end, false);
    if (place.Empty()) continue;
    size_t begin = i - 1;
    while (begin > span.begin && i - begin < 4 && (text[begin - 1].Is(kAdjectiveWord | kRelationWord) || text[begin].genitive)) --begin;
    const bool owned = begin > span.begin && (text[begin - 1].word == "my" || text[begin - 1].word == "our");
    if (owned) --begin;
    if (begin == span.begin) continue;
    const size_t before = begin - 1;
    const VerbForm* verb = text[before].verb;
    const VerbForm* earlier = before > span.begin ? text[before - 1].verb : nullptr;
    const bool stays = text[before].word == "with" && earlier != nullptr && earlier->lemma == "stay";
    const bool visits = verb != nullptr && (verb->lemma == "visit" || (verb->lemma == "see" && before > span.begin && text[before - 1].word == "to"));
    if (!stays && !visits) continue;
    const NounPhrase whom = ParseNounPhrase(text, begin, i);
    if (whom.Empty()) return;
    const std::string key = reading.KeyFor(whom);
    if (reading.Known(key, p::kLivesIn) == nullptr) reading.Add(key, p::kLivesIn, text.Raw(place), 0.75);
    return;
  }
}

// "callum and priya flew out to bergen, that's them living there now"
void ReadLivingThere(Reading& reading) {
  const Text& text = reading.text;
  const Span all{0, text.size()};
  const size_t there = std::min(text.Find("living there now", all), text.Find("live there now", all));
  if (there >= all.end || !IsPlain(text, there)) return;
  Span place;
  for (size_t i = 0; i + 1 < there && place.Empty(); ++i) {
    if (IsOneOf(text[i].word, {"to", "in"})) place = PlaceAt(text, i + 1, there, true);
  }
  if (place.Empty()) return;
  for (size_t i = 0; i < place.begin && text[i].verb == nullptr; ++i) {
    const Span name = NameAt(text, i, place.begin);
    if (!name.Empty()) MoveTo(reading, RoleOfName(reading.context, text.Raw(name)), text.Raw(place), 0.85);
    else if (text[i].Is(kRelationWord) && text[i].word != "baby") MoveTo(reading, std::string(text[i].word), text.Raw(place), 0.85);
  }
}

}  // namespace

bool ReadHomesTold(Reading& reading, const Clause& clause) {
  if (ReadOwnHome(reading, clause)) return true;
  const std::string subject = reading.SubjectOf(clause);
  if (subject.empty() || !Living(reading, clause)) return false;
  return ReadMove(reading, clause, subject) || ReadDwelling(reading, clause, subject) || ReadBeingIn(reading, clause, subject) || ReadCareHome(reading, clause, subject);
}

void ReadNewHome(Reading& reading) {
  const Text& text = reading.text;
  ReadLivingThere(reading);
  for (const ClauseSpan& clause : text.clauses()) {
    if (clause.mood == Mood::kPlain) ReadHost(reading, clause.tokens);
  }
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    const VerbForm* verb = text[i].verb;
    const bool found = verb != nullptr && IsOneOf(text[i].word, {"found", "bought"}) && (text[i + 1].word == "a" || text[i + 1].word == "an");
    if (!found || !IsPlain(text, i) || text.Find("i", {0, i}) + 4 < i) continue;
    const NounPhrase home = ParseNounPhrase(text, i + 1, text.size());
    if (home.Empty() || !IsDwelling(HeadWord(text, home).word) || IsOneOf(HeadWord(text, home).word, {"place", "home", "room"})) continue;
    size_t in = home.all.end;
    while (in + 1 < text.size() && in < home.all.end + 2 && IsOneOf(text[in].word, {"though", "finally", "now"})) ++in;
    const Span place = in + 1 < text.size() && text[in].word == "in" ? PlaceAt(text, in + 1, text.size(), true) : Span{};
    const bool mine = text.Find("i", {0, i}) < i || text.Find("we", {0, i}) < i || i == 0;
    if (!place.Empty() && mine) reading.Add("me", p::kPlans, "move to " + text.Raw(home.all) + " in " + text.Raw(place), 0.8);
    return;
  }
  // "typing this in my new kitchen": the move that was planned is made.
  const bool moved = text.Has("my new kitchen") || text.Has("my new flat") || text.Has("my new house") || text.Has("my new place") || text.Has("my new bedroom") || text.Has("my new living room") ||
                     text.Has("our new house") || text.Has("our new flat") || text.Has("our new kitchen") || text.Has("first night in the new");
  if (!moved) return;
  for (const Fact& fact : reading.context.facts) {
    const bool plan = fact.state == FactState::kCurrent && fact.subject == "me" && fact.predicate == p::kPlans && fact.object.starts_with("move to ");
    if (!plan) continue;
    reading.End(fact);
    return MoveTo(reading, "me", fact.object.substr(8), 0.8);
  }
}

}  // namespace sam::english
