// How claims bear on one another: who is meant, which predicates say the same, which can be so only once.
#pragma once

#include <string>
#include <string_view>

#include "core/predicates.h"

namespace sam {

/// One claim's words.
struct Triple {
  std::string_view subject, predicate, object;
};

/// A subject or object made comparable: lower case, without articles, possessives, spaces of Korean, and with one word for
/// synonyms ("mum" = "mother", "roommate" = "flatmate", "성함" = "이름").
std::string Comparable(std::string_view words);
/// Same thing or person: equal, or one names the other more exactly ("violin teacher", "son's violin teacher").
bool SamePerson(std::string_view a, std::string_view b);

/// Says who someone is: "flatmate" name "Joost", "Joost" relation "flatmate", "teacher" is "Ms. Lindqvist".
bool IsNaming(const Triple& triple);
/// The two ends of a naming: role "flatmate", name "Joost".
struct Naming {
  std::string_view role, name;
};
Naming NamingOf(const Triple& triple);
/// True where the words can be somebody's or something's name: a capital in English; in Korean a name, no plain noun or verb.
bool LooksLikeName(std::string_view words);

/// True where only one object can be so at a time.
bool IsSingleValued(std::string_view predicate);
/// True for who can be only one at a time: a wife, a flatmate, a boss; not for friends, cats or sisters.
bool IsOnlyOne(std::string_view role);
/// True where the two predicates can stand for the same question: name/is/relation, lives-in/place/from...
bool SamePredicateGroup(std::string_view a, std::string_view b);

}  // namespace sam
