// Tastes, allergies and illness told in passing.
#include <algorithm>

#include "base/unicode.h"
#include "perception/english_tells.h"

namespace sam::english {
namespace {

namespace p = predicate;

bool IsMedicine(std::string_view word) {
  return IsOneOf(word, {"penicillin", "amoxicillin", "aspirin", "ibuprofen", "codeine", "antibiotics", "morphine", "tramadol", "iodine", "latex", "erythromycin", "paracetamol"});
}

// What the food or medicine does: cannot-eat for food, health for the rest.
void AddIntolerance(Reading& reading, const std::string& what) {
  if (what.empty()) return;
  const size_t space = what.rfind(' ');
  const std::string lower = ToLower(what.substr(space == std::string::npos ? 0 : space + 1));
  const bool other = IsMedicine(lower) || ((ClassesOf(lower) & (kAllergenWord | kPetWord)) != 0 && (ClassesOf(lower) & kFoodWord) == 0);
  reading.Add("me", other ? p::kHealth : p::kCannotEat, other ? "allergic to " + what : what);
}

std::string LastFood(const Text& text, size_t end) {
  for (size_t i = end; i > 0; --i) {
    if (text[i - 1].Is(kFoodWord) || IsMedicine(text[i - 1].word)) return std::string(text[i - 1].word);
  }
  return {};
}

// What stands behind a phrase of liking: no pronoun, no deed of the moment; at most five words.
std::string Liked(const Reading& reading, size_t begin, const Clause& clause) {
  const Text& text = reading.text;
  if (begin >= clause.span.end) return {};
  const Token& first = text[begin];
  const bool vague = first.Is(kPronounWord | kQuestionWord | kConjunctionWord | kAuxiliaryWord | kAdverbWord) ||
                     IsOneOf(first.word, {"this", "that", "your", "these", "those", "his", "her", "their", "its", "all", "going", "being", "having", "doing"});
  const Span object = reading.ObjectSpan(begin, clause);
  for (size_t i = clause.span.begin; i < clause.span.end; ++i) {
    if (IsOneOf(text[i].word, {"you", "your", "me"})) return {};
  }
  if (vague || object.Empty() || object.Size() > 5) return {};
  if (first.word == "the" && !IsOneOf(text[begin + 1 < clause.span.end ? begin + 1 : begin].word, {"smell", "sound", "taste", "sea", "cold", "dark", "heat", "rain", "feel", "texture"})) return {};
  return FlipPointOfView(text.Raw(object));
}

// "not a fan of olives", "mad about trains", "can't bear lavender"
bool ReadFondness(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  const Span span = clause.span;
  const auto behind = [&](std::string_view words) -> size_t {
    const size_t at = text.Find(words, span);
    return at < span.end ? at + static_cast<size_t>(std::count(words.begin(), words.end(), ' ')) + 1 : span.end;
  };
  for (const std::string_view cue : {"can not bear", "can not abide", "can not stomach", "never got on with", "never took to", "can not get on with"}) {
    if (const size_t at = behind(cue); at < span.end) {
      if (const std::string what = Liked(reading, at, clause); !what.empty()) reading.Add(subject, p::kDislikes, what, 0.85);
      return true;
    }
  }
  if (clause.past || !clause.modal.empty() || clause.who == Who::kYou) return false;
  const bool be = clause.verb == "be" || text.At(span.begin, "not", span) || text.At(span.begin, "big", span);
  for (const std::string_view cue : {"fan of", "keen on", "mad about", "obsessed with", "crazy about", "nuts about", "big on", "can not get enough of"}) {
    const size_t at = behind(cue);
    if (at >= span.end || !(be || cue == "can not get enough of")) continue;
    const size_t cue_at = text.Find(cue, span);
    bool negated = clause.negated && cue != "can not get enough of";
    for (size_t i = span.begin; i < cue_at; ++i) negated = negated || text[i].word == "not" || text[i].word == "no";
    const std::string what = Liked(reading, at, clause);
    const bool taken = negated && IsOneOf(cue, {"mad about", "obsessed with", "crazy about", "nuts about"});
    if (!what.empty() && !taken && !text[at].genitive && !(cue == "mad about" && text[at].word == "the")) reading.Add(subject, negated ? p::kDislikes : p::kLikes, what, 0.85);
    return true;
  }
  return false;
}

// "prawns make me ill", "dairy doesn't agree with me", "it brings me out in hives"
bool ReadIntolerance(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const Span span = clause.span;
  const auto has = [&](std::initializer_list<std::string_view> cues) {
    return std::any_of(cues.begin(), cues.end(), [&](std::string_view cue) { return text.Find(cue, span) < span.end; });
  };
  const bool ill = clause.verb == "make" && !clause.negated && clause.modal.empty() && !clause.past &&
                   has({"make me ill", "makes me ill", "make me sick", "makes me sick", "make me itch", "makes me itch", "make me bloated", "makes me bloated", "makes me wheeze", "make me wheeze",
                        "makes me swell", "make me swell", "makes me throw up", "make me throw up", "makes my tongue", "make my tongue", "makes my throat", "makes my mouth itch"});
  const bool out = has({"brings me out in", "bring me out in", "gives me hives", "give me hives", "gives me a rash"});
  const bool through = !clause.past && has({"goes right through me", "goes straight through me", "go right through me", "go straight through me"});
  const bool disagrees = clause.verb == "agree" && clause.negated && !clause.past && has({"agree with me"});
  if (!ill && !out && !through && !disagrees) return false;
  std::string what;
  if (through && text[span.begin].Is(kFoodWord)) return AddIntolerance(reading, std::string(text[span.begin].word)), true;
  if (clause.who == Who::kNoun && !clause.subject.pronoun) {
    const Token& head = HeadWord(text, clause.subject);
    if (head.Is(kFoodWord) || IsMedicine(head.word) || (out && head.Is(kAllergenWord))) what = KeyOf(text, clause.subject);
  } else if ((clause.who == Who::kThird && (clause.pronoun == "it" || clause.pronoun == "they")) || clause.who == Who::kDropped) {
    what = FoodBefore(reading, clause.span.begin);
  }
  AddIntolerance(reading, what);
  return true;
}

// "went down with tonsillitis", "diagnosed with adhd", "marguerite's got shingles"
bool ReadIllness(Reading& reading, const Clause& clause, const std::string& subject) {
  const Text& text = reading.text;
  if (clause.negated || !clause.modal.empty()) return false;
  const auto health = [&](size_t i) {
    if (i < clause.span.end && (text[i].word == "a" || text[i].word == "the" || text[i].word == "bad")) ++i;
    return i < clause.span.end && text[i].Is(kHealthWord) ? i : clause.span.end;
  };
  for (const std::string_view cue : {"down with", "diagnosed with"}) {
    const size_t at = text.Find(cue, clause.span);
    const size_t what = at < clause.span.end ? health(at + 2) : clause.span.end;
    if (what >= clause.span.end) continue;
    return reading.Add(subject, p::kHealth, std::string(text[what].word)), true;
  }
  const bool has = clause.verb == "have" && (!clause.past || clause.perfect);
  const size_t what = has ? health(clause.rest) : clause.span.end;
  if (what >= clause.span.end) return false;
  return reading.Add(subject, p::kHealth, std::string(text[what].word)), true;
}

}  // namespace

std::string FoodBefore(const Reading& reading, size_t before) {
  if (std::string here = LastFood(reading.text, before); !here.empty()) return here;
  const auto& recent = reading.context.discourse.recent;
  if (recent.empty()) return {};
  const Text said(recent.back().said);
  return LastFood(said, said.size());
}

bool ReadTastesTold(Reading& reading, const Clause& clause) {
  const Text& text = reading.text;
  const std::string subject = reading.SubjectOf(clause);
  const bool person = !subject.empty() && (clause.who != Who::kNoun || clause.subject.proper || HeadWord(text, clause.subject).Is(kRelationWord)) && clause.pronoun != "it";
  if (ReadIntolerance(reading, clause)) return true;
  return person && (ReadFondness(reading, clause, subject) || ReadIllness(reading, clause, subject));
}

void ReadTastesWithoutClause(Reading& reading) {
  const Text& text = reading.text;
  const Span all{0, text.size()};
  const size_t soap = std::min({text.Find("tastes like soap", all), text.Find("tastes of soap", all), text.Find("taste like soap", all), text.Find("tastes like feet", all), text.Find("tastes like dirt", all)});
  if (soap < all.end && IsPlain(text, soap) && text.Find("to me", {soap, all.end}) < all.end) {
    if (const std::string food = FoodBefore(reading, soap); !food.empty()) reading.Add("me", p::kDislikes, food, 0.85);
  }
  const size_t skipped = SkipFillers(text, all);
  const size_t begin = skipped > 0 && text[skipped - 1].word == "not" ? skipped - 1 : skipped;
  const bool bare = text.At(begin, "allergic to", all) && text.clauses().front().mood == Mood::kPlain && begin + 2 < text.size();
  if (bare && !text[begin + 2].Is(kPronounWord | kPossessiveWord | kVagueWord)) {
    const NounPhrase what = ParseNounPhrase(text, begin + 2, text.size());
    if (!what.Empty() && !what.pronoun) AddIntolerance(reading, text.Raw(what.all));
  }
  for (const std::string_view cue : {"not a fan of", "not keen on", "no fan of", "big fan of", "not big on"}) {
    if (!text.At(begin, cue, all) || text.clauses().front().mood != Mood::kPlain) continue;
    Clause clause;
    clause.span = text.clauses().front().tokens;
    clause.who = Who::kDropped;
    static_cast<void>(ReadFondness(reading, clause, "me"));
    break;
  }
  // "i come out in a rash if i eat strawberries"
  const size_t rash = std::min(text.Find("come out in", all), text.Find("break out in", all));
  if (rash < all.end && rash > 0 && (text[rash - 1].word == "i" || text[rash - 1].word == "always")) {
    for (const std::string_view cue : {"i eat", "i have", "i drink", "i touch"}) {
      const size_t at = text.Find(cue, {rash, all.end});
      const NounPhrase what = at + 2 < all.end ? ParseNounPhrase(text, at + 2, all.end) : NounPhrase{};
      if (!what.Empty() && !what.pronoun) return AddIntolerance(reading, text.Raw(what.all));
    }
  }
  // "papa's in hospital. pneumonia, they took him in"
  const size_t hospital = text.Find("in hospital", all);
  const size_t next = hospital + 2;
  const bool ill = next < all.end && text[next - 1].stop_after != 0 && text[next].Is(kHealthWord) && (next + 1 >= all.end || text[next].stop_after != 0);
  if (ill && !reading.she.empty()) reading.Add(reading.she, p::kHealth, std::string(text[next].word), 0.8);
}

}  // namespace sam::english
