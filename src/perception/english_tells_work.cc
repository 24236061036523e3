// Trades and places of work, and where people live, told in passing.
#include <algorithm>

#include "base/unicode.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

namespace p = predicate;

// Trades beyond the common list, and what the word's ending tells.
bool IsTrade(const Text& text, const NounPhrase& phrase) {
  const Token& head = HeadWord(text, phrase);
  if (IsOneOf(head.word, {"student", "sponsor", "patient", "client"})) return false;
  if (head.Is(kJobWord)) return true;
  if (IsOneOf(head.word, {"deckhand", "skipper", "bosun", "roadie", "rigger", "scaffolder", "signaller", "trawlerman", "trawlermen", "headteacher", "principal",
                          "carer", "childminder", "dogwalker", "barman", "barmaid", "bouncer", "croupier", "crofter", "diver", "docker", "drayman", "farrier",
                          "fitter", "framer", "groundsman", "handyman", "binman", "milkman", "fireman", "linesman", "signalman", "ferryman", "boatman", "gamekeeper",
                          "ghillie", "grocer", "hotelier", "landscaper", "lecturer", "lineman", "machinist", "newsreader", "orderly", "picker", "planner",
                          "plater", "presenter", "producer", "publican", "quantity-surveyor", "registrar", "sales-rep", "seamstress", "sexton", "sparky",
                          "steward", "stewardess", "stevedore", "trader", "underwriter", "usher", "valet", "verger", "warden", "weaver", "animator",
                          "dressmaker", "haulier", "tattooist", "osteopath", "chiropractor", "podiatrist", "phlebotomist", "dietician", "dietitian"}))
    return true;
  if (IsOneOf(head.word, {"troublemaker", "matchmaker", "peacemaker", "goalkeeper", "scorekeeper", "coworker", "co-worker", "timekeeper"})) return false;
  for (const std::string_view ending : {"keeper", "worker", "smith", "wright", "monger", "maker", "ologist", "ographer"}) {
    if (head.word.size() > ending.size() + 1 && head.word.ends_with(ending)) return true;
  }
  const bool pair = phrase.head.Size() > 1 && head.stop_after != '-';
  const std::string_view before = pair ? text[phrase.head.end - 2].word : std::string_view();
  return pair && ((head.word == "lady" && IsOneOf(before, {"dinner", "lollipop", "tea", "cleaning"})) || (head.word == "man" && IsOneOf(before, {"bin", "lollipop", "lorry"})) ||
                  (head.word == "hand" && IsOneOf(before, {"kennel", "farm", "stable", "deck", "stage"})) || (head.word == "keeper" && before != "secret") ||
                  (head.word == "rep" && before == "sales") || (head.word == "worker" && before != "hard") || (head.word == "attendant" && before != "wedding"));
}

// A trade with its article: "a lighthouse keeper".
NounPhrase TradeAt(const Text& text, size_t i, size_t end) {
  if (i >= end || !(text[i].word == "a" || text[i].word == "an")) return {};
  for (size_t k = i + 2; k < end; ++k) {
    if (text[k].Is(kNumberWord | kTimeWord)) end = k;
  }
  const NounPhrase phrase = ParseNounPhrase(text, i, end);
  return !phrase.Empty() && !phrase.pronoun && !phrase.proper && phrase.head.Size() <= 4 && IsTrade(text, phrase) ? phrase : NounPhrase{};
}

bool IsPerson(const Reading& reading, const Clause& clause) {
  if (clause.who == Who::kI || clause.who == Who::kDropped || clause.who == Who::kWe) return true;
  if (clause.who == Who::kThird) return IsOneOf(clause.pronoun, {"he", "she", "they"});
  if (clause.who != Who::kNoun) return false;
  return clause.subject.proper || HeadWord(reading.text, clause.subject).Is(kRelationWord | kPetWord);
}

// "at the council", "on the oban boat": the place of work behind a trade or a job.
void AddPlaceOfWork(Reading& reading, const std::string& subject, size_t i, size_t end) {
  const Text& text = reading.text;
  if (i + 1 >= end || text[i - 1].stop_after != 0 || !IsOneOf(text[i].word, {"at", "for", "with", "on", "in"})) return;
  const NounPhrase place = ParseNounPhrase(text, i + 1, end);
  if (place.Empty() || place.pronoun || HeadWord(text, place).Is(kTimeWord | kVagueWord | kRelationWord) || TimeAt(text, i, end, reading.at)) return;
  if (IsOneOf(text[i].word, {"on", "with"}) && !text[i + 1].Is(kDeterminerWord)) return;
  const size_t next = place.all.end;
  const bool more = place.proper && next < end && text[next - 1].stop_after == 0 && text[next].Is(kPlaceWord);  // "St Agnes hospital"
  const bool of_saint = !more && text[next - 1].genitive && !place.is_verb_next;                 // "st mary's"
  reading.Add(subject, p::kWorksAt, FlipPointOfView(text.Raw({place.all.begin, next + (more ? 1 : 0)})) + (of_saint ? "'s" : ""));
}

void AddFormer(Reading& reading, const std::string& subject, std::string_view predicate, std::string object) {
  const size_t before = reading.claims.size();
  reading.Add(subject, predicate, std::move(object), 0.85);
  if (reading.claims.size() > before) reading.claims.back().kind = ClaimKind::kEnded;
}

// "i'm a deckhand on the oban boat", "been a paramedic twelve years", "used to be a seamstress"
bool ReadTrade(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  if (clause.verb != "be" || clause.negated || clause.rest >= clause.span.end) return false;
  const NounPhrase trade = TradeAt(text, clause.rest, clause.span.end);
  if (trade.Empty()) return false;
  const bool formerly = clause.modal == "used to";
  if (!clause.modal.empty() && !formerly) return false;
  const auto counted = [&](Span span) {
    return text.Find("years", span) < span.end || text.Find("months", span) < span.end || text.Find("decades", span) < span.end;
  };
  const Span behind{trade.all.end, clause.span.end};
  const bool since = counted(behind) || text.Find("since", behind) < behind.end || (behind.end < text.size() && text[behind.end].word == "since");
  if (clause.perfect && !since) return false;
  if (clause.past && !clause.perfect && !counted(behind)) return false;
  if (formerly || (clause.past && !clause.perfect)) return AddFormer(reading, subject, p::kJob, text.Raw(trade.all)), true;
  reading.Add(subject, p::kJob, text.Raw(trade.all));
  if (!clause.perfect) AddPlaceOfWork(reading, subject, trade.all.end, clause.span.end);
  return true;
}

// "i work on the ferries", "he works down the docks"
bool ReadWorkOn(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  if (clause.verb != "work" || clause.past || clause.perfect || clause.negated || !clause.modal.empty()) return false;
  for (size_t i = clause.rest; i + 1 < clause.span.end && i < clause.rest + 3; ++i) {
    if (!IsOneOf(text[i].word, {"on", "down", "aboard"})) continue;
    const NounPhrase place = ParseNounPhrase(text, i + 1, clause.span.end);
    if (place.Empty() || place.owner == Owner::kMine) return false;
    const bool real = IsOneOf(HeadWord(text, place).word, {"ferry", "ferries", "boat", "boats", "ship", "ships", "rig", "rigs", "railway", "railways", "trains", "buses", "trams",
                                                          "farm", "ward", "wards", "till", "tills", "bins", "roads", "sites", "docks", "tugs", "market", "mine", "pit", "pier", "trawlers"});
    return real && (reading.Add(subject, p::kWorksAt, text.Raw(place.all)), true);
  }
  return false;
}

// "started at the new place monday", "got a job at the council", "got a job as a kennel hand"
bool ReadNewJob(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  if (!(clause.past || clause.perfect) || clause.negated || !clause.modal.empty() || clause.rest + 1 >= end) return false;
  if (clause.verb == "start" && text[clause.rest].word == "at") {
    size_t stop = clause.rest + 2;
    while (stop < end && !text[stop].Is(kTimeWord)) ++stop;
    const NounPhrase place = ParseNounPhrase(text, clause.rest + 1, stop);
    if (place.Empty() || place.pronoun || TimeAt(text, clause.rest, end, reading.at) || HeadWord(text, place).Is(kNumberWord | kTimeWord)) return false;
    if (IsOneOf(HeadWord(text, place).word, {"bottom", "top", "beginning", "end", "start", "dawn", "home", "noon", "midnight"})) return false;
    return reading.Add(subject, p::kWorksAt, text.Raw(place.all), 0.8), true;
  }
  if (!IsOneOf(clause.verb, {"get", "start", "land"})) return false;
  const NounPhrase job = ParseNounPhrase(text, clause.rest, end);
  if (job.Empty() || job.pronoun || HeadWord(text, job).word != "job" || !(job.indefinite || job.owner == Owner::kMine) || job.all.end + 1 >= end) return false;
  if (text[job.all.end].word == "as") {
    const NounPhrase trade = ParseNounPhrase(text, job.all.end + 1, end);
    if (!trade.Empty() && !trade.pronoun) reading.Add(subject, p::kJob, text.Raw(trade.all));
    if (!trade.Empty()) AddPlaceOfWork(reading, subject, trade.all.end, end);
    return true;
  }
  return AddPlaceOfWork(reading, subject, job.all.end, end), true;
}

// "i drive the number nine bus", "he dives for the fish farm", "i do the books for a couple of restaurants"
bool ReadDeedForWork(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  if (clause.past || clause.perfect || clause.gerund || clause.negated || !clause.modal.empty() || clause.rest + 1 >= end || clause.who == Who::kDropped) return false;
  const VerbForm* form = text[clause.verb_at].verb;
  const bool third = clause.who == Who::kThird || clause.who == Who::kNoun;
  if (form == nullptr || (third && (form->forms & kThirdForm) == 0 && clause.pronoun != "they")) return false;
  const NounPhrase object = ParseNounPhrase(text, clause.rest, end);
  if (clause.verb == "drive" && !object.Empty() && object.owner == Owner::kNone &&
      IsOneOf(HeadWord(text, object).word, {"bus", "buses", "lorry", "lorries", "taxi", "tram", "train", "ambulance", "truck", "cab", "tractor", "forklift", "coach", "tanker", "minibus", "hgv"}))
    return reading.Add(subject, p::kJob, "drive " + text.Raw(object.all)), true;
  const bool books = clause.verb == "do" && text.At(clause.rest, "the books for", clause.span);
  const bool deed = IsOneOf(clause.verb, {"dive", "drive", "fly", "cook", "clean", "write", "weld", "fish", "edit", "code", "design", "bake", "sew", "guard"}) &&
                    text[clause.rest].word == "for" && text[clause.rest + 1].Is(kDeterminerWord);
  if (!(books || deed)) return false;
  const NounPhrase whom = ParseNounPhrase(text, clause.rest + (books ? 3 : 1), end);
  if (whom.Empty() || whom.pronoun || HeadWord(text, whom).Is(kTimeWord | kVagueWord | kRelationWord | kFoodWord) || whom.owner == Owner::kMine) {
    if (!books) return false;
  }
  const size_t stop = books ? reading.ObjectSpan(clause.rest, clause).end : whom.all.end;
  return reading.Add(subject, p::kJob, std::string(clause.verb) + " " + FlipPointOfView(text.Raw({clause.rest, stop})), 0.8), true;
}

// "she wants to train as a paramedic", "she's shutting the shop, wants to retrain as a midwife"
bool ReadTraining(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  for (size_t i = clause.span.begin + 1; i + 2 < clause.span.end; ++i) {
    if (!IsOneOf(text[i].word, {"train", "retrain", "qualify", "training", "retraining"}) || text[i + 1].word != "as") continue;
    const bool wants = i > clause.span.begin + 1 && text[i - 1].word == "to" && IsOneOf(text[i - 2].word, {"want", "wants", "going", "plans", "hopes"});
    const bool does = text[i].word.ends_with("ing") && clause.gerund && clause.verb_at == i;
    if (!(wants || does) || clause.negated) return false;
    const NounPhrase trade = ParseNounPhrase(text, i + 2, clause.span.end);
    if (trade.Empty() || trade.pronoun) return false;
    return reading.Add(subject, p::kPlans, std::string(does && text[i].verb != nullptr ? std::string_view(text[i].verb->lemma) : text[i].word) + " as " + text.Raw(trade.all), 0.8), true;
  }
  return false;
}

}  // namespace

bool ReadWorkTold(Reading& reading, const Clause& clause) {
  const std::string subject = reading.SubjectOf(clause);
  if (subject.empty() || !IsPerson(reading, clause) || clause.subject.owner == Owner::kYours) return false;
  return ReadTrade(reading, clause, subject) || ReadWorkOn(reading, clause, subject) || ReadNewJob(reading, clause, subject) ||
         ReadDeedForWork(reading, clause, subject) || ReadTraining(reading, clause, subject);
}

// "just got off a double shift at the bakery", "my shift at the depot ran late"
void ReadShift(Reading& reading) {
  const Text& text = reading.text;
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    if (!IsOneOf(text[i].word, {"shift", "shifts"}) || text[i].stop_after != 0 || !IsOneOf(text[i + 1].word, {"at", "in"}) || !IsPlain(text, i)) continue;
    size_t begin = i;
    while (begin > 0 && (text[begin - 1].stop_after == 0 || text[begin - 1].stop_after == ',')) --begin;
    const bool of_another = std::any_of(text.tokens().begin() + static_cast<std::ptrdiff_t>(begin), text.tokens().begin() + static_cast<std::ptrdiff_t>(i), [](const Token& token) {
      return IsOneOf(token.word, {"he", "she", "they", "his", "her", "their", "your", "you", "if", "not", "used"}) || token.Is(kRelationWord) || IsNameToken(token);
    });
    const NounPhrase place = ParseNounPhrase(text, i + 2, text.size());
    if (of_another || place.Empty() || place.pronoun || HeadWord(text, place).Is(kTimeWord | kNumberWord | kVagueWord | kRelationWord) || TimeAt(text, i + 1, text.size(), reading.at)) continue;
    if (reading.Known("me", p::kWorksAt) == nullptr) reading.Add("me", p::kWorksAt, FlipPointOfView(text.Raw(place.all)), 0.8);
    return;
  }
}

void ReadYearsInTrade(Reading& reading) {
  const Text& text = reading.text;
  for (size_t i = 1; i + 2 < text.size(); ++i) {
    if (text[i].word != "years" || !IsPlain(text, i) || text[i].stop_after != 0) continue;
    const size_t article = text[i + 1].word == "as" ? i + 2 : i + 1;
    const NounPhrase trade = TradeAt(text, article, text.size());
    const bool counts = text[i - 1].Is(kNumberWord) || text[i - 1].word.find('-') != std::string_view::npos;
    if (trade.Empty() || !counts) continue;
    const bool own = text.Find("i", {0, i}) < i;
    const std::string whose = own ? "me" : reading.she;
    if (!whose.empty()) reading.Add(whose, p::kJob, text.Raw(trade.all), 0.8);
    return;
  }
}

}  // namespace sam::english
