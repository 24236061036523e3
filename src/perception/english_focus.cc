#include "perception/english_focus.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "perception/english_dates.h"

namespace sam::english {
namespace {

constexpr size_t kLongestClause = 14;

constexpr double kLeastInterest = 0.8;

/// Words that are only the measure or the place of something else: "all kinds", "a couple", "the rest".
bool SaysLittle(std::string_view word) {
  static constexpr std::array<std::string_view, 36> kWords = {
      "kind", "kinds", "sort", "sorts", "lot",  "lots", "bit",   "bits",  "couple", "number", "half",  "rest",
      "one",  "ones",  "way",  "ways",  "side", "part", "parts", "point", "end",    "front",  "top",   "bottom",
      "back", "case",  "fact", "type",  "more", "less", "most",  "least", "same",   "all",    "other", "others"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool IsFigure(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789.,:%$-/") == word.npos;
}

/// "no puns", "a cake shaped", "a word normally": taken up by itself it would be said the wrong way round.
bool MissesItsNoun(const Text& text, const NounPhrase& phrase) {
  const Token& head = HeadWord(text, phrase);
  const std::string_view opening = text[phrase.all.begin].word;
  if (IsOneOf(opening, {"no", "any", "every", "each", "enough", "what", "which", "another", "such", "all", "both", "most"})) return true;
  const bool bare = phrase.all.begin == phrase.head.begin && !phrase.proper && !LooksPlural(head.word);
  if (bare && head.verb != nullptr && !head.Is(kFoodWord | kEventWord | kPetWord)) return true;
  if (phrase.all.Size() < 2 || phrase.proper) return false;
  const bool participle = head.verb != nullptr && head.verb->forms == (kPastForm | kParticipleForm);
  return participle || (head.classes == 0 && head.word.size() > 4 && head.word.ends_with("ly"));
}

/// A bare word ("clunky", "sexier", "enjoy") that stands or ends like an adjective or a verb.
bool IsNoNoun(const Text& text, const NounPhrase& phrase) {
  const std::string_view word = HeadWord(text, phrase).word;
  if (phrase.proper || phrase.all.begin != phrase.head.begin || LooksPlural(word)) return false;
  static constexpr std::array<std::string_view, 11> kEndings = {"ed",  "ing",  "ly",   "ive", "ful", "less",
                                                                "ous", "iest", "able", "ish", "ier"};
  const auto ends = [&](std::string_view end) { return word.size() > end.size() + 2 && word.ends_with(end); };
  const bool particular = HeadWord(text, phrase).Is(kEventWord | kPetWord | kFoodWord | kHealthWord | kJobWord);
  if (!particular && std::any_of(kEndings.begin(), kEndings.end(), ends)) return true;
  if (phrase.all.begin == 0 || particular) return false;
  static constexpr std::array<std::string_view, 30> kBefore = {
      "i",    "you",    "we",   "they",  "he",   "she", "it",   "people", "to",    "is",
      "are",  "was",    "were", "be",    "been", "am",  "i'm",  "you're", "we're", "they're",
      "it's", "that's", "he's", "she's", "so",   "too", "very", "really", "not",   "as"};
  const std::string_view before = text[phrase.all.begin - 1].word;
  return before.ends_with("ly") || std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end();
}

// Which noun phrase a listener would take up: the particular one, rather what is new than what is at hand.
double InterestOf(const Text& text, const NounPhrase& phrase, const Clause* clause) {
  const Token& head = HeadWord(text, phrase);
  if (head.Is(kVagueWord | kTimeWord | kFillerWord | kPronounWord | kQuestionWord | kAuxiliaryWord)) return -1;
  if (MissesItsNoun(text, phrase) || SaysLittle(head.word) || IsFigure(head.word) || head.Is(kNumberWord) || IsNoNoun(text, phrase)) return -1;
  const bool bare_participle = head.verb != nullptr && (head.verb->forms & kBaseForm) == 0 && phrase.all.begin == phrase.head.begin && !LooksPlural(head.word);
  if (bare_participle) return -1;  // "hasn't really given up"
  double interest = 2;
  if (head.classes == 0 && head.verb == nullptr) interest += 1.2;
  if (head.Is(kEventWord | kPetWord | kFoodWord | kHealthWord | kJobWord)) interest += 1.1;
  if (head.Is(kRelationWord) && phrase.name.Empty()) interest -= 0.3;
  if (head.Is(kPlaceWord | kColourWord)) interest -= 0.3;
  if (phrase.indefinite && phrase.all.begin == phrase.head.begin && !LooksPlural(head.word)) interest -= 0.2;
  if (phrase.head.Size() > 1) interest += 0.2;
  if (phrase.all.begin > 0 && text[phrase.all.begin - 1].Is(kPrepositionWord)) interest -= 0.9;
  if (clause != nullptr && phrase.all.begin >= clause->rest) interest += 0.4;
  if (phrase.owner == Owner::kMine) interest -= 0.3;
  if (head.Is(kPassingWord)) interest -= 1;
  if (head.Is(kAdjectiveWord | kAdverbWord) && !head.Is(kFoodWord)) interest -= 1.5;
  if (head.verb != nullptr && head.verb->forms != kBaseForm && !LooksPlural(head.word)) interest -= 1.5;
  return interest;
}

void SetNoun(const Text& text, const NounPhrase& phrase, Focus& focus) {
  size_t first = phrase.head.begin;
  while (first + 1 < phrase.head.end && text[first].Is(kAdjectiveWord | kNumberWord) && !text[first].genitive) ++first;
  for (size_t i = first; i + 1 < phrase.head.end; ++i) {
    if (text[i].genitive) first = i + 1;
  }
  const Span noun{first, phrase.head.end};
  focus.noun = phrase.proper || text[first].capital ? text.Raw(noun) : text.Lower(noun);
  if (text[phrase.head.end - 1].genitive && focus.noun.ends_with("'s")) focus.noun.resize(focus.noun.size() - 2);
  std::string said = text.Raw(phrase.all);
  const Token& opening = text[phrase.all.begin];
  if (opening.capital && opening.classes != 0 && !phrase.proper && !said.empty()) said[0] = opening.word[0];
  focus.phrase = FlipPointOfView(said);
  if (phrase.is_verb_next && focus.phrase.ends_with("'s")) focus.phrase.resize(focus.phrase.size() - 2);
}

std::string ClauseOf(const Text& text, const Clause& clause) {
  size_t begin = SkipFillers(text, clause.span), end = clause.span.end;
  if (clause.who == Who::kNoun || clause.subject.pronoun)
    begin = std::max(begin, std::min(clause.subject.all.begin, begin + 3));
  while (end > begin && (text[end - 1].Is(kFillerWord) || text[end - 1].word == "though" ||
                         text[end - 1].word == "tbh" || text[end - 1].word == "lmao"))
    --end;
  if (end < begin + 3 || end - begin > kLongestClause || clause.who == Who::kYou) return {};
  std::string said = text.Raw({begin, end});
  const Token& first = text[begin];
  if (first.capital && !IsNameToken(first))
    said[0] = first.word[0];
  else if (first.capital && begin == 0 && first.classes != 0 && !first.Is(kGivenNameWord))
    said[0] = first.word[0];
  if (clause.who == Who::kDropped) {
    const VerbForm* verb = text[clause.verb_at].verb;
    if (verb == nullptr || clause.verb_at != begin) return {};
    const bool past = (verb->forms & kPastForm) != 0 && (verb->forms & kBaseForm) == 0;
    if (!past && verb->forms != kGerundForm) return {};
    said = (past ? "i " : "i'm ") + said;
  }
  return FlipPointOfView(said);
}

/// What may stand behind the phrase that ends a clause.
bool SaysNothingAtTheEnd(const Token& token) {
  return token.Is(kFillerWord) || IsOneOf(token.word, {"though", "tbh", "lmao", "now", "again", "too", "today", "already", "anyway", "yet", "actually", "obviously", "apparently", "haha", "lol", "x", "xx"});
}

/// The noun phrase that ends `within`; empty where what ends it is none, or says little.
NounPhrase LastPhrase(const Text& text, const std::optional<Clause>& clause, Span within) {
  for (size_t i = within.begin; i < within.end;) {
    const bool verb_here = clause && i >= clause->verb_at && i < clause->rest && clause->rest > clause->verb_at;
    const bool no_noun = verb_here || (text[i].Is(kFillerWord | kPronounWord) && !text[i].Is(kDeterminerWord));
    const NounPhrase phrase = no_noun ? NounPhrase{} : ParseNounPhrase(text, i, within.end);
    if (phrase.Empty() || phrase.pronoun) {
      ++i;
      continue;
    }
    if (phrase.all.end < within.end) {
      i = phrase.all.end;
      continue;
    }
    const Token& head = HeadWord(text, phrase);
    const bool empty = head.Is(kVagueWord | kFillerWord | kPronounWord | kQuestionWord | kAuxiliaryWord | kAdverbWord) || SaysLittle(head.word) || IsFigure(head.word);
    const bool adjective = head.Is(kAdjectiveWord) && !head.Is(kFoodWord | kTimeWord);
    const bool bare = phrase.all.Size() == 1 && !LooksPlural(head.word) && !(phrase.all.begin > within.begin && text[phrase.all.begin - 1].Is(kPrepositionWord));
    const bool name_or_number = bare || head.Is(kNumberWord) || (head.verb != nullptr && IsOneOf(text[phrase.all.begin].word, {"this", "that"}));
    const bool unsure = !head.Is(kTimeWord) && (MissesItsNoun(text, phrase) || IsNoNoun(text, phrase));
    return empty || adjective || name_or_number || unsure || phrase.is_verb_next || text[within.end - 1].genitive ? NounPhrase{} : phrase;
  }
  return {};
}

/// The tail of one clause.
std::string TailOf(const Text& text, Span span) {
  constexpr size_t kLongestTail = 6;
  const std::optional<Clause> clause = ParseClause(text, span);
  if (clause && clause->who == Who::kYou) return {};
  size_t end = span.end;
  while (end > span.begin && SaysNothingAtTheEnd(text[end - 1])) --end;
  if (end > span.begin + 1 && text[end - 1].Is(kTimeWord) && IsOneOf(text[end - 2].word, {"since", "until", "till"}))
    return text.Raw({end - 2, end});
  const bool ago = end > span.begin && text[end - 1].word == "ago";
  const NounPhrase phrase = LastPhrase(text, clause, {span.begin, ago ? end - 1 : end});
  if (phrase.Empty() || (clause && phrase.all.begin == clause->subject.all.begin && !clause->subject.Empty())) return {};
  size_t begin = phrase.all.begin;
  const Token& head = HeadWord(text, phrase);
  const bool after = begin > span.begin && text[begin - 1].Is(kPrepositionWord) && !IsOneOf(text[begin - 1].word, {"of", "like", "than", "as", "out", "up", "off", "down"});
  if (begin > span.begin && text[begin - 1].word == "of") return {};
  if (head.Is(kTimeWord) && phrase.all.Size() < 2) return {};  // "on friday" is nothing to wonder at
  if (after) --begin;
  if (begin > span.begin && text[begin - 1].word == "not") --begin;
  if (end - begin > kLongestTail) return {};
  std::string said = text.Raw({begin, end});
  const Token& first = text[begin];
  if (first.capital && !IsNameToken(first) && !phrase.proper) said[0] = first.word[0];
  std::string turned = FlipPointOfView(said);
  return IsOneOf(turned, {"you", "yours"}) || turned.ends_with(" you") ? std::string() : turned;
}

}  // namespace

std::string FromHerSide(const Text& text, Span span) {
  std::string said = text.Raw(span);
  const Token& first = text[span.begin];
  const bool only_first = span.begin == 0 && first.classes != 0 && !first.Is(kGivenNameWord);
  if (first.capital && !said.empty() && (!IsNameToken(first) || only_first)) said[0] = first.word[0];
  return FlipPointOfView(said);
}

std::string ReadTail(const Text& text) {
  constexpr size_t kMostClauses = 2;
  const auto& clauses = text.clauses();
  for (size_t c = clauses.size(); c > 0 && c + kMostClauses > clauses.size() && clauses[c - 1].mood == Mood::kPlain; --c)
    if (std::string tail = TailOf(text, clauses[c - 1].tokens); !tail.empty()) return tail;
  return {};
}

Focus ReadFocus(const Text& text, const Moment& at) {
  Focus focus;
  focus.tail = ReadTail(text);
  double best = kLeastInterest;
  for (const auto& span : text.clauses()) {
    const std::optional<Clause> clause = ParseClause(text, span.tokens);
    if (focus.clause.empty() && clause && span.mood == Mood::kPlain) focus.clause = ClauseOf(text, *clause);
    for (size_t i = span.tokens.begin; i < span.tokens.end;) {
      const bool verb_here = clause && i >= clause->verb_at && i < clause->rest && clause->rest > clause->verb_at;
      const auto time = verb_here ? std::nullopt : TimeAt(text, i, span.tokens.end, at);
      if (time) {
        i = std::max(i + 1, time->tokens.end);
        continue;
      }
      const bool no_noun = verb_here || (text[i].Is(kFillerWord | kPronounWord) && !text[i].Is(kDeterminerWord));
      const NounPhrase phrase = no_noun ? NounPhrase{} : ParseNounPhrase(text, i, span.tokens.end);
      if (phrase.Empty() || phrase.pronoun) {
        ++i;
        continue;
      }
      const double interest = InterestOf(text, phrase, clause ? &*clause : nullptr);
      if (interest > best) {
        best = interest;
        SetNoun(text, phrase, focus);
      }
      i = std::max(i + 1, phrase.all.end);
    }
  }
  return focus;
}

}  // namespace sam::english
