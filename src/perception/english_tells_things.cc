// What is bought, lost, lent, owed and promised; dates and changed days.
#include <algorithm>

#include "base/unicode.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

namespace p = predicate;

bool Mine(const Clause& clause) { return clause.who == Who::kI || clause.who == Who::kWe || clause.who == Who::kDropped; }
bool Done(const Clause& clause) { return (clause.past || clause.perfect) && !clause.negated && clause.modal.empty(); }
bool Nearly(const Text& text, const Clause& clause) { return text.Find("nearly", clause.span) < clause.span.end || text.Find("almost", clause.span) < clause.span.end; }

bool Keeps(const Token& head) { return head.Is(kPetWord) || (head.Is(kPossessionWord) && !IsOneOf(head.word, {"eye", "leg", "band", "degree", "twin", "bass", "company", "channel"})); }

// "bought myself a kayak", "picked up a new bike", "came home with a puppy"
bool ReadGained(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  if (!Mine(clause) || !Done(clause) || clause.rest >= clause.span.end) return false;
  size_t i = clause.rest;
  const bool buys = IsOneOf(clause.verb, {"buy", "get", "adopt", "inherit"}) || (clause.verb == "pick" && text[i].word == "up");
  const bool comes = clause.verb == "come" && (text.At(i, "home with", clause.span) || text.At(i, "back with", clause.span));
  if (!buys && !comes) return false;
  if (Nearly(text, clause)) return true;
  i += comes ? 2 : clause.verb == "pick" ? 1 : 0;
  if (i < clause.span.end && IsOneOf(text[i].word, {"myself", "ourselves"})) ++i;
  const NounPhrase what = i < clause.span.end ? ParseNounPhrase(text, i, clause.span.end) : NounPhrase{};
  if (what.Empty() || what.pronoun || !(text[i].word == "a" || text[i].word == "an") || !Keeps(HeadWord(text, what))) return false;
  const size_t next = what.all.end;
  if (clause.verb == "get" && IsOneOf(HeadWord(text, what).word, {"flat", "scar", "shop", "camera", "stamp"})) return false;
  const bool cut = next < clause.span.end && text[next - 1].stop_after == 0 && IsOneOf(text[next].word, {"for", "off", "ride", "lift"}) && clause.verb == "get";
  if (cut) return false;
  reading.Add("me", p::kHas, KeyOf(text, what), 0.85);
  if (!what.name.Empty()) AddPerson(reading, std::string(HeadWord(text, what).word), what.name);
  return true;
}

// "i've lost gran's ring"; later "gran's ring turned up".
bool ReadLost(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  if (!Mine(clause) || clause.verb != "lose" || !Done(clause) || Nearly(text, clause) || clause.rest >= clause.span.end) return false;
  const NounPhrase what = ParseNounPhrase(text, clause.rest, clause.span.end);
  if (what.Empty() || what.pronoun) return false;
  const Token& head = HeadWord(text, what);
  const bool thing = IsOneOf(head.word, {"ring", "watch", "keys", "key", "passport", "phone", "wallet", "purse", "bag", "glasses", "necklace", "bracelet", "earring", "earrings", "scarf", "gloves",
                                         "umbrella", "locket", "brooch", "camera", "notebook", "diary", "teddy", "handbag", "rucksack", "laptop", "headphones", "pendant", "medal"});
  const bool of_someone = text[what.head.begin].genitive || what.owner == Owner::kMine;
  if (!thing || !of_someone || text.Has("found")) return false;
  return reading.Add("me", "lose", (text[what.head.begin].genitive ? "" : "your ") + KeyOf(text, what), 0.85), true;
}

bool ReadFound(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const bool up = clause.verb == "turn" && text.At(clause.rest, "up", clause.span) && clause.who == Who::kNoun;
  const bool found = clause.verb == "find" && Mine(clause) && clause.rest < clause.span.end;
  if (!Done(clause) || !(up || found)) return false;
  const NounPhrase what = up ? clause.subject : ParseNounPhrase(text, clause.rest, clause.span.end);
  if (what.Empty() || what.pronoun) return false;
  const std::string head(HeadWord(text, what).word);
  for (const Fact& fact : reading.context.facts) {
    if (fact.state != FactState::kCurrent || fact.subject != "me" || fact.predicate != "lose" || !fact.object.ends_with(head)) continue;
    reading.End(fact);
    const size_t at = up ? clause.rest + 1 : what.all.end;
    const std::string where = at < clause.span.end && text[at].Is(kPrepositionWord) ? reading.ObjectFrom(at, clause) : std::string();
    reading.Add(fact.object.starts_with("your ") ? fact.object.substr(5) : fact.object, "turn up", where, 0.85);
    return true;
  }
  return false;
}

// "she's lent me her drill", "uncle rab gave me his old accordion"
bool ReadGiven(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const bool lends = clause.verb == "lend";
  const bool gives = IsOneOf(clause.verb, {"give", "hand"});
  if (!(lends || gives) || !Done(clause) || clause.passive || Mine(clause) || clause.who == Who::kYou || !text.At(clause.rest, "me", clause.span)) return false;
  const bool person = clause.who == Who::kNoun ? clause.subject.proper || HeadWord(text, clause.subject).Is(kRelationWord) : IsOneOf(clause.pronoun, {"he", "she"});
  const std::string giver = person ? reading.SubjectOf(clause) : std::string();
  const NounPhrase what = clause.rest + 1 < clause.span.end ? ParseNounPhrase(text, clause.rest + 1, clause.span.end) : NounPhrase{};
  if (giver.empty() || what.Empty() || what.pronoun || !what.name.Empty()) return false;
  const Token& head = HeadWord(text, what);
  if (head.Is(kVagueWord | kPassingWord | kTimeWord | kNumberWord) || IsOneOf(head.word, {"hand", "ear", "quid", "pounds", "money", "look", "hug", "lift", "number", "blessing", "word", "support", "all", "best", "notice", "tenner", "fiver"}))
    return false;
  const bool own = what.owner == Owner::kHis || head.Is(kPossessionWord | kPetWord) || (lends && what.indefinite && text[what.all.begin].Is(kDeterminerWord));
  if (!own) return false;
  return reading.Add(giver, lends ? "lend" : "give", FlipPointOfView(text.Raw(what.all)), 0.85), true;
}

bool IsMoney(const Text& text, Span span) {
  for (size_t i = span.begin; i < span.end; ++i) {
    if (IsOneOf(text[i].word, {"quid", "pounds", "pound", "dollars", "euros", "euro", "bucks", "tenner", "fiver", "grand", "money", "hundred", "thousand", "pence", "cents"})) return true;
    if (text[i].Is(kNumberWord) && text[i].word != "one") return true;
  }
  return false;
}

// The words of a clause from `begin` on, with whom a pronoun means in its place; empty where that is unknown.
std::string Resolved(const Reading& reading, Span span) {
  const Text& text = reading.text;
  std::string out;
  for (size_t i = span.begin; i < span.end; ++i) {
    const Token& token = text[i];
    const bool shared = i > span.begin && token.begin == text[i - 1].begin;
    if (shared) continue;
    std::string word = text.RawWord(i);
    if (IsOneOf(token.word, {"he", "she", "him"}) || (token.word == "her" && (i + 1 >= span.end || text[i + 1].Is(kDeterminerWord | kNumberWord | kPrepositionWord)))) {
      if (reading.she.empty()) return {};
      word = reading.she;
    } else if (IsOneOf(token.word, {"them", "they", "it"})) {
      return {};
    }
    // "he's owing": the 's went with its word.
    const bool whole = i > span.begin && IsOneOf(text[i - 1].word, {"he", "she"}) && (token.word == "is" || token.word == "has");
    if (whole) word = token.word;
    const bool joined = !whole && token.begin > 0 && i > span.begin && text[i - 1].end == token.begin;
    if (!out.empty() && !joined) out += ' ';
    out += word;
  }
  return out;
}

// "he's still owing me four hundred quid", "i lent rory forty quid for petrol"; "ruaridh's paid me back" ends it.
bool ReadDebt(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  if (clause.who == Who::kYou || clause.negated || clause.span.Empty()) return false;
  if (clause.verb == "pay" && Done(clause) && text.Find("back", clause.span) < clause.span.end) {
    const bool to_me = text.At(clause.rest, "me back", clause.span);
    const NounPhrase whom = to_me ? clause.subject : ParseNounPhrase(text, clause.rest, clause.span.end);
    if (whom.Empty()) return false;
    const std::string raw = whom.pronoun ? reading.she : KeyOf(text, whom);
    const std::string key = whom.pronoun ? reading.she : reading.KeyFor(whom);
    for (const Fact& fact : reading.context.facts) {
      const bool debt = fact.state == FactState::kCurrent && fact.subject == "me" && fact.predicate == p::kNote &&
                        (fact.object.find("ow") != std::string::npos || fact.object.find("lent") != std::string::npos);
      if (debt && !raw.empty() && (fact.object.find(raw) != std::string::npos || fact.object.find(key) != std::string::npos)) reading.End(fact);
    }
    return true;
  }
  const bool owes = clause.verb == "owe" && !clause.past && clause.modal.empty();
  const bool lent = clause.verb == "lend" && clause.who == Who::kI && Done(clause);
  if (!(owes || lent) || clause.who == Who::kDropped || clause.who == Who::kNone || clause.rest >= clause.span.end) return false;
  if (text[clause.rest].word == "you" || !(Mine(clause) || text[clause.rest].word == "me")) return false;
  Span said{clause.subject.all.Empty() ? clause.verb_at : clause.subject.all.begin, reading.ObjectSpan(clause.rest, clause).end};
  if (!IsMoney(text, {clause.rest, said.end}) || said.end < clause.rest + 2) return false;
  for (size_t i = clause.rest; i < said.end; ++i) {
    if (text[i].word == "from") said.end = i;
  }
  const std::string words = Resolved(reading, said);
  return !words.empty() && (reading.Add("me", p::kNote, words, 0.85), true);
}

// "i've decided to knit a jumper"
bool ReadDecided(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  if (!Mine(clause) || clause.verb != "decide" || !Done(clause) || !text.At(clause.rest, "to", clause.span) || clause.rest + 2 >= clause.span.end) return false;
  const VerbForm* verb = text[clause.rest + 1].verb;
  const Span what = reading.ObjectSpan(clause.rest + 1, clause);
  const bool plain = verb != nullptr && (verb->forms & kBaseForm) != 0 && what.Size() > 1 && what.Size() <= 6 && !IsOneOf(verb->lemma, {"be", "let", "try", "give", "think", "ignore", "say", "take", "end", "kill", "die", "hurt", "jump", "do", "leave", "go"});
  for (size_t i = what.begin; i < what.end; ++i) {
    if (IsOneOf(text[i].word, {"it", "him", "her", "them", "this", "that", "you"})) return false;
  }
  return plain && (reading.Add("me", p::kPlans, FlipPointOfView(text.Raw(what)), 0.8), true);
}

// "i sing in a choir", "i play five-a-side on mondays", "she's got her own wee shop"
bool ReadPastime(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const size_t end = clause.span.end;
  if (clause.verb == "have" && !clause.past && !clause.negated && clause.modal.empty() && clause.rest + 1 < end && text[clause.rest + 1].word == "own") {
    const std::string subject = reading.SubjectOf(clause);
    const NounPhrase what = ParseNounPhrase(text, clause.rest, end);
    const bool person = !subject.empty() && clause.pronoun != "it" && (clause.who != Who::kNoun || clause.subject.proper || HeadWord(text, clause.subject).Is(kRelationWord));
    if (!person || what.Empty() || !(HeadWord(text, what).Is(kPossessionWord))) return false;
    return reading.Add(subject, p::kHas, KeyOf(text, what), 0.85), true;
  }
  // "they've put me in with the tenors now"
  for (const std::string_view voice : {"altos", "tenors", "sopranos", "basses", "baritones", "trebles"}) {
    const size_t at = text.Find("in with the " + std::string(voice), clause.span);
    const bool me = at < end && (Mine(clause) || text.Find("me", clause.span) < at) && !clause.negated && clause.who != Who::kYou;
    if (!me) continue;
    if (const Fact* before = reading.Known("me", "sing"); before != nullptr) reading.End(*before);
    return reading.Add("me", "sing", "with the " + std::string(voice), 0.85), true;
  }
  if (clause.who != Who::kI || clause.past || clause.perfect || clause.gerund || clause.negated || !clause.modal.empty() || clause.rest >= end) return false;
  if (clause.verb == "sing" && IsOneOf(text[clause.rest].word, {"in", "with"}) && clause.rest + 1 < end && IsOneOf(text[clause.rest + 1].word, {"a", "the"})) {
    const NounPhrase what = ParseNounPhrase(text, clause.rest + 1, end);
    if (!what.Empty() && IsOneOf(HeadWord(text, what).word, {"choir", "band", "chorus", "quartet"})) return reading.Add("me", "sing", text.Raw({clause.rest, what.all.end}), 0.85), true;
  }
  if (clause.verb != "play" || text[clause.rest].Is(kPrepositionWord | kPronounWord | kPossessiveWord | kAdverbWord | kConjunctionWord)) return false;
  const NounPhrase what = ParseNounPhrase(text, clause.rest, end);
  const bool known = !what.Empty() && (HeadWord(text, what).Is(kPossessionWord) ||
                                       IsOneOf(HeadWord(text, what).word, {"football", "tennis", "rugby", "hockey", "cricket", "golf", "netball", "basketball", "badminton", "squash", "chess", "bridge", "darts",
                                                                          "snooker", "pool", "five-a-side", "volleyball", "rounders", "bowls", "shinty", "hurling", "camogie", "futsal", "lacrosse", "baseball",
                                                                          "softball", "whist", "poker", "backgammon", "bagpipes", "pipes", "fiddle", "recorder", "keys", "sax", "melodeon"}));
  const bool game = known && !what.Empty() && !what.pronoun && (what.all.begin == what.head.begin || (text[what.all.begin].word == "the" && HeadWord(text, what).Is(kPossessionWord))) && what.head.Size() <= 2 &&
                    !HeadWord(text, what).Is(kTimeWord | kVagueWord | kAdverbWord | kFillerWord);
  return game && (reading.Add("me", "play", text.Raw(what.all), 0.8), true);
}

}  // namespace

bool ReadThingsTold(Reading& reading, const Clause& clause) {
  return ReadGained(reading, clause) || ReadLost(reading, clause) || ReadFound(reading, clause) || ReadGiven(reading, clause) || ReadDebt(reading, clause) ||
         ReadDecided(reading, clause) || ReadPastime(reading, clause);
}

void ReadPromise(Reading& reading) {
  const Text& text = reading.text;
  for (size_t i = 0; i + 4 < text.size(); ++i) {
    if (text[i].word != "i" || !IsPlain(text, i)) continue;
    const size_t says = text[i + 1].word == "have" ? i + 2 : i + 1;
    if (!IsOneOf(text[says].word, {"said", "promised", "told"})) continue;
    size_t k = says + 1;
    const NounPhrase whom = text[says].word == "said" ? NounPhrase{} : ParseNounPhrase(text, k, text.size());
    const bool to_someone = !whom.Empty() && !(whom.pronoun && text[k].word == "i") && text[k].word != "you";
    if (text[k].word == "you" || (text[says].word == "told" && !to_someone)) return;
    if (to_someone) k = whom.all.end;
    else if (text[says].word == "promised" && !text.At(k, "i would", {k, text.size()}) && !text.At(k, "i will", {k, text.size()}) && text[k].word != "to") ++k;  // "promised jo i'll"
    const bool would = text.At(k, "i would", {k, text.size()}) || text.At(k, "i will", {k, text.size()});
    const bool to = text[says].word == "promised" && k < text.size() && text[k].word == "to";
    const size_t verb = would ? k + 2 : k + 1;
    if (!(would || to) || verb + 1 >= text.size() || text[verb].verb == nullptr) return;
    if (IsOneOf(text[verb].verb->lemma, {"be", "think", "try", "have", "see", "like", "love", "say", "know", "stop", "let", "die", "feel", "want", "hate"})) return;
    size_t end = verb + 1;
    while (end < text.size() && (text[end - 1].stop_after == 0) && end < i + 20) ++end;
    for (size_t k2 = i; k2 < end; ++k2) {
      if (IsOneOf(text[k2].word, {"not", "never", "you", "forgot", "but", "if"})) return;
    }
    const std::string words = Resolved(reading, {i, end});
    if (!words.empty()) reading.Add("me", p::kNote, words, 0.8);
    return;
  }
}

}  // namespace sam::english
