#include "perception/english_told.h"

#include <array>
#include <span>

#include "base/unicode.h"
#include "perception/english_focus.h"
#include "perception/english_frames.h"
#include "perception/english_told_words.h"

namespace sam::english {
namespace {

constexpr size_t kLongestEcho = 11;  // tokens that read well when they are said back
constexpr double kOnlySaid = 1.3;  // what is said says more than that it was
constexpr double kOfAGroup = 2, kLater = 0.6, kBySomebody = 0.3, kInAside = 3, kAfterBut = 0.8;

/// A clause with the verb that counts: "i'm thinking of getting a cat" is a getting that lies ahead.
struct Deed {
  Clause clause;
  std::string_view verb;
  size_t rest = 0;  // first token behind the verb
  bool ahead = false;
};

bool IsAhead(std::string_view modal) {
  return IsOneOf(modal, {"will", "going to", "might", "may", "shall", "plan", "plan to", "hope", "hope to", "want to", "want", "have to", "need to", "need", "must", "should"});
}

Deed DeedIn(const Text& text, const Clause& clause) {
  Deed deed{clause, clause.verb, clause.rest, IsAhead(clause.modal)};
  const size_t end = clause.span.end;
  const auto verb_at = [&](size_t i) { return i < end && text[i].verb != nullptr; };
  size_t inner = end;
  if (clause.verb == "think" && clause.rest + 1 < end && IsOneOf(text[clause.rest].word, {"of", "about"})) inner = clause.rest + 1, deed.ahead = true;
  if (IsOneOf(clause.verb, {"keep", "finish", "stop"}) && verb_at(clause.rest) && text[clause.rest].verb->forms == kGerundForm) inner = clause.rest;
  if (clause.verb == "have" && text.Find("to do", clause.span) < end) deed.ahead = true;  // "i still have laundry to do"
  if (IsOneOf(clause.verb, {"try", "manage", "start", "begin", "forget"}) && clause.rest + 1 < end && text[clause.rest].word == "to") inner = clause.rest + 1;
  if (verb_at(inner)) deed.verb = text[inner].verb->lemma, deed.rest = inner + 1;
  for (size_t i = deed.rest; clause.gerund && !clause.past && !clause.perfect && i < end; ++i)
    if (text[i].Is(kTimeWord) && !IsOneOf(text[i].word, {"now", "today", "since", "morning"})) deed.ahead = true;  // "i'm seeing her thursday"
  return deed;
}

Telling::Time TimeOf(const Text& text, const Deed& deed) {
  if (deed.ahead) return Telling::Time::kAhead;
  const Clause& c = deed.clause;
  if (c.passive && !c.past && IsOneOf(c.verb, {"go", "come"})) return Telling::Time::kDone;  // "my partner's gone to bed"
  const bool stands = !c.past && !c.perfect && (c.passive || (c.verb == "have" && c.verb_at < c.span.end && text[c.verb_at].word == "got"));
  if (stands) return Telling::Time::kNow;  // "she's called Brenda", "she's got six of them"
  const VerbForm* form = c.verb_at < c.span.end ? text[c.verb_at].verb : nullptr;
  const bool past_form = form != nullptr && (form->forms & kPastForm) != 0 && (form->forms & kBaseForm) == 0 && !c.gerund;
  return (c.past && !c.gerund) || (c.perfect && !c.gerund) || past_form ? Telling::Time::kDone : Telling::Time::kNow;
}

/// "just sitting there like he owns it": of somebody that the talk is about already.
bool IsOfSomebodyElse(const Text& text, const Clause& clause) {
  const VerbForm* verb = clause.verb_at < clause.span.end ? text[clause.verb_at].verb : nullptr;
  if (clause.who != Who::kDropped || verb == nullptr || verb->forms != kGerundForm || text.Has("i") || text.Has("my")) return false;
  return text.Has("he") || text.Has("she") || text.Has("it") || text.Has("they") || text.Has("his");
}

Telling::Who WhoOf(const Text& text, const Clause& clause) {
  if (IsOfSomebodyElse(text, clause)) return Telling::Who::kThing;
  if (clause.who == Who::kI || clause.who == Who::kWe || clause.who == Who::kDropped) return Telling::Who::kMe;
  if (clause.who == Who::kYou) return Telling::Who::kNobody;
  if (clause.pronoun == "they" && clause.verb == "be") return Telling::Who::kThing;  // "they were on my head all along"
  return IsSomebody(text, clause) ? Telling::Who::kOther : Telling::Who::kThing;
}

/// What the verb is done to, from her side; empty where that says little.
std::string ObjectOf(const Text& text, const Deed& deed) {
  size_t i = deed.rest;
  const size_t end = deed.clause.span.end;
  while (i < end && (text[i].Is(kAdverbWord) || IsOneOf(text[i].word, {"out", "up", "down", "off"})) && !text[i].Is(kDeterminerWord | kTimeWord)) ++i;
  if (i < end && IsOneOf(text[i].word, {"me", "us", "him", "her", "them"}) && i + 1 < end && text[i + 1].Is(kDeterminerWord | kPossessiveWord)) ++i;
  if (i >= end) return {};
  const NounPhrase phrase = ParseNounPhrase(text, i, end);
  if (phrase.Empty() || phrase.pronoun || phrase.all.Size() > 4 || phrase.is_verb_next) return {};
  const Token& head = HeadWord(text, phrase);
  const bool little = head.Is(kVagueWord | kTimeWord | kQuestionWord | kAuxiliaryWord | kFillerWord | kNumberWord) || (head.Is(kAdjectiveWord) && !head.Is(kFoodWord));
  const bool verbal = head.verb != nullptr && head.verb->forms == kGerundForm;
  return little || verbal ? std::string() : FromHerSide(text, phrase.all);
}

/// The clause up to where something else begins, to be said back.
std::string EchoOf(const Text& text, const Clause& clause, Span sentence) {
  if (clause.who == Who::kYou || clause.who == Who::kThere || IsOfSomebodyElse(text, clause)) return {};
  size_t begin = SkipFillers(text, clause.span);
  while (begin < clause.span.end && text[begin].Is(kConjunctionWord)) ++begin;
  size_t end = begin;
  for (; end < sentence.end; ++end) {
    const bool degree = text[end].word == "so" && end + 1 < sentence.end && !text[end + 1].Is(kPronounWord | kDeterminerWord | kPossessiveWord);  // "talks so fast"
    const bool breaks = end > begin + 2 && !degree && IsOneOf(text[end].word, {"and", "but", "so", "because", "cause", "which", "though", "although", "while", "when", "if", "or"});
    if (breaks) break;
    if (text[end].stop_after != 0 && end >= clause.verb_at) {
      ++end;
      break;
    }
  }
  while (end > begin && ((text[end - 1].Is(kFillerWord) && text[end - 1].word != "well") || IsOneOf(text[end - 1].word, {"though", "tbh", "lol", "lmao", "haha", "too", "btw", "then", "anyway", "instead"})) && text[end - 2 + (end < 2)].word != "not") --end;
  if (end > begin + 4 && text[end - 2].word == "i" && IsOneOf(text[end - 1].word, {"swear", "think", "guess", "suppose", "reckon", "hope"})) end -= 2;
  if (end < begin + 3 || end - begin > kLongestEcho) return {};
  if (text[end - 1].genitive || IsOneOf(text[end - 1].word, {"to", "of", "the", "a", "an", "my", "our", "in", "at", "for", "with", "not", "no", "so", "very", "really"})) return {};
  for (size_t i = begin; i < end; ++i)
    if (IsOneOf(text[i].word, {"you", "your", "u", "ur", "yours", "samantha", "this", "that", "what", "i'd"}) || (text[i].quoted)) return {};
  std::string said = FromHerSide(text, {begin, end});
  if (clause.who != Who::kDropped) return said;
  for (size_t i = begin; i < end; ++i)
    if (IsOneOf(text[i].word, {"me", "us"})) return {};  // "took me three weeks": somebody or something else did
  const VerbForm* verb = text[begin].verb;
  if (verb == nullptr) return {};
  const bool past = (verb->forms & kPastForm) != 0 && (verb->forms & kBaseForm) == 0;
  return past ? "you " + said : verb->forms == kGerundForm ? "you're " + said : std::string();
}

bool IsAsked(const Text& text, Span sentence) { return text[sentence.end - 1].stop_after == '?'; }

/// Sentences as ranges of tokens.
std::vector<Span> Sentences(const Text& text) {
  std::vector<Span> out;
  size_t begin = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char stop = text[i].stop_after;
    if (stop != '.' && stop != '?' && stop != '!' && stop != ';' && i + 1 < text.size()) continue;
    out.push_back({begin, i + 1});
    begin = i + 1;
  }
  return out;
}

}  // namespace

Telling ReadTold(const Text& text) {
  Telling best;
  double most = 0;
  const auto sentences = Sentences(text);
  for (size_t s = 0; s < sentences.size(); ++s) {
    if (IsAsked(text, sentences[s])) continue;
    for (const auto& span : text.clauses()) {
      if (span.tokens.begin < sentences[s].begin || span.tokens.end > sentences[s].end || span.mood == Mood::kQuestion || span.mood == Mood::kQuoted) continue;
      const auto clause = ParseClause(text, span.tokens);
      if (!clause || clause->who == Who::kYou) continue;
      const Deed deed = DeedIn(text, *clause);
      Telling told;
      told.who = WhoOf(text, *clause);
      told.group = GroupOf(text, *clause, deed.verb, deed.rest);
      told.time = TimeOf(text, deed);
      told.negated = clause->negated && told.group.empty();
      const bool opens = span.tokens.begin == sentences[s].begin || text[span.tokens.begin - 1].stop_after != 0;
      const bool after_but = text[span.tokens.begin].word == "but" || (span.tokens.begin > 0 && text[span.tokens.begin - 1].word == "but");
      const double worth = 0.5 + (told.group.empty() ? 0 : told.group == "say" ? kOnlySaid : kOfAGroup) + (s + 1 == sentences.size() ? kLater : 0) + (told.who == Telling::Who::kThing ? 0 : kBySomebody) + (opens ? kBySomebody : 0) + (after_but ? kAfterBut : 0) -
                           (span.mood == Mood::kHypothetical ? kInAside : 0);
      if (worth <= most) continue;
      told.clause = EchoOf(text, *clause, sentences[s]);
      told.object = ObjectOf(text, deed);
      if (told.object.empty() && told.who == Telling::Who::kThing && clause->who == Who::kNoun && !clause->subject.proper) told.object = FromHerSide(text, clause->subject.all);
      most = worth;
      best = std::move(told);
    }
  }
  return best;
}

}  // namespace sam::english
