// The claims of one utterance: reference, adding, and the order in which the readers look at each clause.
#include <algorithm>

#include "base/unicode.h"
#include "perception/english_reading.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

bool SameWords(std::string_view a, std::string_view b) { return ToLower(a) == ToLower(b); }

// Words at which a told thing ends: "i love mangos because...", "i teach maths now".
bool EndsObject(const Token& token) {
  constexpr std::string_view kWords[] = {
      "because", "cause",    "cuz",       "since", "so",      "but",  "though", "although", "while",    "when", "if",
      "until",   "now",      "lol",       "haha",  "anymore", "too",  "though", "honestly", "actually", "btw",  "which",
      "these",   "nowadays", "currently", "again", "lately",  "then", "unless", "ever",     "anyway",   "tbh",  "who"};
  return std::find(std::begin(kWords), std::end(kWords), token.word) != std::end(kWords);
}

bool Joking(const Text& text) {
  constexpr std::string_view kSigns[] = {"jk",           "just kidding", "only kidding",  "am kidding",  "am joking",
                                         "just joking",  "only joking",  "kidding aside", "in my dream", "had a dream",
                                         "in the dream", "role play",    "roleplay",      "my character"};
  return std::any_of(std::begin(kSigns), std::end(kSigns), [&](std::string_view sign) { return text.Has(sign); });
}

// Remembers whom the clause spoke of, for the pronouns that follow.
void Follow(Reading& reading, Span span) {
  for (size_t i = span.begin; i < span.end;) {
    const NounPhrase phrase =
        reading.text[i].Is(kVagueWord | kTimeWord) ? NounPhrase{} : ParseNounPhrase(reading.text, i, span.end);
    if (phrase.Empty() || phrase.pronoun) {
      ++i;
      continue;
    }
    if (!phrase.name.Empty()) {  // "a fella called owen"
      reading.she = RoleOfName(reading.context, reading.text.Raw(phrase.name));
      if (HeadWord(reading.text, phrase).Is(kRelationWord | kPetWord)) reading.she = reading.KeyFor(phrase);
      i = std::max(phrase.all.end, i + 1);
      continue;
    }
    const bool living = phrase.proper || HeadWord(reading.text, phrase).Is(kRelationWord | kPetWord);
    if (living) {
      if (std::string key = reading.KeyFor(phrase); !key.empty()) reading.she = std::move(key);
    } else if (phrase.owner == Owner::kMine) {
      reading.it = reading.KeyFor(phrase);
    }
    i = std::max(phrase.all.end, i + 1);
  }
}

}  // namespace

void Reading::Add(std::string subject, std::string_view predicate, std::string object, double confidence) {
  if (subject.empty() || object.empty() || subject == "you" || object.size() > 120 || subject.size() > 80 ||
      claims.size() >= 8)
    return;
  if (SameWords(subject, object)) return;
  FactClaim claim{std::move(subject), std::string(predicate), std::move(object), ClaimKind::kNew, confidence,
                  std::nullopt};
  for (const auto& other : claims) {
    if (other.subject == claim.subject && other.predicate == claim.predicate && SameWords(other.object, claim.object))
      return;
  }
  const Fact* known = Known(claim.subject, claim.predicate);
  const bool single = predicate != predicate::kHas && predicate != predicate::kLikes &&
                      predicate != predicate::kDislikes && predicate != predicate::kCannotEat &&
                      predicate != predicate::kPlans && predicate != predicate::kHealth &&
                      predicate != predicate::kFavourite;
  if (correcting && known != nullptr && single && !SameWords(known->object, claim.object))
    claim.kind = ClaimKind::kCorrection;
  claims.push_back(std::move(claim));
}

void Reading::AddAt(std::string subject, std::string_view predicate, std::string object, const TimeExpression& time) {
  const size_t before = claims.size();
  Add(std::move(subject), predicate, std::move(object));
  if (claims.size() > before) claims.back().when = time.when;
}

void Reading::End(const Fact& fact) {
  if (claims.size() >= 8) return;
  claims.push_back({fact.subject, fact.predicate, fact.object, ClaimKind::kEnded, 0.9, std::nullopt});
}

const Fact* Reading::Known(std::string_view subject, std::string_view predicate) const {
  for (size_t i = context.facts.size(); i > 0; --i) {
    const Fact& fact = context.facts[i - 1];
    if (fact.state == FactState::kCurrent && fact.subject == subject && fact.predicate == predicate) return &fact;
  }
  return nullptr;
}

const Fact* Reading::KnownName(std::string_view name) const {
  const std::string wanted = ToLower(name);
  for (size_t i = context.facts.size(); i > 0; --i) {
    const Fact& fact = context.facts[i - 1];
    if (fact.state != FactState::kCurrent || (fact.predicate != predicate::kName && fact.predicate != predicate::kIs))
      continue;
    const std::string object = ToLower(fact.object);
    if (object == wanted) return &fact;
    for (const auto word : SplitWords(object)) {
      if (word == wanted) return &fact;
    }
  }
  return nullptr;
}

std::string RoleOfName(const PerceptionContext& context, std::string name) {
  const std::string wanted = ToLower(name);
  for (const Fact& fact : context.facts) {
    const bool names = fact.predicate == predicate::kName || fact.predicate == predicate::kIs;
    if (names && fact.state == FactState::kCurrent && fact.subject != "me" && ToLower(fact.object) == wanted)
      return fact.subject;
  }
  return name;
}

std::string CountedNoun(std::string_view noun) {
  constexpr std::string_view kKids[] = {"kid", "kids", "child", "children"};
  if (std::find(std::begin(kKids), std::end(kKids), noun) != std::end(kKids)) return "kids";
  return std::string(noun);
}

std::string Reading::KeyFor(const NounPhrase& phrase) const {
  if (phrase.Empty() || phrase.pronoun || phrase.owner == Owner::kYours) return {};
  std::string key = KeyOf(text, phrase);
  if (phrase.proper) {
    if (const Fact* role = KnownName(key); role != nullptr && role->subject != "me") return role->subject;
    return key;
  }
  if (phrase.owner == Owner::kHis || phrase.owner == Owner::kTheirs)
    return she.empty() ? std::string() : she + "'s " + key;
  // "the violin teacher" is "son's violin teacher" where that is the one known.
  for (const Fact& fact : context.facts) {
    const bool longer = fact.subject.size() > key.size() + 3 && fact.subject.ends_with(key);
    if (longer && phrase.owner == Owner::kNone && fact.subject[fact.subject.size() - key.size() - 1] == ' ')
      return fact.subject;
  }
  return key;
}

std::string Reading::SubjectOf(const Clause& clause) const {
  switch (clause.who) {
    case Who::kI:
    case Who::kWe:
    case Who::kDropped:
      return "me";
    case Who::kThird:
      if (clause.pronoun == "he" || clause.pronoun == "she" || clause.pronoun == "they") return she;
      return clause.pronoun == "it" ? it : std::string();
    case Who::kNoun:
      return KeyFor(clause.subject);
    default:
      return {};
  }
}

Span Reading::ObjectSpan(size_t begin, const Clause& clause) const {
  size_t end = begin;
  while (end < clause.span.end && !(end > begin && EndsObject(text[end]))) {
    if (end > begin && TimeAt(text, end, clause.span.end, at)) break;
    ++end;
    if (text[end - 1].stop_after != 0) break;
  }
  while (end > begin && (text[end - 1].Is(kFillerWord | kConjunctionWord) || text[end - 1].word == "really")) --end;
  return {begin, end};
}

std::string Reading::ObjectFrom(size_t begin, const Clause& clause) const {
  const Span span = ObjectSpan(begin, clause);
  if (span.Empty() || span.Size() > 10) return {};
  return FlipPointOfView(text.Raw(span));
}

namespace {

// "and brought a piano": the subject is the one before; an imperative is nobody's fact.
bool AdoptSubject(const Reading& reading, const ClauseSpan& span, const std::optional<Clause>& previous,
                  size_t previous_sentence, Clause& clause) {
  if (clause.who != Who::kDropped) return true;
  const bool joined = previous && previous_sentence == span.sentence;
  if (joined && previous->who != Who::kDropped) {
    clause.who = previous->who;
    clause.subject = previous->subject;
    clause.pronoun = previous->pronoun;
    return true;
  }
  const VerbForm* verb = reading.text[clause.verb_at].verb;
  const bool imperative = verb != nullptr && (verb->forms & kBaseForm) != 0 && (verb->forms & kPastForm) == 0 &&
                          clause.verb != "love" && clause.verb != "hate" && clause.modal.empty();
  const bool aside = verb != nullptr && verb->forms == kGerundForm;
  return !aside && (!imperative || clause.verb == "call");
}

// Whom "he" or "she" means from the turns before; a line without a pronoun goes on about the one spoken of, too.
std::string SheBefore(const Text& text, const PerceptionContext& context) {
  Gender gender = Gender::kUnknown;
  const auto look = [&](const Text& said) {
    for (size_t i = 0; i < said.size() && gender == Gender::kUnknown; ++i) gender = GenderOfPronoun(said[i].word);
  };
  look(text);
  const bool plural = std::any_of(text.tokens().begin(), text.tokens().end(),
                                  [](const Token& token) { return IsOneOf(token.word, {"they", "their", "them"}); });
  const auto& recent = context.discourse.recent;
  const size_t years = text.Find("years", {0, text.size()});
  if (gender == Gender::kUnknown && !plural) {
    if (years >= text.size() || recent.empty()) return {};
    look(Text(recent.back().said));
  }
  return SpokenOfBefore(context, gender);
}

void ReadClause(Reading& reading, const Clause& clause) {
  static_cast<void>(ReadPeopleTold(reading, clause) || ReadWorkTold(reading, clause) || ReadHomesTold(reading, clause) ||
                    ReadDaysTold(reading, clause) || ReadTastesTold(reading, clause) || ReadThingsTold(reading, clause) ||
                    ReadEndings(reading, clause) || ReadTimes(reading, clause) || ReadNames(reading, clause) ||
                    ReadLife(reading, clause) || ReadHaving(reading, clause));
}

void ReadWithoutClause(Reading& reading) {
  ReadShift(reading);
  ReadYearsInTrade(reading);
  ReadNewHome(reading);
  ReadTastesWithoutClause(reading);
  ReadDaysWithoutClause(reading);
  ReadPromise(reading);
}

}  // namespace

std::vector<FactClaim> ReadClaims(const Text& text, const Moment& at, const PerceptionContext& context) {
  Reading reading(text, at, context);
  if (text.size() == 0 || Joking(text)) return {};
  reading.correcting = SoundsLikeCorrection(text);
  reading.she = SheBefore(text, context);
  ReadAppositions(reading);
  std::optional<Clause> previous;
  size_t previous_sentence = 0;
  for (const auto& span : text.clauses()) {
    std::optional<Clause> clause = ParseClause(text, span.tokens);
    if (span.mood == Mood::kPlain) {
      const bool mine = clause && AdoptSubject(reading, span, previous, previous_sentence, *clause);
      ReadMentions(reading, span.tokens);
      if (!clause) ReadBareEvent(reading, span.tokens);
      const bool corrected = reading.correcting && ReadCorrection(reading, mine ? &*clause : nullptr, span.tokens);
      if (mine && !corrected) ReadClause(reading, *clause);
    }
    if (span.mood != Mood::kQuestion) Follow(reading, span.tokens);
    if (clause) previous = clause, previous_sentence = span.sentence;
  }
  ReadWithoutClause(reading);
  return std::move(reading.claims);
}

}  // namespace sam::english
