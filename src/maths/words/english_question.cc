// What is asked: which amount, of whom, when, and whether it is a difference, a rest, a sum or a share.
#include <algorithm>

#include "maths/words/english_story.h"
#include "maths/words/english_units.h"
#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

struct Opening {
  How how;
  std::size_t begin, noun;  // where the question begins, and where what it asks for
};

std::optional<Opening> HowAt(const StoryText& text, std::size_t n) {
  static const auto kFar = SetOf("far tall high deep wide thick farther");
  static const auto kHeavy = SetOf("heavy");
  const std::string_view next = text.word(std::ptrdiff_t(n) + 1);
  if (text.at(n).text == "how") {
    if (next == "many") return Opening{How::kMany, n, n + 2};
    if (next == "much") return Opening{How::kMuch, n, n + 2};
    if (next == "long" || next == "longer") return Opening{How::kLong, n, n + 2};
    if (next == "old") return Opening{How::kOld, n, n + 2};
    if (kFar.contains(next)) return Opening{How::kFar, n, n + 2};
    if (kHeavy.contains(next)) return Opening{How::kHeavy, n, n + 2};
    if (next == "big" || next == "large" || next == "fast") return Opening{How::kWhat, n, n + 2};
    return std::nullopt;
  }
  static const auto kOf = SetOf("perimeter area volume");
  if (n == 0 && kOf.contains(text.at(n).text) && next == "of") return Opening{How::kWhat, n, n};
  if (n == 0 && (text.at(n).text == "split" || text.at(n).text == "divide" || text.at(n).text == "share")) return Opening{How::kMuch, n, text.size()};
  if (text.at(n).text == "when" && n > 0 && (next == "will" || next == "does" || next == "did") && text.word(std::ptrdiff_t(text.size()) - 1) == "?") return Opening{How::kWhat, n, n + 1};
  const bool which = text.at(n).text == "what" || text.at(n).text == "which";
  if (which && !(text.at(n).text == "which" && n > 0 && text.at(n - 1).text == ",")) return Opening{How::kWhat, n, n + 1};
  const bool asks = (text.at(n).text == "find" || text.at(n).text == "calculate") && IsDeterminer(next);
  return asks ? std::optional(Opening{How::kWhat, n, n + 1}) : std::nullopt;
}

bool IsComparative(const std::string& word) {
  static const auto kWords = SetOf("longer older taller heavier farther further higher warmer wider deeper faster bigger larger cheaper younger shorter lighter lower colder cooler smaller later");
  return kWords.contains(word);
}

std::optional<Opening> LastOpening(const StoryText& text) {
  std::optional<Opening> last;
  for (std::size_t n = 0; n < text.size(); ++n) {
    const bool ends = n > 0 && last && text.at(n).sentence == text.at(last->begin).sentence && last->how != How::kWhat;
    if (const auto opening = ends ? std::nullopt : HowAt(text, n)) last = opening;
  }
  return last;
}

/// Where a condition behind the question begins: ", if 5 rides cost 30".
std::size_t QuestionEnd(const StoryText& text, std::size_t begin) {
  std::size_t n = begin;
  for (; n < text.size() && text.at(n).sentence == text.at(begin).sentence; ++n)
    if (n > begin + 2 && (text.at(n).text == "if" || text.at(n).text == "given" || (text.at(n).text == "and" && text.at(n - 1).text == ","))) break;
  return n;
}

void ReadNoun(Asked& asked, const StoryText& text, std::size_t at) {
  static const auto kEmpty = SetOf("number total amount sum difference combined cost much many age value average");
  bool skipped_verb = false;
  for (; at < asked.end; ++at) {
    const StoryWord& word = text.at(at);
    const bool be = asked.how == How::kWhat && !skipped_verb && IsAuxiliary(word.text);
    if (be) skipped_verb = true;
    if (be || IsDeterminer(word.text) || kEmpty.contains(word.stem) || (asked.how == How::kWhat && (word.text == "of" || (word.text == "in" && text.at(at - 1).text == "difference"))) || word.text == "more" || word.text == "fewer" || word.text == "less" ||
        word.text == "additional" || word.text == "extra" || word.text == "other" || word.text == "total")
      continue;
    if (word.text == "of" && asked.head.empty()) continue;
    const bool stops = word.punctuation || word.number() || IsFunctionWord(word.text) || (word.verb.form == VerbForm::kPast && !asked.head.empty());
    const bool verb = !asked.head.empty() && !word.capital && (word.verb.form == VerbForm::kThird || word.verb.form == VerbForm::kBase || word.verb.form == VerbForm::kIng) && text.at(at - 1).stem != text.at(at - 1).text;
    if (word.text == "of" && !asked.head.empty()) continue;
    if (word.text == "and" && !asked.head.empty() && at + 1 < asked.end && !IsFunctionWord(text.at(at + 1).text) && text.at(at + 1).verb.form != VerbForm::kPast) asked.also.insert(text.at(at + 1).stem);
    if (stops || verb) break;
    if (!asked.head.empty() && text.at(at - 1).text == "of") {
      asked.modifiers.insert(word.stem);
      continue;
    }
    if (IsComparative(word.text) && asked.head.empty()) continue;
    if (asked.head == "price") {
      asked.modifiers.insert(word.stem);
      continue;
    }
    if (!asked.head.empty()) asked.modifiers.insert(asked.head);
    asked.head = word.stem, asked.noun = word.text;
  }
}

void ReadMarks(Asked& asked, const StoryText& text) {
  static const auto kStart = SetOf("first begin beginning start started originally initially before earlier initial begun");
  for (std::size_t n = asked.begin; n < asked.end; ++n) {
    const std::string& word = text.at(n).text;
    const std::string_view before = text.word(std::ptrdiff_t(n) - 1), next = text.word(std::ptrdiff_t(n) + 1);
    if (word == "more" || word == "longer" || word == "older" || word == "taller" || word == "heavier" || word == "farther" || word == "further") asked.more = word != "other" && word != "together" && word != "another" ? true : asked.more;
    if (word == "fewer" || word == "less" || word == "younger" || word == "shorter") asked.fewer = true;
    if (word == "than" || word == "compared") asked.than = true;
    if (word == "left" || word.starts_with("remain") || word == "still" || word == "rest" || (word == "over" && before == "left")) asked.left = asked.left || !(word == "left" && IsDeterminer(next));
    if (word == "altogether" || word == "total" || word == "combined" || word == "together" || word == "both" || word == "overall" || (word == "all" && (before == "in" || before == "of"))) asked.total = true;
    if (word == "each" || word == "every" || word == "per" || word == "apiece" || word == "one" || word == "single" || word == "average") asked.each = true;
    const bool first = word != "first" || before == "at" || next == "place", before_meal = (word == "before" || word == "earlier") && (IsTimeWord(next) || before == "day" || before == "year" || before == "week" || before == "evening");
    if (kStart.contains(word) && first && !before_meal) asked.start = true;
    if (word == "now") asked.now = true;
    if (word == "not" || word == "n't" || word.ends_with("n't")) asked.negated = true;
    if (word == "difference" || (word == "by" && next == "how")) asked.difference = true;
    if (word == "each" || word == "every" || word == "per" || word == "one" || word == "a" || word == "an" || word == "single") {
      const StoryWord* noun = n + 1 < asked.end ? &text.at(n + 1) : nullptr;
      if (noun && !noun->punctuation && !IsFunctionWord(noun->text)) asked.per = noun->stem;
      else if (word != "a" && word != "an" && next == "of" && n + 3 < asked.end) asked.per = text.at(n + 3).stem;
      else if (asked.per.empty() && word != "a" && word != "an" && word != "one") asked.per = "*";
    }
  }
}

/// "How long is it, in minutes?", "What is that in centimetres?"
void ReadUnit(Asked& asked, const StoryText& text) {
  if (asked.how == How::kMany) return;
  for (std::size_t n = asked.begin + 2; n < asked.end; ++n) {
    const bool in = text.at(n - 1).text == "in" || (text.at(n - 2).text == "in" && (text.at(n - 1).text == "square" || text.at(n - 1).text == "cubic"));
    const StoryWord& word = text.at(n);
    if (!in || DimensionOf(word.stem).empty() || word.text == word.stem) continue;
    asked.head = word.stem, asked.noun = word.text, asked.dimension = DimensionOf(word.stem), asked.told_unit = true;
    asked.modifiers.clear();
  }
}

/// Auxiliary, subject, verb: "did Tom eat", "does each box hold", "are left".
void ReadDoing(Asked& asked, const StoryText& text) {
  std::size_t auxiliary = asked.end, n = asked.begin + 1;
  for (; n < asked.end; ++n)
    if (IsAuxiliary(text.at(n).text)) {
      auxiliary = n;
      break;
    }
  std::size_t end = auxiliary < asked.end ? auxiliary : asked.begin;
  for (n = end + 1; n < asked.end; ++n) {
    const StoryWord& word = text.at(n);
    if (word.text == "than" || word.punctuation) break;
    const VerbForm form = word.verb.form;
    const bool linking = auxiliary < asked.end && (text.at(auxiliary).verb.lemma == "be" || text.at(auxiliary).verb.lemma == "have");
    const bool helped = auxiliary < asked.end && ((form == VerbForm::kBase && !linking) || form == VerbForm::kPast || form == VerbForm::kIng) && !IsAuxiliary(word.text) && !word.capital;
    const bool plural_before = text.at(n - 1).stem != text.at(n - 1).text;
    const bool alone = auxiliary == asked.end && (form == VerbForm::kPast || form == VerbForm::kThird || (form == VerbForm::kBase && plural_before)) && n >= asked.begin + 2;
    const bool gone = word.text == "left" && n + 1 < asked.end && IsDeterminer(text.at(n + 1).text);
    if ((word.text == "left" && !gone) || word.text == "together" || !(helped || alone || ((word.text == "have" || word.text == "be") && n > auxiliary))) continue;
    if (n > asked.begin && (IsDeterminer(text.at(n - 1).text) || IsAdjective(text.at(n - 1).text)) && text.at(n - 1).text != "each") continue;
    asked.doing = word.verb;
    end = n;
    if (n + 1 < asked.end && (text.at(n + 1).text == "to" || word.text == "have")) continue;
    break;
  }
  if (asked.doing.form == VerbForm::kNone && auxiliary < asked.end) asked.doing = text.at(auxiliary).verb;
  asked.tense = auxiliary < asked.end && (text.at(auxiliary).text == "will" || text.at(auxiliary).text == "would") ? Tense::kFuture
                : (auxiliary < asked.end ? text.at(auxiliary).verb.form == VerbForm::kPast : asked.doing.form == VerbForm::kPast) ? Tense::kPast : Tense::kPresent;
  if (end > asked.begin && text.at(end).text == "left" && asked.doing.lemma == "leave") asked.left = false;
  const std::size_t first = auxiliary < asked.end ? auxiliary + 1 : asked.begin;
  for (n = first; n < end; ++n)
    if (!IsFunctionWord(text.at(n).text) && !text.at(n).punctuation && !text.at(n).number() && n >= asked.begin + 2 && text.at(n).stem != asked.head && !asked.modifiers.contains(text.at(n).stem) && !IsTimeWord(text.at(n).stem)) asked.subject.insert(text.at(n).stem);
}

void ReadRest(Asked& asked, const StoryText& text) {
  bool than = false;
  for (std::size_t n = asked.begin; n < asked.end; ++n) {
    const StoryWord& word = text.at(n);
    if (word.text == "than") than = true;
    if (word.punctuation || word.number()) continue;
    if (IsTimeWord(word.stem)) asked.times.insert(word.stem);
    if (IsFunctionWord(word.text)) continue;
    const std::string stem = word.verb.form != VerbForm::kNone && word.verb.form != VerbForm::kBase ? word.verb.lemma : word.stem;
    (than ? asked.than_what : asked.context).insert(stem);
  }
}

/// "she" asked after is the last one with a name.
void ResolveSubject(Asked& asked, const StoryText& text, const std::vector<Clause>& clauses) {
  if (!asked.subject.empty()) return;
  bool pronoun = false;
  for (std::size_t n = asked.begin; n < asked.end; ++n) {
    const std::string& word = text.at(n).text;
    pronoun = pronoun || word == "he" || word == "she" || word == "they" || word == "him" || word == "her";
  }
  if (!pronoun) return;
  for (const Clause& clause : clauses)
    if (clause.begin < asked.begin && !clause.subject.empty()) asked.subject = clause.subject;
}

bool AsksAge(const Story& story) {
  static const auto kAge = SetOf("old older younger age ages oldest youngest");
  for (std::size_t n = story.asked.begin; n < story.asked.end; ++n)
    if (kAge.contains(story.text.at(n).text)) return true;
  return false;
}

/// "aged 50", "Mr Hill, 52,", "who is 8,", "a 9 year old", "when he turned 6".
bool IsAge(const Story& story, const Quantity& one) {
  static const auto kBefore = SetOf("aged age turned"), kBe = SetOf("is was are were both");
  const auto at = std::ptrdiff_t(one.at);
  const StoryText& text = story.text;
  const std::string_view before = text.word(at - 1), after = text.word(at + 1);
  const bool bare = after.empty() || after == "," || after == "." || after == "?" || after == ")" || after == "and" || after == ";";
  const bool old = text.word(std::ptrdiff_t(one.end)) == "old" || text.word(std::ptrdiff_t(one.end) - 1) == "old" || after == "year-old" || (after == "and" && text.word(at + 2) == "under");
  if (one.head == "year" && (old || text.word(at + 2) == "old")) return true;
  if (kBefore.contains(before) || (before == "of" && text.word(at - 2) == "age")) return bare;
  if (!bare || !one.elided) return false;
  const bool aside = before == "," && at > 1 && text.at(std::size_t(at - 2)).capital && after == ",";
  const Clause& clause = story.ClauseOf(one);
  bool someone = text.word(at - 2) == "who" || (at > 1 && IsPronoun(text.word(at - 2)) && text.word(at - 2) != "it" && text.word(at - 2) != "there");
  for (std::size_t n = clause.begin; n < one.at; ++n) someone = someone || text.at(n).capital;
  return aside || (kBe.contains(before) && someone && clause.doing.lemma == "be");
}

/// "14 February", "in 1924", "6 Dock Street", "greenhouse 3".
bool IsName(const StoryText& text, const Quantity& one) {
  static const auto kMonths = SetOf("january february march april may june july august september october november december"), kNamed = SetOf("street road lane avenue hill"), kIn = SetOf("in from since of by until before after");
  static const auto kNumbered = SetOf("shelf floor act stop lane day week step rule verse volume size greenhouse track channel building apartment hall section lesson question exercise stage round part zone line");
  const auto at = std::ptrdiff_t(one.at);
  const std::string_view before = text.word(at - 1), after = text.word(at + 1), second = text.word(at + 2);
  if (text.at(one.at).money || one.kind != NumberKind::kPlain) return false;
  if (kMonths.contains(before) || (kMonths.contains(after) && text.at(one.at + 1).capital)) return true;
  if (kNamed.contains(second) && text.at(one.at + 2).capital) return true;
  const bool bare = one.elided || one.head.empty();
  if (bare && kIn.contains(before) && one.value.whole() && one.value > 1500 && one.value < 2100) return true;
  return bare && kNumbered.contains(before) && at > 0 && text.at(one.at - 1).stem == before;
}

void SettleLabels(Story& story) {
  const bool age = AsksAge(story);
  for (Quantity& one : story.quantities) one.label = one.label || IsName(story.text, one) || (!age && one.kind == NumberKind::kPlain && IsAge(story, one));
}

/// "A class has 22 kids" tells of each class only where classes are counted or asked after.
void DropLonePer(Story& story) {
  for (Quantity& quantity : story.quantities) {
    const bool counted = std::ranges::any_of(story.quantities, [&](const Quantity& other) { return &other != &quantity && (other.head == quantity.per || other.modifiers.contains(quantity.per)); });
    if (quantity.per_one && !counted && story.asked.head != quantity.per && story.asked.per != quantity.per) quantity.per.clear();
  }
}

/// "A recipe for 4 ... how much for 6?" is for people, whatever else is counted.
void FillPeople(Story& story) {
  std::vector<Quantity*> bare;
  for (Quantity& one : story.quantities)
    if (one.elided && !one.label && story.text.word(std::ptrdiff_t(one.at) - 1) == "for") bare.push_back(&one);
  if (bare.size() < 2 && !(bare.size() == 1 && bare[0]->asked_sentence)) return;
  const bool counted = std::ranges::any_of(story.quantities, [](const Quantity& one) { return !one.elided && DimensionOf(one.head).empty() && !one.head.empty() && one.head != "person"; });
  for (Quantity* one : bare)
    if (bare.size() > 1 || !counted) one->head = "person", one->noun = "people", one->dimension.clear(), one->elided = false;
}

/// "How many were there?" asks after what most of the story counts.
void FillHead(Story& story) {
  if (story.asked.how == How::kOld || (AsksAge(story) && (story.asked.head == "age" || story.asked.head.empty()))) {
    story.asked.head = "year", story.asked.dimension = "time";
    for (Quantity& quantity : story.quantities)
      if (quantity.head.empty()) quantity.head = "year", quantity.dimension = "time";
    return;
  }
  if (story.asked.how == How::kLong && story.asked.dimension.empty()) {
    const bool length = std::ranges::any_of(story.quantities, [](const Quantity& one) { return one.dimension == "length"; });
    story.asked.dimension = length ? "length" : "time";
    return;
  }
  if (!story.asked.head.empty() || !story.asked.dimension.empty() || story.asked.how == How::kHeavy) return;
  std::size_t most = 0;
  for (const Quantity& quantity : story.quantities) {
    const auto same = std::size_t(std::ranges::count(story.quantities, quantity.head, &Quantity::head));
    if (same > most) most = same, story.asked.head = quantity.head, story.asked.noun = quantity.noun, story.asked.dimension = quantity.dimension;
  }
}

}  // namespace

std::optional<Asked> ReadAsked(const StoryText& text, const std::vector<Clause>& clauses) {
  const auto opening = LastOpening(text);
  if (!opening) return std::nullopt;
  Asked asked;
  asked.how = opening->how, asked.begin = opening->begin;
  const auto before = std::ptrdiff_t(asked.begin) - 1;
  if (asked.how != How::kWhat && text.word(before) == "by" && before >= 0) --asked.begin;  // "by how many"
  asked.end = QuestionEnd(text, opening->begin);
  ReadNoun(asked, text, opening->noun);
  ReadMarks(asked, text);
  ReadDoing(asked, text);
  static const auto kChanges = SetOf("grow rise raise fall drop increase shrink decrease");
  if (kChanges.contains(asked.doing.lemma) && (asked.how == How::kMuch || !DimensionOf(asked.head).empty())) asked.difference = true;
  ReadRest(asked, text);
  ResolveSubject(asked, text, clauses);
  asked.dimension = DimensionOf(asked.head);
  ReadUnit(asked, text);
  if (asked.how == How::kFar && asked.dimension.empty()) asked.dimension = "length";
  return asked;
}

std::optional<Story> ReadStory(std::string_view written) {
  Story story;
  story.text = ReadText(written);
  if (story.text.size() < 4) return std::nullopt;
  story.clauses = ReadClauses(story.text);
  auto asked = ReadAsked(story.text, story.clauses);
  if (!asked) return std::nullopt;
  story.asked = std::move(*asked);
  story.quantities = ReadQuantities(story.text, story.clauses);
  SettleLabels(story);
  DropLonePer(story);
  for (Quantity& quantity : story.quantities) quantity.asked_sentence = quantity.at >= story.asked.begin && quantity.at < story.asked.end;
  const bool money = std::ranges::any_of(story.quantities, [](const Quantity& one) { return one.dimension == "money"; });
  const bool paid = story.asked.doing.verb_class == VerbClass::kPrice && (story.asked.how == How::kWhat || story.asked.how == How::kMuch);
  if (money && !story.asked.told_unit && ((story.asked.how == How::kMuch && story.asked.head.empty()) || paid)) story.asked.dimension = "money", story.asked.head.clear();
  FillPeople(story);
  FillHead(story);
  TurnUnits(story);
  return story;
}

}  // namespace sam::maths
