// The work sheet of one English utterance: what each claim reader may look at and add to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/predicates.h"
#include "perception/context.h"
#include "perception/english_dates.h"
#include "perception/english_text.h"

namespace sam::english {

/// Lives for one utterance.
struct Reading {
  Reading(const Text& said, const Moment& now, const PerceptionContext& around)
      : text(said), at(now), context(around) {}

  const Text& text;
  const Moment& at;
  const PerceptionContext& context;
  std::vector<FactClaim> claims;
  std::string she;          // who or what "he", "she", "they" is: the key last spoken of
  std::string it;           // what "it" is: the thing last spoken of
  bool correcting = false;  // the person takes back something said before

  void Add(std::string subject, std::string_view predicate, std::string object, double confidence = 0.9);
  void AddAt(std::string subject, std::string_view predicate, std::string object, const TimeExpression& time);
  void End(const Fact& fact);
  /// Key of the clause's subject; empty where it cannot be told. "me" for i and we.
  std::string SubjectOf(const Clause& clause) const;
  /// Key of a noun phrase: owners resolved ("her brother"), known names replaced by their role.
  std::string KeyFor(const NounPhrase& phrase) const;
  /// What a clause is about from `begin` on, up to its natural end, turned to her side.
  std::string ObjectFrom(size_t begin, const Clause& clause) const;
  Span ObjectSpan(size_t begin, const Clause& clause) const;
  /// A current fact with this subject and predicate; nullptr where there is none.
  const Fact* Known(std::string_view subject, std::string_view predicate) const;
  /// A current fact whose object is `name`, or holds it as a word ("Mr. Okafor" for "Okafor").
  const Fact* KnownName(std::string_view name) const;
};

/// A known role for a name: "Hana" -> "sister"; the name itself where none is known.
std::string RoleOfName(const PerceptionContext& context, std::string name);
/// "children", "kids", "little ones" -> "kids"; so that counts asked and told meet.
std::string CountedNoun(std::string_view noun);

// Each reads one clause and adds what it finds; true where the clause is used up.
bool ReadNames(Reading& reading, const Clause& clause);
bool ReadLife(Reading& reading, const Clause& clause);
bool ReadHaving(Reading& reading, const Clause& clause);
bool ReadTimes(Reading& reading, const Clause& clause);
/// Of a clause without a verb.
bool ReadBareEvent(Reading& reading, Span span);
bool ReadEndings(Reading& reading, const Clause& clause);
bool ReadCorrection(Reading& reading, const Clause* clause, Span span);
/// "our parrot Captain": names that stand beside what they name, anywhere in the clause.
void ReadMentions(Reading& reading, Span span);
bool SoundsLikeCorrection(const Text& text);

/// All claims of the utterance.
std::vector<FactClaim> ReadClaims(const Text& text, const Moment& at, const PerceptionContext& context);

}  // namespace sam::english
