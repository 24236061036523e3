// Noun phrases, names, and the taking apart of a clause.
#include <algorithm>

#include "perception/english_text.h"

namespace sam::english {
namespace {

bool StopsBefore(const Text& text, size_t i, size_t from) { return i > from && text[i - 1].stop_after != 0; }

// "my sister's pregnant", "my dog's called Rex": the 's is the verb.
bool GenitiveIsVerb(const Text& text, size_t i, size_t end) {
  if (i + 1 >= end || text[i].stop_after != 0) return false;
  const Token& next = text[i + 1];
  if (next.Is(kDeterminerWord | kPossessiveWord | kPrepositionWord | kPronounWord | kAuxiliaryWord)) return true;
  if (next.Is(kAdverbWord) && !next.Is(kAdjectiveWord)) return true;
  constexpr std::string_view kPredicates[] = {
      "called",   "named",    "allergic", "gone",    "dead",    "got",      "getting",  "turning", "coming", "moving",
      "arriving", "visiting", "starting", "leaving", "working", "studying", "learning", "afraid",  "scared"};
  if (std::find(std::begin(kPredicates), std::end(kPredicates), next.word) != std::end(kPredicates)) return true;
  // "papa's going into", "ruaridh's paid me": a deed, unless a noun follows ("gran's lost ring").
  const uint8_t forms = next.verb != nullptr && next.stop_after == 0 && i + 2 < end ? next.verb->forms : 0;
  const bool deed = forms != 0 && (forms & (kBaseForm | kThirdForm)) == 0 && !next.Is(kEventWord | kAdjectiveWord | kPossessionWord);
  if (deed && text[i + 2].word != "of" && text[i + 2].Is(kDeterminerWord | kPronounWord | kPrepositionWord | kPossessiveWord | kAdverbWord) &&
      !text[i + 2].Is(kAuxiliaryWord))
    return true;
  const bool told = (forms & kParticipleForm) == 0 && next.verb != nullptr && next.verb->lemma == "start" && next.stop_after == ',';
  if (told) return true;
  const bool last =
      i + 2 >= end || next.stop_after != 0 || text[i + 2].Is(kPrepositionWord | kConjunctionWord | kAdverbWord);
  return last && next.Is(kStateWord | kColourWord | kNumberWord);
}

enum class Next : uint8_t { kTake, kStop };

// Whether the word at `i` still belongs to a noun phrase whose head began at `head`.
Next GoesOn(const Text& text, size_t i, size_t head, size_t end) {
  const Token& token = text[i];
  if (StopsBefore(text, i, head)) return Next::kStop;
  if (token.Is(kPrepositionWord | kConjunctionWord | kPronounWord | kAuxiliaryWord | kQuestionWord | kDeterminerWord) &&
      !(i == head && token.Is(kAdjectiveWord)))
    return Next::kStop;
  if (token.Is(kAdverbWord) && !(token.Is(kAdjectiveWord) && i + 1 < end)) return Next::kStop;
  if (token.word == "not" || token.word == "to") return Next::kStop;
  if (token.verb == nullptr || i == head || text[i - 1].genitive) return Next::kTake;
  const uint8_t forms = token.verb->forms;
  const bool be_next = i + 1 < end && text[i].stop_after == 0 &&
                       (text[i + 1].Is(kAuxiliaryWord) ||
                        (text[i + 1].verb != nullptr && (text[i + 1].verb->forms & (kThirdForm | kPastForm)) != 0));
  if ((forms & kThirdForm) != 0 && (forms & kBaseForm) == 0) return be_next ? Next::kTake : Next::kStop;
  if ((forms & kBaseForm) != 0 && (forms & kPastForm) == 0)
    return LooksPlural(text[i - 1].word) ? Next::kStop : Next::kTake;
  if (forms == kGerundForm) return text[i - 1].Is(kAdjectiveWord) ? Next::kTake : Next::kStop;
  return be_next && (forms & kBaseForm) != 0 ? Next::kTake : Next::kStop;
}

Owner OwnerOf(std::string_view word) {
  if (word == "my" || word == "our") return Owner::kMine;
  if (word == "your") return Owner::kYours;
  if (word == "his" || word == "her" || word == "its") return Owner::kHis;
  if (word == "their") return Owner::kTheirs;
  return Owner::kNone;
}

// The name after "called" or in apposition: "my sister, Hana, ..."
void AddName(const Text& text, size_t end, NounPhrase& phrase) {
  size_t i = phrase.all.end;
  if (i >= end || !phrase.name.Empty() || phrase.proper) return;
  const bool stopped = text[i - 1].stop_after != 0;
  const bool called =
      (text[i].word == "called" || text[i].word == "named") && (!stopped || text[i - 1].stop_after == ',');
  if (called && !phrase.is_verb_next && i + 1 < end) {
    const Span name = ParseName(text, i + 1, end, NameMode::kForced);
    if (name.Empty()) return;
    phrase.name = name;
    phrase.all.end = name.end;
    return;
  }
  if (text[i - 1].stop_after != ',' || !HeadWord(text, phrase).Is(kRelationWord | kPetWord)) return;
  const Span name = ParseName(text, i, end, NameMode::kSure);
  const bool closed = !name.Empty() && text[name.end - 1].stop_after == ',';
  if (!closed) return;
  phrase.name = name;
  phrase.all.end = name.end;
}

// Takes the words of the head, and a name that stands right behind it.
void TakeHead(const Text& text, size_t end, NounPhrase& phrase) {
  size_t i = phrase.head.begin;
  while (i < end && GoesOn(text, i, phrase.head.begin, end) == Next::kTake) {
    const bool named_kind = i > phrase.head.begin && text[i - 1].Is(kRelationWord | kPetWord) && !text[i - 1].genitive;
    const bool after_lower =
        i > phrase.head.begin && !text[i - 1].capital && !text[i - 1].genitive && phrase.owner != Owner::kNone;
    if (i > phrase.head.begin && ((named_kind && (IsNameToken(text[i]) || text[i].Is(kGivenNameWord | kTitleWord))) ||
                                  (after_lower && IsNameToken(text[i])))) {
      phrase.name = ParseName(text, i, end, NameMode::kSure);
      if (!phrase.name.Empty()) break;
    }
    if (text[i].word == "new") phrase.is_new = true;
    if (text[i].genitive && GenitiveIsVerb(text, i, end)) {
      phrase.is_verb_next = true;
      ++i;
      break;
    }
    ++i;
  }
  phrase.head.end = i;
  phrase.all.end = phrase.name.Empty() ? i : phrase.name.end;
}

NounPhrase ProperPhrase(const Text& text, size_t i, size_t end) {
  NounPhrase phrase;
  const Span name = ParseName(text, i, end, NameMode::kSure);
  if (name.Empty()) return phrase;
  phrase.all = phrase.head = name;
  phrase.proper = true;
  if (!text[name.end - 1].genitive) return phrase;
  if (GenitiveIsVerb(text, name.end - 1, end)) {
    phrase.is_verb_next = true;
    return phrase;
  }
  if (name.end >= end) return phrase;
  phrase.head.begin = name.end;
  TakeHead(text, end, phrase);
  if (phrase.head.Empty()) return {};
  phrase.head.begin = name.begin;
  phrase.proper = false;
  return phrase;
}

}  // namespace

bool IsNameToken(const Token& token) {
  return token.capital &&
         !token.Is(kOrdinaryWord | kTimeWord | kPossessiveWord | kAuxiliaryWord | kFillerWord | kQuestionWord |
                   kConjunctionWord) &&
         token.word.size() > 1 && !(token.Is(kDeterminerWord | kPronounWord | kPrepositionWord | kAdverbWord));
}

Span ParseName(const Text& text, size_t i, size_t end, NameMode mode) {
  if (i >= end) return {};
  Span name{i, i};
  const bool titled = text[i].Is(kTitleWord) && i + 1 < end && text[i].stop_after == 0 &&
                      (IsNameToken(text[i + 1]) || text[i + 1].Is(kGivenNameWord) ||
                       (text[i].word.size() <= 4 && text[i].word.front() != 's')) &&
                      !text[i + 1].Is(kAuxiliaryWord | kPrepositionWord | kConjunctionWord | kDeterminerWord |
                                      kPronounWord | kAdverbWord) &&
                      !text[i].genitive;
  if (titled)
    name.end = i + 2;
  else if (IsNameToken(text[i]) || text[i].Is(kGivenNameWord))
    name.end = i + 1;
  else if (mode == NameMode::kForced &&
           !text[i].Is(kPronounWord | kDeterminerWord | kPrepositionWord | kAuxiliaryWord | kConjunctionWord |
                       kNumberWord | kQuestionWord) &&
           !(text[i].Is(kAdverbWord)) && text[i].word.size() > 1)
    name.end = i + 1;
  if (name.Empty()) return {};
  const bool capital = text[name.end - 1].capital;
  while (name.end < end && name.Size() < 4 && text[name.end - 1].stop_after == 0 && !text[name.end - 1].genitive) {
    const Token& next = text[name.end];
    const bool particle =
        next.word == "van" || next.word == "von" || next.word == "de" || next.word == "del" || next.word == "der";
    const bool more = capital ? IsNameToken(next) || (particle && name.end + 1 < end && text[name.end + 1].capital)
                              : next.Is(kGivenNameWord) && !next.capital && text[name.end - 1].Is(kGivenNameWord) &&
                                    next.verb == nullptr;
    if (!more) break;
    ++name.end;
  }
  return name;
}

NounPhrase ParseNounPhrase(const Text& text, size_t i, size_t end) {
  NounPhrase phrase;
  if (i >= end) return phrase;
  const Token& first = text[i];
  const bool determiner =
      first.Is(kDeterminerWord) &&
      !(first.Is(kPronounWord) &&
        (i + 1 >= end || first.stop_after != 0 ||
         text[i + 1].Is(kAuxiliaryWord | kPrepositionWord | kConjunctionWord | kPronounWord | kAdverbWord)));
  if (first.Is(kPronounWord) && !determiner) {
    phrase.all = phrase.head = {i, i + 1};
    phrase.pronoun = true;
    return phrase;
  }
  if (!determiner && (IsNameToken(first) || first.Is(kGivenNameWord | kTitleWord))) {
    phrase = ProperPhrase(text, i, end);
    if (!phrase.Empty()) return phrase;
  }
  phrase.all = {i, i};
  size_t start = i;
  if (determiner) {
    phrase.owner = OwnerOf(first.word);
    phrase.indefinite = first.word == "a" || first.word == "an" || first.word == "some" || first.word == "another";
    ++start;
  } else {
    phrase.indefinite = true;
  }
  while (start < end && (text[start].word == "very" || text[start].word == "really" || text[start].word == "own"))
    ++start;
  phrase.head = {start, start};
  if (start < end) TakeHead(text, end, phrase);
  if (phrase.head.Empty()) return {};
  phrase.all.begin = i;
  AddName(text, end, phrase);
  return phrase;
}

const Token& HeadWord(const Text& text, const NounPhrase& phrase) { return text[phrase.head.end - 1]; }

std::string KeyOf(const Text& text, const NounPhrase& phrase) {
  if (phrase.Empty()) return {};
  if (phrase.proper) {
    std::string raw = text.Raw(phrase.head);
    if (text[phrase.head.end - 1].genitive && raw.ends_with("'s")) raw.resize(raw.size() - 2);
    return raw;
  }
  std::string key;
  for (size_t i = phrase.head.begin; i < phrase.head.end; ++i) {
    const Token& token = text[i];
    const bool last = i + 1 == phrase.head.end;
    if (!last && token.Is(kAdjectiveWord | kNumberWord) && !token.Is(kRelationWord) && !(token.genitive)) continue;
    if (!key.empty()) key += ' ';
    key += token.genitive && token.capital ? text.RawWord(i) : std::string(token.word);
    if (token.genitive && !last) key += "'s";
  }
  return key;
}

size_t SkipFillers(const Text& text, Span span) {
  size_t i = span.begin;
  while (i + 1 < span.end) {
    const Token& token = text[i];
    if (token.word == "when" && text[i + 1].Is(kAuxiliaryWord)) break;
    const bool opener = token.Is(kFillerWord) || token.word == "then" || token.word == "though" ||
                        token.word == "when" || token.word == "while" || token.word == "because" ||
                        token.word == "cuz" || token.word == "or" || token.word == "if" || token.word == "although" ||
                        token.word == "wait" || token.word == "sorry" || token.word == "again";
    const bool adverb = token.Is(kAdverbWord) && !token.Is(kPronounWord | kDeterminerWord | kAdjectiveWord);
    // "like" and "right" open only where a stop or a subject follows; "what" belongs to "guess what".
    const bool verb_like = token.word == "like" || token.word == "look" || token.word == "listen" ||
                           token.word == "guess" || token.word == "right" || token.word == "well" ||
                           token.word == "what" || token.word == "no" || token.word == "please" ||
                           token.word == "wait" || token.word == "dear";
    const bool followed = token.stop_after != 0 || text[i + 1].Is(kPronounWord | kPossessiveWord | kFillerWord) ||
                          text[i + 1].word == "the";
    if (token.word == "what" && !(i > span.begin && text[i - 1].word == "guess")) break;
    if (!(opener || adverb) || (verb_like && !followed)) break;
    ++i;
  }
  return i;
}

}  // namespace sam::english
