// When things are: shifts, appointments, plans, birthdays; and what is no longer so.
#include <algorithm>

#include "base/unicode.h"
#include "perception/english_reading.h"

namespace sam::english {
namespace {

namespace p = predicate;

bool Future(const Reading& reading, const TimeExpression& time) { return time.when && *time.when > reading.at; }

// One event is told once: a calendar date of the thing, or a plan with its moment.
void AddEvent(Reading& reading, const std::string& event, const TimeExpression& time) {
  if (event.empty() || event == "me") return;
  if (!time.has_date) return reading.AddAt(event, p::kTime, time.text, time);
  if (time.recurring) return reading.Add(event, p::kDate, time.text);
  if (time.calendar) return reading.AddAt(event, p::kDate, time.text, time);
  if (Future(reading, time)) reading.AddAt("me", p::kPlans, event, time);
}

// The clause's time, looked for behind its verb.
std::optional<TimeExpression> TimeOf(const Reading& reading, const Clause& clause) {
  return FindTime(reading.text, {clause.rest, clause.span.end}, reading.at);
}

bool ReadEventTime(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const bool own = clause.who == Who::kNoun && !clause.subject.proper &&
                   (clause.subject.owner == Owner::kMine || clause.subject.owner == Owner::kNone ||
                    clause.subject.owner == Owner::kHis);
  const bool it = clause.who == Who::kThird && clause.pronoun == "it" && !reading.it.empty();
  if (!own && !it) return false;
  const bool verb = IsOneOf(clause.verb, {"begin",  "start",  "open",     "close", "end",  "finish", "leave",
                                        "depart", "arrive", "be",       "land",  "take", "fall",   "schedule",
                                        "book",   "move",   "postpone", "set",   "plan", "come",   "happen"});
  if (!verb || clause.negated || (clause.past && !clause.passive && clause.verb != "move")) return false;
  const auto time = TimeOf(reading, clause);
  if (!time || time->past) return false;
  const size_t slack = time->tokens.begin - std::min(time->tokens.begin, clause.rest);
  const bool near = slack <= 3;
  if (!near) return false;
  const std::string event = reading.SubjectOf(clause);
  const bool the = own && clause.subject.owner == Owner::kNone;
  const Token* head = own ? &HeadWord(text, clause.subject) : nullptr;
  const bool mine_inside =
      text.Find("i", clause.span) < clause.span.end || text.Find("we", clause.span) < clause.span.end;
  if (the && !(head->Is(kEventWord) || mine_inside)) return false;
  if (head != nullptr && head->word == "birthday") {
    NounPhrase owner = clause.subject;
    owner.head.end -= 1;
    const std::string whose = owner.head.Empty() || !text[owner.head.end - 1].genitive ? "me" : reading.KeyFor(owner);
    return reading.AddAt(whose, p::kBirthday, time->text, *time), true;
  }
  if (head != nullptr && head->Is(kRelationWord) && clause.verb == "be") return false;
  if (head != nullptr && head->Is(kRelationWord | kPetWord)) {
    if (Future(reading, *time)) reading.AddAt("me", p::kPlans, event + " " + text.RawWord(clause.verb_at), *time);
    return true;
  }
  return AddEvent(reading, event, *time), true;
}

// "i have a dentist appointment on friday at 3"
bool ReadAppointment(Reading& reading, const Clause& clause, const TimeExpression& time) {
  const Text& text = reading.text;
  if (clause.verb != "have" && clause.verb != "get" && clause.verb != "book") return false;
  const NounPhrase what = ParseNounPhrase(text, clause.rest, time.tokens.begin);
  if (!what.Empty() && HeadWord(text, what).Is(kRelationWord | kPetWord)) return true;  // "got my son at the weekend"
  if (what.Empty() || what.pronoun || (HeadWord(text, what).Is(kPassingWord) && !HeadWord(text, what).Is(kEventWord)))
    return true;
  size_t end = what.all.end;
  while (end < time.tokens.begin && text[end].Is(kPrepositionWord) &&
         !IsOneOf(text[end].word, {"on", "at", "in", "by"})) {
    const NounPhrase more = ParseNounPhrase(text, end + 1, time.tokens.begin);
    if (more.Empty()) break;
    end = more.all.end;
  }
  std::string event = KeyOf(text, what);
  if (end > what.all.end) event += " " + FlipPointOfView(text.Raw({what.all.end, end}));
  return AddEvent(reading, event, time), true;
}

/// "me", or the sister who is visiting Busan; "" for things and strangers.
std::string PlannerOf(const Reading& reading, const Clause& clause) {
  if (clause.who == Who::kI || clause.who == Who::kWe || clause.who == Who::kDropped) return "me";
  const bool person = clause.who == Who::kNoun ? clause.subject.proper || HeadWord(reading.text, clause.subject).Is(kRelationWord)
                                               : clause.who == Who::kThird && (clause.pronoun == "he" || clause.pronoun == "she");
  const bool doing = clause.gerund || clause.modal == "will" || clause.modal == "going to";
  return person && doing ? reading.SubjectOf(clause) : std::string();
}

// "i'm flying to lisbon tomorrow", "we're seeing the fjords in two weeks", "i have to call the bank on monday"
bool ReadPlan(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const std::string planner = PlannerOf(reading, clause);
  const bool mine = planner == "me";
  const bool got = mine && clause.verb == "get" && clause.past;  // "got a driving lesson tomorrow"
  if (planner.empty() || clause.negated || (clause.past && !got) || clause.perfect) return false;
  const auto time = TimeOf(reading, clause);
  if (!time || !Future(reading, *time) || !time->has_date) return false;
  if (got || (mine && clause.verb == "have" && clause.modal.empty())) return ReadAppointment(reading, clause, *time);
  if (mine && clause.verb == "turn") return reading.AddAt("me", p::kBirthday, time->text, *time), true;
  const bool meant =
      clause.gerund || clause.modal == "will" || clause.modal == "going to" || clause.modal == "have to" ||
      clause.modal == "need" || clause.modal == "must" ||
      (clause.modal.empty() && IsOneOf(clause.verb, {"fly", "leave", "go", "start", "travel", "move", "meet"}));
  if (!meant ||
      IsOneOf(clause.verb, {"be", "look", "think", "hope", "worry", "know", "try", "win", "die", "let", "sleep", "miss",
                          "need", "feel", "die", "wait"}) ||
      (clause.rest < clause.span.end && text[clause.rest].Is(kPronounWord)))
    return false;
  size_t end = time->tokens.begin;
  while (end > clause.rest && text[end - 1].Is(kPrepositionWord | kDeterminerWord)) --end;
  if (end - clause.verb_at > 9) return true;
  std::string plan(clause.verb);
  if (end > clause.rest) plan += " " + FlipPointOfView(text.Raw({clause.rest, end}));
  if (text.Find("every", clause.span) < clause.span.end) return false;  // a habit
  reading.AddAt(planner, p::kPlans, plan, *time);
  return true;
}

// "it's mum's birthday on sunday"
bool ReadItsBirthday(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  if (clause.who != Who::kThird || clause.pronoun != "it" || clause.verb != "be" || clause.negated || clause.past || clause.rest >= clause.span.end) return false;
  const NounPhrase what = ParseNounPhrase(text, clause.rest, clause.span.end);
  if (what.Empty() || what.pronoun || HeadWord(text, what).word != "birthday") return false;
  const auto time = FindTime(text, {what.all.end, clause.span.end}, reading.at);
  if (!time || time->past || time->tokens.begin > what.all.end + 1) return false;
  NounPhrase owner = what;
  owner.head.end -= 1;
  const bool of_other = !owner.head.Empty() && text[owner.head.end - 1].genitive;
  const std::string whose = of_other ? reading.KeyFor(owner) : what.owner == Owner::kMine ? "me" : "";
  if (whose.empty()) return false;
  reading.AddAt(whose, p::kBirthday, time->text, *time);
  return true;
}

// "i get up at 5", "i start work at 6:30"
bool ReadHabitTime(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const bool mine = clause.who == Who::kI || clause.who == Who::kDropped || clause.who == Who::kWe;
  if (!mine || clause.negated || clause.past || !clause.modal.empty() || clause.gerund) return false;
  const auto time = TimeOf(reading, clause);
  if (!time || !time->has_time || time->has_date) return false;
  const std::string between =
      text.Lower({clause.rest, time->tokens.begin > clause.rest ? time->tokens.begin - 1 : clause.rest});
  const bool rises = (clause.verb == "get" || clause.verb == "wake") && between.starts_with("up");
  const bool bed = clause.verb == "go" && (between == "to bed" || between == "to sleep");
  const bool work = IsOneOf(clause.verb, {"start", "begin", "finish"}) &&
                    (between.empty() || between == "work" || between == "my shift");
  if (rises)
    reading.AddAt("me", clause.verb == "get" ? "get up" : "wake up", time->text, *time);
  else if (bed)
    reading.AddAt("me", "go " + between, time->text, *time);
  else if (work && clause.verb == "finish")
    reading.AddAt("me", "finish work", time->text, *time);
  else if (work)
    reading.AddAt(between == "my shift" ? "shift" : "work", p::kTime, time->text, *time);
  return rises || bed || work;
}

bool ReadBirth(Reading& reading, const Clause& clause) {
  if (clause.verb != "bear" &&
      !(clause.verb == "be" && clause.rest < clause.span.end && reading.text[clause.rest].word == "born"))
    return false;
  const auto time = TimeOf(reading, clause);
  const std::string subject = reading.SubjectOf(clause);
  const size_t born = clause.verb == "bear" ? clause.rest : clause.rest + 1;
  if (time && !subject.empty()) return reading.Add(subject, p::kBirthday, time->text), true;
  if (born + 1 < clause.span.end && reading.text[born].word == "in") {
    const NounPhrase place = ParseNounPhrase(reading.text, born + 1, clause.span.end);
    if (!place.Empty() && !place.pronoun && !HeadWord(reading.text, place).Is(kNumberWord))
      reading.Add(subject, p::kFrom, reading.text.Raw(place.all));
    else if (!place.Empty() && HeadWord(reading.text, place).Is(kNumberWord))
      reading.Add(subject, p::kBirthday, reading.text.Raw(place.all));
  }
  return true;
}

// --- endings ---

void EndWhere(Reading& reading, std::string_view subject, std::initializer_list<std::string_view> predicates) {
  for (const auto predicate : predicates) {
    if (const Fact* fact = reading.Known(subject, predicate)) reading.End(*fact);
  }
}

// The facts whose subject is any word of this class (a partner, a flatmate).
void EndOfKind(Reading& reading, uint32_t kind) {
  for (const Fact& fact : reading.context.facts) {
    if (fact.state == FactState::kCurrent &&
        (((ClassesOf(fact.subject) & kind) != 0) ||
         (kind == kPartnerWord && (fact.subject == "partner" || fact.subject == "spouse"))) &&
        (fact.predicate == p::kName || fact.predicate == p::kIs))
      reading.End(fact);
  }
}

// "i sold the car", "i gave up the piano": the fact that holds the thing.
void EndHeld(Reading& reading, const std::string& thing, std::initializer_list<std::string_view> predicates) {
  if (thing.empty()) return;
  const std::string stem = StemEnglish(thing.substr(thing.rfind(' ') == std::string::npos ? 0 : thing.rfind(' ') + 1));
  for (const Fact& fact : reading.context.facts) {
    if (fact.state != FactState::kCurrent ||
        std::find(predicates.begin(), predicates.end(), fact.predicate) == predicates.end())
      continue;
    const auto stems = ContentStems(fact.object, 12);
    if (std::find(stems.begin(), stems.end(), stem) != stems.end()) reading.End(fact);
  }
}

bool EndsWithPerson(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const bool out = clause.verb == "move" && clause.rest < clause.span.end &&
                   (text[clause.rest].word == "out" || text[clause.rest].word == "away");
  const bool parted = (clause.verb == "break" && text.Find("up", clause.span) < clause.span.end) ||
                      clause.verb == "divorce" ||
                      (clause.verb == "split" && text.Find("up", clause.span) < clause.span.end);
  const bool dumped = (clause.verb == "dump" || clause.verb == "leave") && clause.rest < clause.span.end &&
                      text[clause.rest].word == "me";
  if (out && clause.past && clause.who == Who::kNoun && !subject.empty()) {
    EndWhere(reading, subject, {p::kName, p::kIs});
    return true;
  }
  if ((parted && (clause.past || clause.perfect || clause.gerund)) || dumped) {
    EndOfKind(reading, kPartnerWord);
    return true;
  }
  return false;
}

bool EndsWork(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const std::string rest = text.Lower({clause.rest, clause.span.end});
  const bool job = rest.starts_with("my job") || rest.starts_with("the job") || rest.starts_with("the company") ||
                   rest.starts_with("my position");
  const bool left =
      IsOneOf(clause.verb, {"quit", "leave", "lose"}) && job && (clause.past || clause.verb == "quit" || clause.perfect);
  const std::string verb_words = text.Lower({clause.verb_at, clause.span.end});
  const bool fired = verb_words.starts_with("got fired") || verb_words.starts_with("got laid off") ||
                     verb_words.starts_with("got sacked") || (clause.passive && IsOneOf(clause.verb, {"fire", "sack"})) ||
                     (clause.passive && clause.verb == "lay" && rest.starts_with("off")) ||
                     (clause.verb == "get" &&
                      (rest.starts_with("fired") || rest.starts_with("laid off") || rest.starts_with("sacked")));
  const bool retired = clause.verb == "retire" && (clause.past || clause.perfect);
  if (!(left || fired || retired)) return false;
  EndWhere(reading, "me", {p::kJob, p::kWorksAt});
  return true;
}

}  // namespace

// "job interview tomorrow at 10"
bool ReadBareEvent(Reading& reading, Span span) {
  const Text& text = reading.text;
  const size_t begin = SkipFillers(text, span);
  const NounPhrase what = begin < span.end ? ParseNounPhrase(text, begin, span.end) : NounPhrase{};
  if (what.Empty() || what.pronoun || !HeadWord(text, what).Is(kEventWord)) return false;
  const auto time = FindTime(text, {what.all.end, span.end}, reading.at);
  if (!time || !Future(reading, *time) || !time->has_date || time->tokens.begin > what.all.end + 1) return false;
  AddEvent(reading, KeyOf(text, what), *time);
  return true;
}

bool ReadTimes(Reading& reading, const Clause& clause) {
  return ReadBirth(reading, clause) || ReadItsBirthday(reading, clause) || ReadEventTime(reading, clause) || ReadHabitTime(reading, clause) ||
         ReadPlan(reading, clause);
}

bool ReadEndings(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const std::string subject = reading.SubjectOf(clause);
  if (clause.negated &&
      !(text.Find("anymore", clause.span) < clause.span.end || text.Find("any more", clause.span) < clause.span.end))
    return false;
  if (clause.negated && clause.modal == "can") return false;
  if (EndsWithPerson(reading, clause, subject)) return true;
  if (subject != "me") return false;
  if (EndsWork(reading, clause)) return true;
  const bool over = clause.negated || text.Find("no longer", clause.span) < clause.span.end;
  const NounPhrase object =
      clause.rest < clause.span.end ? ParseNounPhrase(text, clause.rest, clause.span.end) : NounPhrase{};
  const std::string thing = object.Empty() || object.pronoun ? std::string() : KeyOf(text, object);
  const bool sold = IsOneOf(clause.verb, {"sell", "donate", "scrap"}) && (clause.past || clause.perfect);
  if (sold) return EndHeld(reading, thing, {p::kHas}), true;
  if (!over && clause.modal != "used to") {
    const bool stopped = IsOneOf(clause.verb, {"stop", "quit"}) && (clause.past || clause.verb == "quit");
    if (!stopped || thing.empty()) return false;
    return EndHeld(reading, thing, {p::kJob, p::kLikes, p::kStudies, "learn", p::kHas}), true;
  }
  if (clause.verb == "live" || clause.verb == "move") return EndWhere(reading, "me", {p::kLivesIn}), true;
  if (clause.verb == "work") return EndWhere(reading, "me", {p::kJob, p::kWorksAt}), true;
  if (clause.verb == "be" && clause.rest < clause.span.end)
    return EndHeld(reading, std::string(text[clause.rest].word), {p::kIs, p::kHealth, p::kCannotEat}), true;
  EndHeld(reading, thing, {p::kHas, p::kLikes, p::kDislikes, p::kCannotEat, p::kStudies, p::kJob, "learn"});
  return true;
}

}  // namespace sam::english
