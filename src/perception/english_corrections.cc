// "actually it's Hana, not Hannah", "wait, i meant tuesday": which fact is meant, and what it should be.
#include <algorithm>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "perception/english_reading.h"
#include "perception/just_told.h"

namespace sam::english {
namespace {

namespace p = predicate;

enum class ValueKind : uint8_t { kName, kTime, kNumber, kOther };

ValueKind KindOfFact(const Fact& fact) {
  if (fact.predicate == p::kName || fact.predicate == p::kRelation) return ValueKind::kName;
  if (fact.predicate == p::kIs && fact.subject != "me") return ValueKind::kName;
  if (fact.predicate == p::kTime || fact.predicate == p::kDate || fact.predicate == p::kPlans ||
      fact.predicate == p::kBirthday || fact.predicate == "get up" || fact.predicate == "wake up")
    return ValueKind::kTime;
  if (fact.predicate == p::kCount || fact.predicate == p::kAge) return ValueKind::kNumber;
  return ValueKind::kOther;
}

bool HoldsWord(std::string_view text, std::string_view word) {
  const std::string lower = ToLower(text);
  const auto words = SplitWords(lower);
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The newest fact that can take this kind of value; `wrong` is what it was said to be.
const Fact* FactMeant(const Reading& reading, ValueKind kind, std::string_view wrong) {
  if (const Fact* told = FactJustTold(reading.context); told != nullptr && wrong.empty()) return told;
  const std::string lower = ToLower(wrong);
  const Fact* best = nullptr;
  for (const Fact& fact : reading.context.facts) {
    if (fact.state != FactState::kCurrent || fact.predicate == p::kNote) continue;
    const bool holds = !lower.empty() && HoldsWord(fact.object, lower);
    if (!holds && (!lower.empty() || KindOfFact(fact) != kind)) continue;
    if (best == nullptr || Number(fact.source) >= Number(best->source)) best = &fact;
  }
  if (best != nullptr || lower.empty()) return best;
  return FactMeant(reading, kind, "");
}

// Only what was said a moment ago can be taken back without naming it.
bool Recent(const Reading& reading, const Fact& fact) {
  if (FactJustTold(reading.context) == &fact) return true;
  const auto& recent = reading.context.discourse.recent;
  if (recent.empty()) return true;
  const size_t back = std::min<size_t>(recent.size(), 4);
  return Number(fact.source) >= Number(recent[recent.size() - back].turn);
}

void Correct(Reading& reading, const Fact& fact, std::string object, std::optional<Moment> when) {
  if (object.empty() || ToLower(object) == ToLower(fact.object)) {
    if (!when) return;
  }
  reading.claims.push_back({fact.subject, fact.predicate, std::move(object), ClaimKind::kCorrection, 0.9, when});
}

// "i said her boyfriend was cassian, it's caspian": the name that is known and was said before the value.
std::string NameBefore(const Reading& reading, size_t begin) {
  for (size_t i = 0; i < begin; ++i)
    for (const Fact& fact : reading.context.facts)
      if (fact.state == FactState::kCurrent && KindOfFact(fact) == ValueKind::kName && fact.subject != "me" && ToLower(fact.object) == reading.text[i].word) return std::string(reading.text[i].word);
  return {};
}

// A new value where "Y" or "Y, not X" stands; X narrows down the fact.
bool CorrectValue(Reading& reading, size_t begin, Span span) {
  const Text& text = reading.text;
  while (span.end > begin + 1 && IsOneOf(text[span.end - 1].word, {"now", "actually", "really", "though", "sorry", "then", "these", "days"})) span.end -= 1;
  size_t end = span.end;
  for (size_t i = begin; i < span.end; ++i) {
    if (text[i].word == "not") end = i;
    if (end != span.end) break;
  }
  std::string wrong;
  if (end < span.end) {
    size_t w = end + 1;
    while (w < span.end && text[w].Is(kPrepositionWord | kDeterminerWord)) ++w;
    size_t stop = w;
    while (stop < span.end && stop < w + 3 && (stop == w || text[stop - 1].stop_after == 0)) ++stop;
    wrong = text.Lower({w, std::min(stop, w + 1)});
  }
  if (wrong.empty()) wrong = NameBefore(reading, begin);
  if (begin >= end || end - begin > 5 || text[begin].Is(kPronounWord) || text[begin].Is(kFillerWord) ||
      IsEnglishStopWord(wrong))
    return false;
  if (const auto time = TimeAt(text, begin, end, reading.at)) {
    const Fact* fact = FactMeant(reading, ValueKind::kTime, wrong);
    if (fact == nullptr || (wrong.empty() && !Recent(reading, *fact))) return false;
    Moment when = time->when.value_or(fact->when.value_or(reading.at));
    if (fact->when && time->when && !time->has_time) {
      const LocalTime old = ToLocal(*fact->when);
      when = FromLocal(ToLocal(*time->when).date, old.hour, old.minute, reading.at);
    }
    if (fact->when && time->clock && !time->has_date) {
      const auto minutes = static_cast<int>(time->clock->count());
      when = FromLocal(ToLocal(*fact->when).date, minutes / 60, minutes % 60, reading.at);
    }
    Correct(reading, *fact, fact->predicate == p::kPlans ? fact->object : time->text,
            time->when || fact->when ? std::optional(when) : std::nullopt);
    return true;
  }
  size_t length = 0;
  const auto count = CountAt(text, begin, end, length);
  const bool counted = count && (begin + length == end || text.At(begin + length, "years old", {begin, end}) ||
                                 text[begin + length - 1].stop_after != 0);
  if (counted && text[begin].word != "a" && text[begin].word != "an") {
    const Fact* fact = FactMeant(reading, ValueKind::kNumber, wrong);
    if (fact == nullptr || (wrong.empty() && !Recent(reading, *fact))) return false;
    return Correct(reading, *fact, text.Raw({begin, begin + length}), std::nullopt), true;
  }
  const Span name = ParseName(text, begin, end, wrong.empty() ? NameMode::kSure : NameMode::kForced);
  if (!name.Empty() && name.end == end) {
    const Fact* fact = FactMeant(reading, ValueKind::kName, wrong);
    if (fact == nullptr || (wrong.empty() && !Recent(reading, *fact))) return false;
    return Correct(reading, *fact, text.Raw(name), std::nullopt), true;
  }
  for (size_t i = begin; i < end; ++i) {
    if (text[i].Is(kAuxiliaryWord | kPronounWord | kQuestionWord)) return false;
  }
  if (wrong.empty() || text[end - 1].Is(kAdverbWord)) return false;
  const Fact* fact = FactMeant(reading, ValueKind::kOther, wrong);
  if (fact == nullptr || !HoldsWord(fact->object, wrong)) return false;
  size_t from = begin;
  while (from + 1 < end && text[from].Is(kPrepositionWord)) ++from;
  return Correct(reading, *fact, FlipPointOfView(text.Raw({from, end})), std::nullopt), true;
}

// "Okafor is the swim coach": he is known as something else, in the same household of roles.
bool CorrectRole(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  if (clause.verb != "be" || clause.negated || clause.who != Who::kNoun || !clause.subject.proper) return false;
  const NounPhrase role = ParseNounPhrase(text, clause.rest, clause.span.end);
  if (role.Empty() || role.proper || role.pronoun || role.indefinite ||
      !HeadWord(text, role).Is(kRelationWord | kPetWord | kJobWord))
    return false;
  const Fact* known = reading.KnownName(text.Raw(clause.subject.head));
  std::string key = reading.KeyFor(role);
  if (known != nullptr && known->subject != key && role.owner == Owner::kNone && key.find("'s ") == std::string::npos) {
    const size_t owner = known->subject.rfind("'s ");
    if (owner != std::string::npos) key = known->subject.substr(0, owner + 3) + key;
  }
  const std::string name = known != nullptr ? known->object : text.Raw(clause.subject.head);
  const std::string_view predicate = known != nullptr ? std::string_view(known->predicate) : p::kName;
  if (known != nullptr && known->subject == key) return true;
  reading.Add(key, predicate, name);
  return true;
}

}  // namespace

bool SoundsLikeCorrection(const Text& text) {
  if (text.size() < 2) return false;
  const Span all{0, text.size()};
  constexpr std::string_view kAnywhere[] = {
      "mixed them up", "mixed that up",  "mixed it up",   "mixed up",   "i meant",        "i mean",       "correction",
      "my mistake",    "my bad",         "scratch that",  "i misspoke", "got that wrong", "got it wrong", "mistyped",
      "typo",          "that was wrong", "that is wrong", "not right",  "i was wrong",   "not anymore"};
  for (const auto cue : kAnywhere) {
    if (text.Find(cue, all) < text.size()) return true;
  }
  constexpr std::string_view kOpeners[] = {"no",     "actually", "wait",    "sorry",   "oops",       "nope",
                                           "whoops", "oh no",    "oh wait", "hold on", "hm actually"};
  for (const auto cue : kOpeners) {
    if (text.At(0, cue, all)) return true;
  }
  for (const auto& clause : text.clauses()) {
    const size_t i = clause.tokens.begin;
    const bool it_is = text.At(i, "it is", clause.tokens) || text.At(i, "that is", clause.tokens);
    if (it_is && text.Find("not", {i + 2, clause.tokens.end}) < clause.tokens.end) return true;
    if (text.Find("actually", clause.tokens) < clause.tokens.end) return true;
  }
  return false;
}

bool ReadCorrection(Reading& reading, const Clause* clause, Span span) {
  const Text& text = reading.text;
  if (clause != nullptr && CorrectRole(reading, *clause)) return true;
  size_t i = SkipFillers(text, span);
  // "Y, not X" may have been cut in two at the comma.
  Span whole = span;
  while (whole.end < text.size() && text[whole.end - 1].stop_after == ',' && text[whole.end].word == "not" &&
         whole.end < span.end + 4) {
    whole.end = std::min(text.size(), whole.end + 3);
  }
  const bool it_is = text.At(i, "it is", span) || text.At(i, "that is", span) || text.At(i, "she is", span) ||
                     text.At(i, "he is", span);
  const bool meant = text.At(i, "i meant", span) || text.At(i, "i mean", span);
  if (it_is || meant) {
    i += 2;
    while (i < span.end && (text[i].word == "called" || text[i].word == "actually" || text[i].word == "really" ||
                            text[i].word == "to" || text[i].word == "say" || text[i].word == "named"))
      ++i;
    return CorrectValue(reading, i, whole);
  }
  // A bare value: "no, tuesday", "sorry, Hana not Hannah".
  if (i < span.end && span.Size() <= 7 && clause == nullptr &&
      (text[i].Is(kNumberWord | kTimeWord | kPrepositionWord) || IsNameToken(text[i])))
    return CorrectValue(reading, i, whole);
  return false;
}

}  // namespace sam::english
