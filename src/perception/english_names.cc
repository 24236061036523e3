// Names in lower case: which words of a text can only be a name, and whom a pronoun means.
#include <algorithm>

#include "base/unicode.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

namespace p = predicate;

constexpr size_t kTurnsBack = 4;  // a pronoun means nobody from longer ago

// Letters only, of no known class, no plural: it may be a name.
bool MayBeName(const Token& token) {
  if ((token.classes & ~kTitleWord) != 0 || token.verb != nullptr || token.word.size() < 3 || token.word.size() > 14) return false;
  if (IsEnglishStopWord(token.word) || IsPlaceName(token.word)) return false;
  if (std::any_of(token.word.begin(), token.word.end(), [](char c) { return c == '-' || c == '\'' || (c >= '0' && c <= '9'); })) return false;
  for (const std::string_view ending : {"ing", "tion", "ment", "ness", "ity", "ly", "ed", "less", "ful"}) {
    if (token.word.ends_with(ending)) return false;
  }
  return !IsOneOf(token.word, {"group", "circle", "request", "zone", "battle", "shower", "loan", "debt", "stress", "hug", "legend", "pub", "bless",
                               "wrong", "incorrect", "nah", "congrats", "dunno", "clown", "idiot", "genius", "thanks", "sorry", "hello", "mate", "bro", "sis", "babe", "honey"});
}

bool IsKin(const Token& token) {
  return token.Is(kRelationWord) && !token.genitive &&
         IsOneOf(token.word, {"mum", "mom", "dad", "sister", "brother", "twin", "son", "daughter", "uncle", "aunt", "auntie", "cousin", "niece", "nephew",
                              "pal", "mate", "friend", "bestie", "buddy", "flatmate", "housemate", "roommate", "neighbour", "neighbor", "boss",
                              "colleague", "workmate", "husband", "wife", "partner", "boyfriend", "girlfriend", "ex", "gran", "granny", "grandad"});
}

bool Mine(const Text& text, size_t role) {
  for (size_t back = 1; back <= 3 && back <= role; ++back) {
    const Token& token = text[role - back];
    if (token.word == "my" || token.word == "our") return true;
    if (token.stop_after != 0 || !(token.Is(kAdjectiveWord | kRelationWord) || token.word == "wee")) return false;
  }
  return false;
}

// "my ex", "our neighbour" at `i`.
bool RoleOfMine(const Text& text, size_t i) {
  if (i >= text.size() || !(text[i].word == "my" || text[i].word == "our")) return false;
  const NounPhrase role = ParseNounPhrase(text, i, text.size());
  return !role.Empty() && !role.pronoun && HeadWord(text, role).Is(kRelationWord | kPetWord) && role.owner == Owner::kMine;
}

bool Opens(const Text& text, size_t i) {
  return i == 0 || text[i - 1].stop_after != 0 || IsOneOf(text[i - 1].word, {"and", "but", "so", "while", "cause", "because", "me"});
}

// "he's a greyhound", "she's my cousin", "he's a joiner" somewhere behind `i`.
bool ToldWhatSheIs(const Text& text, size_t i, uint32_t kinds) {
  for (size_t k = i + 1; k + 2 < text.size(); ++k) {
    if (!(text[k].word == "he" || text[k].word == "she") || text[k + 1].word != "is") continue;
    const NounPhrase what = ParseNounPhrase(text, k + 2, text.size());
    return !what.Empty() && !what.pronoun && HeadWord(text, what).Is(kinds) && text[what.all.begin].Is(kDeterminerWord);
  }
  return false;
}

bool StandsAsName(const Text& text, size_t i) {
  const Token& token = text[i];
  const size_t next = i + 1, size = text.size();
  const bool open = Opens(text, i), comma = token.stop_after == ',';
  const bool met = i > 0 && (IsOneOf(text[i - 1].word, {"with", "and", "into", "met", "saw", "called", "rang", "phoned", "texted", "told", "asked"}));
  if ((comma || token.stop_after == '(') && (open || met) && RoleOfMine(text, next)) return true;
  const bool bare = i == 0 || !text[i - 1].Is(kDeterminerWord | kAdjectiveWord | kNumberWord | kPossessiveWord) || text[i - 1].stop_after != 0;
  if (!bare) return false;
  if (comma && open && next + 1 < size && text[next].word == "who" && text[next + 1].verb != nullptr) return true;
  if (token.stop_after == '.' && (open || met) && RoleOfMine(text, next)) return true;
  if (comma && next + 1 < size && IsOneOf(text[next].word, {"he", "she"}) && ToldWhatSheIs(text, i, kRelationWord | kPetWord | kJobWord)) return true;
  if (token.genitive && open && next < size && text[next].verb == nullptr && ToldWhatSheIs(text, i, kPetWord)) return true;
  if (open && next < size && ((token.genitive && RoleOfMine(text, next)) ||
                              (token.genitive && IsOneOf(text[next].word, {"his", "her", "their"}) && next + 1 < size && text[next + 1].Is(kRelationWord))))
    return true;
  if (open && (text.At(next, "next door", {0, size}) || text.At(next, "from next door", {0, size}))) return true;
  if (open && text.At(next, "and i", {0, size}) && ToldWhatSheIs(text, i, kRelationWord)) return true;

  return false;
}

// "my mate ossian reckons", "our cat, biscuit, has": a name behind its role.
bool FollowsRole(const Text& text, size_t i) {
  if (i == 0) return false;
  const Token& token = text[i];
  const Token& role = text[i - 1];
  const bool ends = i + 1 >= text.size() || token.stop_after != 0;
  const Token* next = ends ? nullptr : &text[i + 1];
  const bool titled = IsOneOf(role.word, {"uncle", "auntie", "aunt", "granny", "grandpa", "captain"}) && (i == 1 || !text[i - 2].Is(kPossessiveWord | kDeterminerWord));
  const bool verb_like = next != nullptr && next->classes == 0 && (next->word.ends_with("s") || next->word.ends_with("ed"));
  if (role.stop_after == 0 && titled && token.genitive) return true;
  if (role.stop_after == 0 && titled) return next != nullptr && next->verb != nullptr && (next->verb->forms & (kPastForm | kThirdForm)) != 0;
  if (role.stop_after == 0 && IsKin(role) && Mine(text, i - 1) && token.stop_after == 0 && verb_like) return true;
  if (role.stop_after == 0 && IsKin(role) && Mine(text, i - 1))
    return !ends && (token.genitive || next->Is(kAuxiliaryWord) || (next->verb != nullptr && (next->verb->forms & (kPastForm | kThirdForm)) != 0));
  const bool apposed = role.stop_after == ',' && ends && role.Is(kRelationWord | kPetWord) && !role.genitive &&
                       (Mine(text, i - 1) || (role.Is(kPetWord) && i > 1 && text[i - 2].word == "the"));
  return apposed && (token.stop_after == ',' || i + 1 >= text.size());
}

// "bumped into lachie. my ex", "osman came round, mate of my dad's", "new boss started, francesca, seems nice".
bool NamedByTheRest(const Text& text, size_t i) {
  const size_t size = text.size();
  if (Opens(text, i) && i + 2 < size && text[i].stop_after == 0 && text[i + 1].verb != nullptr) {
    for (size_t k = i + 2; k + 2 < size; ++k) {
      const bool of = text[k - 1].stop_after == ',' && IsKin(text[k]) && text[k + 1].word == "of" && text[k + 2].Is(kDeterminerWord | kPronounWord);
      if (of) return true;
    }
  }
  const bool apart = i > 1 && text[i - 1].stop_after == ',' && (text[i].stop_after == ',' || i + 1 >= size);
  if (!apart) return false;
  for (size_t k = 0; k + 2 < i; ++k) {
    const bool fresh = text[k].word == "new" && text[k + 1].Is(kRelationWord | kJobWord);
    if (fresh && (k == 0 || text[k - 1].stop_after != 0 || text[k - 1].Is(kDeterminerWord) || Opens(text, k))) return true;
  }
  return false;
}

bool KnownAsName(const Text& text, size_t i, const PerceptionContext& context) {
  const Token& token = text[i];
  if (token.Is(kGivenNameWord) || token.word.size() < 2) return false;
  const bool bare = i == 0 || !text[i - 1].Is(kDeterminerWord | kAdjectiveWord | kNumberWord) || text[i - 1].stop_after != 0;
  if (!bare) return false;
  // A name that is a word as well ("biscuit") needs to stand as someone who does something.
  const bool acts = Opens(text, i) && (token.genitive || (i + 1 < text.size() && token.stop_after == 0 && (text[i + 1].Is(kAuxiliaryWord) || text[i + 1].verb != nullptr)));
  if (!(acts || (token.classes == 0 && token.verb == nullptr))) return false;
  return std::any_of(context.facts.begin(), context.facts.end(), [&](const Fact& fact) {
    return fact.predicate == p::kName && fact.subject != "me" && fact.state == FactState::kCurrent && ToLower(fact.object) == token.word;
  });
}

}  // namespace

void MarkNames(Text& text, const PerceptionContext& context) {
  for (size_t i = 0; i < text.size(); ++i) {
    const bool unknown = MayBeName(text[i]);
    if (KnownAsName(text, i, context) || (unknown && (StandsAsName(text, i) || FollowsRole(text, i) || NamedByTheRest(text, i)))) text.MarkName(i);
  }
}

Gender GenderOfRole(std::string_view role) {
  if (IsOneOf(role, {"mother", "mom", "mum", "mam", "mama", "mommy", "mummy", "sister", "daughter", "grandma", "grandmother", "granny", "nan", "nana", "gran",
                     "aunt", "auntie", "niece", "wife", "girlfriend", "gf", "fiancee", "landlady", "mother-in-law", "sister-in-law", "missus"}))
    return Gender::kShe;
  if (IsOneOf(role, {"father", "dad", "daddy", "papa", "pa", "brother", "son", "grandpa", "grandfather", "grandad", "granddad", "uncle", "nephew", "husband",
                     "boyfriend", "bf", "fiance", "landlord", "father-in-law", "brother-in-law", "hubby"}))
    return Gender::kHe;
  return Gender::kUnknown;
}

Gender GenderOfPronoun(std::string_view word) {
  if (word == "she" || word == "her" || word == "hers") return Gender::kShe;
  if (word == "he" || word == "him" || word == "his") return Gender::kHe;
  return Gender::kUnknown;
}

std::string SpokenOfBefore(const PerceptionContext& context, Gender gender) {
  const auto& recent = context.discourse.recent;
  const size_t oldest = recent.size() > kTurnsBack ? recent.size() - kTurnsBack : 0;
  for (size_t i = recent.size(); i > oldest; --i) {
    Text said(recent[i - 1].said);
    MarkNames(said, context);
    std::string possessor;  // "grandad's chest is bad": meant where nobody else is
    for (size_t t = 0; t < said.size(); ++t) {
      const Token& token = said[t];
      const bool possesses = token.genitive && t + 1 < said.size() && said[t + 1].verb == nullptr && !said[t + 1].Is(kAdverbWord | kPrepositionWord | kDeterminerWord | kAuxiliaryWord);
      const Gender owner = GenderOfRole(token.word);
      if (possesses && possessor.empty() && token.Is(kRelationWord | kPetWord) && (gender == Gender::kUnknown || owner == Gender::kUnknown || owner == gender))
        possessor = token.word;
      if (possesses) continue;
      if (token.Is(kRelationWord | kPetWord) && (gender == Gender::kUnknown || !LooksPlural(token.word))) {
        const Gender told = GenderOfRole(token.word);
        if (told != Gender::kUnknown && gender != Gender::kUnknown && told != gender) continue;
        const bool named = t + 1 < said.size() && token.stop_after == 0 && !NameAt(said, t + 1, said.size()).Empty();
        return named && token.Is(kTitleWord) && !(t > 0 && said[t - 1].Is(kPossessiveWord)) ? said.Raw({t, t + 2}) : std::string(token.word);
      }
      const Span name = NameAt(said, t, said.size());
      if (name.Empty()) continue;
      std::string role = RoleOfName(context, said.Raw(name));
      const Gender told = GenderOfRole(role);
      if (told == Gender::kUnknown || gender == Gender::kUnknown || told == gender) return role;
    }
    if (!possessor.empty()) return possessor;
  }
  return {};
}

Span NameAt(const Text& text, size_t i, size_t end) {
  if (i >= end) return {};
  const Token& token = text[i];
  const bool titled = token.Is(kTitleWord) && i + 1 < end && token.stop_after == 0 && !token.genitive && token.word.size() <= 4 &&
                      (text[i + 1].classes == 0 || text[i + 1].Is(kGivenNameWord)) && text[i + 1].verb == nullptr;
  if (titled && !IsOneOf(token.word, {"miss", "sir", "chef"})) return {i, i + 2};
  const bool given = token.Is(kGivenNameWord) && token.verb == nullptr && !IsPlaceName(token.word) && !token.Is(kTimeWord | kFoodWord | kColourWord | kAdjectiveWord);
  if (!(given || (IsNameToken(token) && !IsPlaceName(token.word) && i > 0 && !token.Is(kRelationWord | kTimeWord) && token.verb == nullptr))) return {};
  return ParseName(text, i, end, NameMode::kSure);
}

std::string_view KindOfPet(std::string_view word) {
  if (IsOneOf(word, {"greyhound", "whippet", "dachshund", "poodle", "labrador", "lab", "retriever", "beagle", "corgi", "terrier", "collie", "spaniel", "husky",
                     "pug", "bulldog", "shepherd", "chihuahua", "dalmatian", "schnauzer", "mutt", "mongrel", "lurcher", "pup", "puppy"}))
    return "dog";
  if (IsOneOf(word, {"tabby", "siamese", "kitten", "kitty"})) return "cat";
  return word;
}

}  // namespace sam::english
