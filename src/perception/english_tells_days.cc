// Dates told in passing: birthdays, days to come, days that changed, and births.
#include <algorithm>

#include "base/unicode.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

namespace p = predicate;

// "August 19th", for a day that was told as "yesterday".
std::string DateWords(const Moment& when) {
  constexpr std::string_view kMonths[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
  const auto date = ToLocal(when).date;
  const unsigned day = static_cast<unsigned>(date.day()), month = static_cast<unsigned>(date.month());
  const std::string_view ending = day % 10 == 1 && day != 11 ? "st" : day % 10 == 2 && day != 12 ? "nd" : day % 10 == 3 && day != 13 ? "rd" : "th";
  return std::string(kMonths[(month - 1) % 12]) + " " + std::to_string(day) + std::string(ending);
}

std::optional<TimeExpression> TimeBehind(const Reading& reading, const Clause& clause) { return FindTime(reading.text, {clause.rest, clause.span.end}, reading.at); }

void AddBirthday(Reading& reading, const std::string& whose, const TimeExpression& time) {
  if (time.calendar || !time.when) return reading.AddAt(whose, p::kBirthday, time.text, time);
  reading.AddAt(whose, p::kBirthday, DateWords(*time.when), time);
}

// "turned 34 on the 30th of december"; "papa's 89 tomorrow"
bool ReadTurning(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const bool person = clause.who == Who::kNoun ? clause.subject.proper || HeadWord(text, clause.subject).Is(kRelationWord | kPetWord) : clause.who != Who::kYou && clause.who != Who::kThere && clause.pronoun != "it";
  const bool turned = clause.verb == "turn" && (clause.past || clause.perfect);
  const bool is = clause.verb == "be" && !clause.past && !clause.perfect;
  if (!person || clause.negated || !clause.modal.empty() || !(turned || is) || clause.rest >= clause.span.end) return false;
  size_t length = 0;
  const auto age = CountAt(text, clause.rest, clause.span.end, length);
  if (!age || *age < 1 || *age > 115 || text[clause.rest].word == "a" || text[clause.rest].word == "one") return false;
  const size_t next = clause.rest + length;
  const auto time = next < clause.span.end ? FindTime(text, {next, clause.span.end}, reading.at) : std::nullopt;
  const bool near = time && time->has_date && !time->recurring && time->tokens.begin <= next + 1;
  if (!near || (is && time->past)) return false;
  const std::string subject = reading.SubjectOf(clause);
  if (subject.empty()) return false;
  if (!time->calendar && !time->when) return false;
  const bool day = time->text.find("week") == std::string::npos && time->text.find("month") == std::string::npos && time->text.find("year") == std::string::npos;
  if (!day && is) return true;  // "i'm 50 next week"
  if (day) AddBirthday(reading, subject, *time);
  reading.Add(subject, p::kAge, text.Raw({clause.rest, next}), 0.85);
  return true;
}

// "i get the keys on the 19th"
bool ReadGetting(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const bool mine = clause.who == Who::kI || clause.who == Who::kWe;
  if (!mine || !IsOneOf(clause.verb, {"get", "pick"}) || clause.past || clause.perfect || clause.gerund || clause.negated || !clause.modal.empty()) return false;
  const auto time = TimeBehind(reading, clause);
  if (!time || !time->has_date || time->recurring || !time->when || *time->when <= reading.at || clause.rest >= clause.span.end) return false;
  const NounPhrase what = ParseNounPhrase(text, clause.rest, time->tokens.begin);
  if (what.Empty() || what.pronoun || !(text[clause.rest].word == "the" || text[clause.rest].word == "my") || what.all.end + 2 < time->tokens.begin) return false;
  reading.AddAt("me", p::kPlans, "get " + FlipPointOfView(text.Raw(what.all)), *time);
  return true;
}

bool SpeaksOfBaby(const Text& text) { return text.Has("baby") || text.Has("expecting") || text.Has("pregnant"); }

// "she's due in october"
bool ReadDue(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const size_t due = text.Find("due", clause.span);
  if (due + 2 >= clause.span.end || clause.negated || clause.past) return false;
  const auto& recent = reading.context.discourse.recent;
  const auto time = FindTime(text, {due + 1, clause.span.end}, reading.at);
  if (!time || time->tokens.begin > due + 2 || !time->has_date) return false;
  const std::string who = clause.who == Who::kThird && clause.pronoun == "she" ? reading.she : clause.who == Who::kNoun && HeadWord(text, clause.subject).Is(kRelationWord) ? reading.KeyFor(clause.subject) : "";
  const bool pregnant = std::any_of(reading.context.facts.begin(), reading.context.facts.end(), [&](const Fact& fact) { return fact.state == FactState::kCurrent && fact.subject == who && IsOneOf(fact.object, {"pregnant", "expecting"}); });
  if (!pregnant && !SpeaksOfBaby(text) && (recent.empty() || !SpeaksOfBaby(Text(recent.back().said)))) return false;
  reading.AddAt(who.empty() || who == "baby" ? "baby" : who + "'s baby", p::kDate, time->text, *time);
  return true;
}

// "choir's shifting to thursdays from june"
bool ReadShifted(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const bool moves = IsOneOf(clause.verb, {"move", "shift", "switch", "change"}) && (clause.past || clause.perfect || clause.gerund || clause.passive) && !clause.negated && clause.modal.empty();
  if (!moves || clause.who != Who::kNoun || !text.At(clause.rest, "to", clause.span) || clause.rest + 1 >= clause.span.end) return false;
  if (clause.subject.proper || HeadWord(text, clause.subject).Is(kRelationWord | kPetWord) || clause.subject.owner == Owner::kYours) return false;
  const auto time = TimeAt(text, clause.rest + 1, clause.span.end, reading.at);
  if (!time || !time->recurring) return false;
  const std::string key = reading.KeyFor(clause.subject);
  if (const Fact* before = reading.Known(key, p::kDate); before != nullptr) reading.End(*before);
  return reading.Add(key, p::kDate, text.RawWord(clause.rest + 1), 0.85), true;
}

bool IsWeekdays(const Token& token) { return token.Is(kTimeWord) && token.word.ends_with("days"); }

}  // namespace

bool ReadDaysTold(Reading& reading, const Clause& clause) {
  return ReadTurning(reading, clause) || ReadGetting(reading, clause) || ReadDue(reading, clause) || ReadShifted(reading, clause);
}

void ReadDaysWithoutClause(Reading& reading) {
  const Text& text = reading.text;
  const Span all{0, text.size()};
  // "due in august", after a line about a baby
  const auto& recent = reading.context.discourse.recent;
  const bool due = (text.At(0, "due in", all) || text.At(0, "due on", all)) && text.clauses().front().mood == Mood::kPlain;
  if (const auto time = due && !recent.empty() && SpeaksOfBaby(Text(recent.back().said)) ? TimeAt(text, 1, all.end, reading.at) : std::nullopt; time && time->has_date)
    reading.AddAt("baby", p::kDate, time->text, *time);
  // "not tuesdays any more, thursdays"
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i].word != "not" || !IsWeekdays(text[i + 1]) || !IsPlain(text, i)) continue;
    size_t k = i + 2;
    while (k < text.size() && k < i + 5 && !IsWeekdays(text[k])) ++k;
    if (k >= text.size() || !IsWeekdays(text[k])) break;
    for (const Fact& fact : reading.context.facts) {
      const bool dated = fact.state == FactState::kCurrent && (fact.predicate == p::kDate || fact.predicate == p::kTime) && ToLower(fact.object).find(text[i + 1].word) != std::string::npos;
      if (!dated) continue;
      reading.End(fact);
      reading.Add(fact.subject, fact.predicate, std::string(text[k].word), 0.85);
      return;
    }
  }
  // "a baby boy, yesterday": the day of a birth.
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    const bool born = (text[i].word == "girl" || text[i].word == "boy") && IsOneOf(text[i - 1].word, {"baby", "wee"}) && text[i].stop_after == ',' && IsPlain(text, i);
    if (!born) continue;
    const auto time = TimeAt(text, i + 1, text.size(), reading.at);
    const bool today = IsOneOf(text[i + 1].word, {"today", "yesterday"}) || text.At(i + 1, "this morning", all) || text.At(i + 1, "last night", all);
    if (!today || !time || !time->when) return;
    AddBirthday(reading, "baby", *time);
    reading.she = "baby";
    return;
  }
}

}  // namespace sam::english
