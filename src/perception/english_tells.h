// Facts told in passing: which words are names, where a place is named, who is meant, and the readers of such facts.
#pragma once

#include <string>
#include <string_view>

#include "core/percept.h"
#include "perception/english_reading.h"

namespace sam::english {

using Gender = Circumstance::Gender;

/// Marks as names the words that stand where only a name stands ("duster's asleep. he's a greyhound") and those known.
void MarkNames(Text& text, const PerceptionContext& context);
/// "aberdeen", "lisbon": a name of a place that is no everyday word.
bool IsPlaceName(std::string_view word);
/// A place's name at `i`, empty where there is none; `any` takes a single word of no known class too ("moved to bergen").
Span PlaceAt(const Text& text, size_t i, size_t end, bool any);
/// The gender that a word for a relation tells: "gran", "uncle".
Gender GenderOfRole(std::string_view role);
Gender GenderOfPronoun(std::string_view word);
/// The role or name last spoken of in the turns before; of this gender where it is known.
std::string SpokenOfBefore(const PerceptionContext& context, Gender gender);
/// The food or medicine last spoken of: in the text before token `before`, else in the turn before.
std::string FoodBefore(const Reading& reading, size_t before);
/// The token lies in a clause that states something.
bool IsPlain(const Text& text, size_t i);
/// A name in lower case or not, without place names and ordinary words; empty where none begins at `i`.
Span NameAt(const Text& text, size_t i, size_t end);
/// The role is someone's name from now on, unless it was already told so.
void AddPerson(Reading& reading, const std::string& role, Span name, double confidence = 0.85);
/// "greyhound" is a "dog": the plain kind of an animal, or the word itself.
std::string_view KindOfPet(std::string_view word);

/// "ruaridh. my ex", "marguerite, who conducts us": over the whole text, before its clauses are read.
void ReadAppositions(Reading& reading);
/// "jo's my mate", "we lost my dad in may": people in one clause.
bool ReadPeopleTold(Reading& reading, const Clause& clause);
/// Trades and places of work told in passing.
bool ReadWorkTold(Reading& reading, const Clause& clause);
/// Where people live, move and stay.
bool ReadHomesTold(Reading& reading, const Clause& clause);
/// Tastes, allergies and illness.
bool ReadTastesTold(Reading& reading, const Clause& clause);
/// What is bought, lost, lent, owed and promised.
bool ReadThingsTold(Reading& reading, const Clause& clause);
/// Dates, and what is at another time now.
bool ReadDaysTold(Reading& reading, const Clause& clause);

// What no clause holds, over the whole text.
/// "twenty-six years a lighthouse keeper"
void ReadShift(Reading& reading);
void ReadYearsInTrade(Reading& reading);
/// "found a cottage in taynuilt"; "in my new kitchen"
void ReadNewHome(Reading& reading);
/// "tastes like soap to me", "allergic to bee stings, me"
void ReadTastesWithoutClause(Reading& reading);
/// "not tuesdays any more, thursdays", "a baby girl, yesterday"
void ReadDaysWithoutClause(Reading& reading);
/// "i said i'd bring him marmalade"
void ReadPromise(Reading& reading);

}  // namespace sam::english
