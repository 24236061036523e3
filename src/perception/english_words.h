// English words: stems for matching, stop words, word classes, verbs and their forms, and turning a clause to the other
// side.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sam {

/// A stem good enough for matching ("teaches", "teaching", "taught" -> "teach"; "parrots" -> "parrot"). Input in lower
/// case.
std::string StemEnglish(std::string_view word);
/// Function words, fillers and question words, in lower case.
bool IsEnglishStopWord(std::string_view word);
/// Stems of the content words of `text`, in order, without repeats, at most `limit`.
std::vector<std::string> ContentStems(std::string_view text, size_t limit = 64);
/// "i'm hiding from my vacuum" -> "you're hiding from your vacuum"; "you" -> "i" or "me". Verbs agree.
std::string FlipPointOfView(std::string_view clause);

/// Classes a word can belong to; a word may be in several.
enum WordClass : uint32_t {
  kDeterminerWord = 1u << 0,  // a, the, this, some
  kPossessiveWord = 1u << 1,  // my, our, her
  kPronounWord = 1u << 2,     // i, she, someone
  kPrepositionWord = 1u << 3,
  kConjunctionWord = 1u << 4,
  kAdverbWord = 1u << 5,     // adverbs and particles that end a noun phrase
  kAdjectiveWord = 1u << 6,  // common adjectives, dropped from keys
  kStateWord = 1u << 7,      // adjectives that tell a lasting state of a person ("vegetarian")
  kRelationWord = 1u << 8,   // sister, boss, flatmate
  kPetWord = 1u << 9,
  kTitleWord = 1u << 10,  // mr, dr, aunt
  kGivenNameWord = 1u << 11,
  kNumberWord = 1u << 12,
  kTimeWord = 1u << 13,  // weekdays, months, today
  kFoodWord = 1u << 14,
  kJobWord = 1u << 15,
  kHealthWord = 1u << 16,
  kEventWord = 1u << 17,  // exam, wedding, appointment
  kColourWord = 1u << 18,
  kVagueWord = 1u << 19,  // nouns that say little: thing, day, lot
  kQuestionWord = 1u << 20,
  kAuxiliaryWord = 1u << 21,
  kFillerWord = 1u << 22,     // so, well, lol
  kAllergenWord = 1u << 23,   // cats, pollen
  kAttributeWord = 1u << 24,  // password, locker number, blood type: "my X is Y" is worth keeping
  kPassingWord = 1u << 25,    // what one has for a while: headache, question, idea
  kPlaceWord = 1u << 26,      // city, office, school: kinds of place
  kPartnerWord = 1u << 27,
  kPossessionWord = 1u << 29,  // what people keep for years: a car, a cello
  kOrdinaryWord = 1u << 28,    // everyday words that are no names though they may be capitalised
};
std::vector<std::string_view> SplitSpaces(std::string_view text);
/// Bits of WordClass; `word` in lower case.
uint32_t ClassesOf(std::string_view word);

enum VerbFormBit : uint8_t { kBaseForm = 1, kThirdForm = 2, kPastForm = 4, kParticipleForm = 8, kGerundForm = 16 };
/// A form of a known verb.
struct VerbForm {
  std::string lemma;
  uint8_t forms = 0;  // bits of VerbFormBit that the spelling can be
};
/// nullptr where `word` is no form of a verb of the table. `word` in lower case.
const VerbForm* FindVerb(std::string_view word);
/// True for a plural ("trains", "children"), by its spelling.
bool LooksPlural(std::string_view word);

}  // namespace sam
