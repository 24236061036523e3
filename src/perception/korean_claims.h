// What the person said is so: names, people, pets, work, places, tastes, health, dates, and what has changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/percept.h"
#include "perception/context.h"
#include "perception/korean_clauses.h"
#include "perception/korean_dates.h"

namespace sam::korean {

using SentenceClauses = std::vector<std::vector<Clause>>;

std::vector<FactClaim> ReadClaims(const SentenceClauses& sentences, const Moment& now,
                                  const PerceptionContext& context);

/// The key under which facts about `noun` are kept: canonical, unless an older fact uses another word for the same.
std::string SubjectKey(std::string_view noun, const PerceptionContext& context);
/// The predicate that an attribute noun names ("고향" -> "from"); "" where it names none.
std::string_view PredicateOf(std::string_view attribute);
/// True where facts about this subject are known.
bool IsKnown(std::string_view subject, const PerceptionContext& context);

/// "나는", "제", "우리": the person is named in it.
bool NamesMe(const Clause& clause);

/// The reading of one utterance's claims in order. Not for use outside.
class ClaimReader {
 public:
  ClaimReader(const Moment& now, const PerceptionContext& context) : now_(now), context_(context) {}
  void Read(const std::vector<Clause>& clauses);
  void NoteGreeting(const std::vector<Clause>& clauses);
  size_t size() const { return claims_.size(); }
  /// Takes back what was read of the person, and names, since there were so many.
  void DropOwnSince(size_t count);
  std::vector<FactClaim> Take() { return std::move(claims_); }

 private:
  struct Subject {
    Phrase phrase;
    std::string key;    // "me", "거북이"
    std::string topic;  // head of an earlier topic ("저는 이름이")
    bool explicit_ = false;
    bool others = false;  // spoken of someone or something that is not the person's
    size_t end = 0;       // index behind the subject's word
  };
  FactClaim& Add(std::string subject, std::string_view predicate, std::string object, ClaimKind kind = ClaimKind::kNew);

  bool Readable(const Clause& clause) const;
  Subject SubjectIn(const Clause& clause) const;
  Subject SubjectAt(const Clause& clause, size_t at) const;
  std::string OwnerKey(const Subject& subject) const;
  std::string SpokenOf() const;
  void ReadBareName(const Clause& clause);
  void ReadBareNames(const Clause& clause);
  void NoteThird(const Clause& clause);
  // korean_claims.cc: noun is noun
  void ReadCopular(const Clause& clause);
  bool ReadAttribute(const Subject& subject, const Clause& clause, const std::string& object);
  bool ReadPerson(const Subject& subject, const Clause& clause, const std::string& object);
  bool ReadMe(const Clause& clause, const std::string& object);
  bool ReadThing(const Subject& subject, const Clause& clause, const std::string& object);
  void ReadValue(const std::string& subject, const std::string& object);
  // korean_claims_verbs.cc: someone does something
  void ReadVerb(const Clause& clause, const Clause* before, const Clause* next);
  bool ReadNaming(const Clause& clause, const Subject& subject);
  bool ReadPlaceVerb(const Clause& clause, const std::string& who);
  bool ReadWork(const Clause& clause, const std::string& who);
  bool ReadTaste(const Clause& clause, const Subject& subject, const std::string& who);
  bool ReadHaving(const Clause& clause, const Subject& subject, const std::string& who);
  void ReadQuantity(const Clause& clause, const Subject& subject, const std::string& who);
  // korean_claims_body.cc: food and health
  bool ReadFood(const Clause& clause, const Clause* before, const std::string& who);
  bool ReadHealth(const Clause& clause, const std::string& who);
  bool ReadAllergy(const Clause& clause, const std::string& who);
  bool ReadIllness(const Clause& clause, const Subject& subject);
  // korean_claims_time.cc
  bool ReadTime(const Clause& clause, const Subject& subject, const std::string& who);
  std::optional<Moment> Anchor() const;
  // korean_claims_people.cc: who is who, and of whom a clause speaks
  std::string SomeoneAt(const std::vector<Word>& words, size_t i) const;
  std::string SomeoneBefore() const;
  std::string EventBefore() const;
  std::string Whom(const Clause& clause) const;
  void NoteSpokenOf(const Clause& clause);
  void ReadAppositions(const Clause& clause);
  void ReadNameBeside(const Clause& clause, size_t i);
  void ReadPersonCalled(const Clause& clause, size_t i);
  bool ReadDescription(const Clause& clause, const std::string& object);
  bool ReadSweetheart(const Clause& clause);
  bool IsNameKnown(std::string_view name) const;
  // korean_claims_told.cc: homes, work and deeds told in passing
  bool ReadTold(const Clause& clause, const Subject& subject, const std::string& who);
  bool ReadHome(const Clause& clause, const std::string& who);
  bool ReadJobInPassing(const Clause& clause, const std::string& who);
  bool ReadDeed(const Clause& clause, const Subject& subject, const std::string& who);
  bool ReadRepaid(const Clause& clause, const Subject& subject);
  bool ReadDeath(const Clause& clause, const std::string& who);
  bool ReadAttending(const Clause& clause, const std::string& who);
  bool ReadCopulaInPassing(const Clause& clause, const Subject& subject, const std::string& object);
  void ReadRetirement(const Clause& clause);
  bool ReadAversion(const Clause& clause, const std::string& who);
  // korean_claims_changes.cc: what is no longer so, and what was wrong
  bool ReadEnd(const Clause& clause, const Subject& subject);
  bool ReadParting(const Clause& clause);
  bool ReadQuitting(const Clause& clause, const Subject& subject);
  bool ReadNoLonger(const Clause& clause);
  bool ReadLeaving(const Clause& clause, const Subject& subject);
  void EndFacts(std::string_view subject, std::string_view predicate);
  bool ReadCorrection(const std::vector<Clause>& clauses, size_t& i);
  bool Correct(std::string_view old_object, const std::string& new_object);
  bool ReadMovedTime(const Clause& clause, const Clause& next);
  bool CorrectPerson(const Clause& clause, const std::string& object);
  void NoteCorrection(const std::vector<Clause>& clauses);

  const Moment& now_;
  const PerceptionContext& context_;
  std::vector<FactClaim> claims_;
  size_t clauses_read_ = 0;
  std::string third_;     // whom an earlier clause of these words was about, not the person
  std::string creature_;  // the last animal or relation in them
  std::string animals_;  // that the sentence before says the person has
  std::string last_subject_;  // whom the last clause was about
  std::string topic_;         // who is the topic of this sentence so far; "me"
  std::string spoken_;        // the last person mentioned
  std::optional<Moment> last_when_;
  bool correcting_ = false;
  bool greets_ = false;  // the person says hello, and no name is known
};

}  // namespace sam::korean
