#include "memory/fact_recall.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/predicates.h"
#include "core/roles.h"
#include "memory/fact_relations.h"
#include "memory/names_in_talk.h"
#include "memory/word_families.h"

namespace sam {
namespace {

constexpr double kSubject = 0.5, kPredicate = 0.37, kWords = 0.13;  // shares of a structured match; ours
constexpr double kOfAnother = 0.75, kStillSo = 0.5;  // ours: of facts about somebody else; of current ones where the past is asked for
constexpr double kLeast = 0.3;
constexpr double kAskedForEdge = 0.2, kSameWordsEdge = 0.15;
constexpr size_t kMost = 8;

/// How well a predicate's object fits what is asked for, whatever words it has.
bool FitsKind(AnswerKind kind, const Triple& t) {
  const auto is_one = [&](std::initializer_list<std::string_view> any) { return std::find(any.begin(), any.end(), t.predicate) != any.end(); };
  switch (kind) {
    case AnswerKind::kName: return is_one({predicate::kName, predicate::kIs, predicate::kRelation});
    case AnswerKind::kTime: return is_one({predicate::kTime, predicate::kDate, predicate::kBirthday, predicate::kPlans});
    case AnswerKind::kPlace: return is_one({predicate::kPlace, predicate::kLivesIn, predicate::kFrom, predicate::kWorksAt});
    case AnswerKind::kNumber: return is_one({predicate::kCount}) || Evidence(AnswerKind::kNumber, t.object) > 0.5;
    case AnswerKind::kAge: return is_one({predicate::kAge}) || Evidence(AnswerKind::kAge, t.object) > 0.5;
    case AnswerKind::kColour: return is_one({predicate::kColour}) || Evidence(AnswerKind::kColour, t.object) > 0.5;
    case AnswerKind::kAny: return true;
  }
  return true;
}

bool AsksForPast(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kMarks = {"used to", "use to ", "before", "previous", "former", "old flat", "예전", "전에는", "옛날", "이전", "전 룸메", "기 전"};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](auto m) { return text.find(m) != text.npos; });
}

/// What a question's subject and predicate are compared by.
struct Wanted {
  const FactQuery& query;
  uint32_t head = 0;
  std::vector<Term> subject_terms, predicate_terms;
};

struct Entry {
  const ClaimRecord& record;
  Triple triple;
  std::span<const WordKey> keys;
};

/// 1 the same, less for a kind of it ("pet" and "parrot") or for an object that answers to the subject asked for.
double SubjectMatch(const Wanted& wanted, const Entry& entry) {
  const std::string& asked = wanted.query.subject;
  const Triple& t = entry.triple;
  if (wanted.head == entry.record.subject_head && SamePerson(asked, t.subject)) return Comparable(asked) == Comparable(t.subject) ? 1.0 : 0.9;
  const bool object_is_meant = wanted.head == entry.record.object_head && SamePerson(asked, t.object);
  if (object_is_meant && t.predicate == predicate::kRelation) return 1.0;
  if (object_is_meant && IsNaming(t)) return 0.85;
  const double kin = t.subject == "me" ? 0 : Coverage(wanted.subject_terms, entry.keys);
  return kin > 0.6 ? 0.75 * kin : 0;
}

double PredicateMatch(const Wanted& wanted, const Entry& entry, AnswerKind kind) {
  const std::string& asked = wanted.query.predicate;
  const Triple& t = entry.triple;
  // "The book jo lent me" and "who did i fight with" ask for no name that is known.
  if (asked.empty() && IsNaming(t) && (kind == AnswerKind::kAny || t.subject == "me")) return 0;
  if (asked.empty()) return FitsKind(kind, t) ? 0.75 : 0.3;
  if (asked == t.predicate) return 1;
  const bool fits = kind == AnswerKind::kAny || FitsKind(kind, t);
  if ((asked == predicate::kBirthday) != (t.predicate == predicate::kBirthday)) return 0;  // the one day that is no event of one's life
  if (SamePredicateGroup(asked, t.predicate)) return fits ? 0.85 : 0.45;
  return Coverage(wanted.predicate_terms, entry.keys) > 0.5 ? 0.8 : 0;
}

double Structured(const Question& question, const Wanted& wanted, const Entry& entry, double coverage) {
  if (wanted.query.subject.empty()) return 0;
  const double subject = SubjectMatch(wanted, entry);
  if (subject == 0) return 0;
  const double same_predicate = PredicateMatch(wanted, entry, question.wanted);
  if (same_predicate == 0) return 0;
  const double score = kSubject * subject + kPredicate * same_predicate + kWords * (question.terms.empty() ? 1 : coverage);
  // "what pet have we got": of everything the person has, only the words tell which is meant.
  const std::string_view p = entry.triple.predicate;
  const bool many = entry.triple.subject == "me" && !IsSingleValued(p) && p != predicate::kCannotEat;
  if (question.terms.empty()) return score;
  // "what instrument does imani play": what is known of her is no answer by itself.
  if (wanted.query.predicate.empty()) return score * (0.2 + 0.8 * coverage);
  return many ? score * (0.45 + 0.55 * std::min(1.0, coverage * 1.3)) : score;
}

/// "You have a tattoo" is no answer to "what did i get tattooed?".
bool SaysNothingNew(const Question& question, const Triple& t) {
  std::vector<WordKey> keys;
  AddWordKeys(t.object, keys);
  const auto asked = [&](WordKey key) { return std::any_of(question.terms.begin(), question.terms.end(), [&](const Term& term) { return !term.keys.empty() && term.keys.front().key == key; }); };
  return !keys.empty() && asked(keys.front()) && SplitWords(t.object).size() <= 2;
}

double ByWords(const Question& question, const Triple& t, double coverage) {
  const double fit = FitsKind(question.wanted, t) ? 1 : 0.45;
  return 0.95 * coverage * fit;
}

/// A sister and a brother, 여동생 and 남동생: what is known of one is no answer about the other.
bool IsOtherKin(std::string_view asked, std::string_view known) {
  const auto is_role = [](std::string_view word) { return std::find(RoleWords().begin(), RoleWords().end(), word) != RoleWords().end(); };
  return is_role(asked) && is_role(known) && !SamePerson(asked, known) && !asked.ends_with(known) && !known.ends_with(asked);
}

bool IsTaste(std::string_view predicate) { return IsOneOf(predicate, {predicate::kLikes, predicate::kDislikes, predicate::kFavourite, predicate::kCannotEat}); }

/// "What herb do i hate?" is not answered by shellfish.
bool LacksWhatIsAskedFor(const Question& question, std::span<const WordKey> sorted_keys) {
  const std::string lower = ToLower(question.cue.text);
  return std::any_of(question.terms.begin(), question.terms.end(), [&](const Term& term) {
    const bool wide = IsOneOf(term.word, {"food", "foods", "music", "drink", "drinks", "animal", "animals", "favourite", "favorite", "음식", "음악", "동물", "과일", "운동"});
    return !term.word.starts_with('@') && !wide && !NamesKindOfAnswer(term.word) && IsAskedFor(lower, term.word) && GainOf(term, sorted_keys) <= 0;
  });
}

}  // namespace

std::vector<FactMatch> MatchFacts(const FactBook& facts, const Question& question) {
  std::vector<FactMatch> matches;
  const bool past = AsksForPast(question.cue.text);
  const KeyFilter filter(question.terms);
  std::optional<Wanted> wanted;
  if (const auto& query = question.cue.query; query && !query->subject.empty())
    wanted.emplace(Wanted{*query, HeadOf(query->subject), QueryTerms(query->subject), QueryTerms(query->predicate)});
  for (size_t i = 0; i < facts.records().size(); ++i) {
    const ClaimRecord& record = facts.records()[i];
    if (record.state != ClaimState::kCurrent && !(past && record.state == ClaimState::kFormer)) continue;
    const Entry entry{record, {facts.Subject(record), facts.Predicate(record), facts.Object(record)}, facts.KeysOf(i)};
    const bool may = std::any_of(entry.keys.begin(), entry.keys.end(), [&](WordKey k) { return filter.MayHave(k); });
    const double coverage = may ? Coverage(question.terms, entry.keys) : 0;
    const double structured = wanted ? Structured(question, *wanted, entry, coverage) : 0;
    const bool of_another = wanted && structured == 0;  // the same words, but not of the one who is asked about
    if (wanted && IsOtherKin(wanted->query.subject, entry.triple.subject) && !SamePerson(wanted->query.subject, entry.triple.object)) continue;
    double score = std::max(structured, (of_another ? kOfAnother : 1) * ByWords(question, entry.triple, coverage));
    score *= 0.85 + 0.15 * static_cast<double>(record.confidence);
    const bool asks_more = question.cue.query && question.cue.query->kind != QueryKind::kYesNo && question.cue.query->kind != QueryKind::kWho;
    if (asks_more && SaysNothingNew(question, entry.triple)) score *= kStillSo;
    if (past && record.state == ClaimState::kCurrent) score *= kStillSo;
    if (score < kLeast) continue;
    if (IsTaste(entry.triple.predicate) && LacksWhatIsAskedFor(question, entry.keys)) score *= kStillSo;
    if (score < kLeast) continue;
    std::string because = structured >= score ? "asked for " + wanted->query.subject + " " + wanted->query.predicate
                                              : "same words as " + std::string(entry.triple.subject) + " " + std::string(entry.triple.predicate);
    const double edge = structured >= score ? kAskedForEdge : FitsKind(question.wanted, entry.triple) ? kSameWordsEdge : 0;
    matches.push_back({i, score, edge, std::move(because)});
  }
  // Of equals, to a fiftieth, the later said comes first.
  const auto rank = [](const FactMatch& m) { return std::pair(static_cast<int>(m.score * 50), m.record); };
  std::sort(matches.begin(), matches.end(), [&](const FactMatch& a, const FactMatch& b) { return rank(a) > rank(b); });
  if (matches.size() > kMost) matches.resize(kMost);
  return matches;
}

}  // namespace sam
