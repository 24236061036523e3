// The quantities of a story: what each number counts, of whom, for each of what, more than what.
#include <algorithm>

#include "maths/words/english_story.h"
#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

bool EndsNoun(const StoryWord& word) {
  static const auto kCompared = SetOf("longer taller older younger shorter lower higher warmer colder cooler deeper wider heavier lighter farther further cheaper");
  return word.punctuation || word.number() || kCompared.contains(word.text) || word.text == "'s" || word.text == "pm" || word.text == "am" || word.text == "o" || word.text == "'clock" || word.text == "'" || word.text == "%" || (IsFunctionWord(word.text) && word.text != "long");
}

struct NounPhrase {
  std::size_t end = 0;
  std::vector<std::size_t> words;
};

/// The noun and what stands before it, from `at` on; verbs end it ("5 landed"), but not participles before nouns.
NounPhrase PhraseAt(const StoryText& text, std::size_t at) {
  static const auto kParticles = SetOf("away off out home back in into up down");
  NounPhrase phrase{at, {}};
  while (phrase.end < text.size() && text.at(phrase.end).sentence == text.at(at).sentence && phrase.words.size() < 4) {
    const StoryWord& word = text.at(phrase.end);
    if (EndsNoun(word)) break;
    const bool doing = word.verb.form == VerbForm::kPast && !word.capital;
    const StoryWord* next = phrase.end + 1 < text.size() ? &text.at(phrase.end + 1) : nullptr;
    const bool noun_follows = next && !EndsNoun(*next) && next->verb.form != VerbForm::kPast && next->verb.form != VerbForm::kIng && !IsTimeWord(next->stem) && !next->capital && word.text.ends_with("ed");
    if (!phrase.words.empty() && (word.text == "long" || word.text == "last" || word.text == "next" || word.text == "first")) break;
    if (!phrase.words.empty() && word.verb.form == VerbForm::kBase && next && IsPreposition(next->text) && !IsAdjective(text.at(phrase.end - 1).text) && next->text != "of") break;
    if (doing && (!phrase.words.empty() || !noun_follows)) break;
    const bool acts = phrase.words.empty() && word.verb.form == VerbForm::kBase && !word.capital && next && kParticles.contains(next->text) && phrase.end > 0 && text.at(phrase.end - 1).number();
    if (acts) break;  // "43 fly away"
    const bool rules = phrase.words.empty() && word.verb.form == VerbForm::kThird && next && next->number() && phrase.end > 1 && text.at(phrase.end - 2).text == "for";
    if (rules) break;  // "for 4 needs 300 g"
    const bool plural_before = !phrase.words.empty() && text.at(phrase.end - 1).stem != text.at(phrase.end - 1).text;
    const bool ends_after = phrase.end + 1 >= text.size() || EndsNoun(text.at(phrase.end + 1));
    if (plural_before && word.verb.form == VerbForm::kBase && ends_after) break;
    if (!phrase.words.empty() && word.capital && !text.at(phrase.words.back()).capital) break;
    if (!phrase.words.empty() && !word.capital && (word.verb.form == VerbForm::kThird || word.verb.form == VerbForm::kIng) && text.at(phrase.end - 1).stem != text.at(phrase.end - 1).text) break;
    phrase.words.push_back(phrase.end++);
  }
  return phrase;
}

void SetNoun(Quantity& quantity, const StoryText& text, const NounPhrase& phrase) {
  if (phrase.words.empty()) return;
  for (const std::size_t n : phrase.words) quantity.modifiers.insert(text.at(n).stem);
  const StoryWord& first = text.at(phrase.words.front());
  const std::string_view dimension = DimensionOf(first.stem);  // "400 g chicken" are grams
  const bool measure = (dimension == "weight" || dimension == "volume") && first.text != first.stem;
  const StoryWord& counted = measure ? first : text.at(phrase.words.back());
  quantity.head = counted.stem;
  quantity.noun = counted.text;
  quantity.modifiers.erase(quantity.head);
  quantity.end = phrase.end;
}

/// "6 cups of sugar", "45 of them", "30 of the singers".
void ReadOf(Quantity& quantity, const StoryText& text) {
  std::size_t at = quantity.end;
  if (text.word(std::ptrdiff_t(at)) != "of") return;
  ++at;
  while (at < text.size() && (IsDeterminer(text.at(at).text) || text.at(at).text == "them")) ++at;
  if (quantity.head.empty() && quantity.kind == NumberKind::kPlain) quantity.part = true;
  if (at < text.size() && text.at(at).number()) {
    quantity.of_group = true;
    return;
  }
  const NounPhrase phrase = PhraseAt(text, at);
  if (quantity.head.empty()) SetNoun(quantity, text, phrase);
  else for (const std::size_t n : phrase.words) quantity.modifiers.insert(text.at(n).stem);
  quantity.end = std::max(quantity.end, phrase.end);
}

/// Words between number and noun that say what kind of amount it is: "5 more apples", "3 extra seats".
std::size_t SkipMarks(Quantity& quantity, const StoryText& text, std::size_t at) {
  for (; at < text.size(); ++at) {
    const std::string& word = text.at(at).text;
    if (word == "more" || word == "additional" || word == "extra" || word == "another") quantity.extra = true;
    else if (word == "fewer" || word == "less") quantity.than = Than::kFewer;
    else if (word == "times" && quantity.kind == NumberKind::kTimes) continue;
    else if (word != "other" && word != "different" && word != "as" && word != "many" && word != "much" && word != "such" && word != "whole") break;
  }
  return at;
}

/// "than Tom", "than on Monday": what it is held against.
void ReadThan(Quantity& quantity, const StoryText& text, std::size_t clause_end) {
  static const auto kLonger = SetOf("older taller longer heavier farther further higher warmer wider deeper faster bigger larger greater thicker richer hotter over above");
  if (quantity.kind == NumberKind::kPercent) {
    static const auto kUp = SetOf("more increase increased increases rise rose raised tip tax extra grew grows higher raise"), kDown = SetOf("off discount less fewer decrease decreased reduced reduces drop dropped cheaper lower fell");
    for (std::size_t n = quantity.at + 1 > 9 ? quantity.at - 8 : 0; n < std::min(clause_end + 4, quantity.at + 6) && n < text.size(); ++n) {
      if (text.at(n).sentence != text.at(quantity.at).sentence) continue;
      if (kUp.contains(text.at(n).text)) quantity.than = Than::kMore;
      if (kDown.contains(text.at(n).text)) quantity.than = Than::kFewer;
    }
    return;
  }
  static const auto kShorter = SetOf("younger shorter lighter cheaper lower colder cooler smaller narrower slower closer nearer thinner below");
  for (std::size_t n = quantity.at + 1; n < std::min(clause_end, quantity.at + 9) && n < text.size(); ++n) {
    const std::string& word = text.at(n).text;
    if (text.at(n).number() || text.at(n).punctuation) break;
    if (kLonger.contains(word)) quantity.than = Than::kMore;
    if (kShorter.contains(word)) quantity.than = Than::kFewer;
    if ((word == "fewer" || word == "less") && quantity.than == Than::kNone) quantity.than = Than::kFewer;
    if (word == "more" && quantity.than == Than::kNone) quantity.extra = true;
    if (word != "than" && !(word == "as" && quantity.kind == NumberKind::kTimes && n > quantity.at + 1)) continue;
    if (quantity.extra && quantity.than == Than::kNone) quantity.than = Than::kMore;
    for (std::size_t m = n + 1; m < std::min(text.size(), n + 7) && !text.at(m).punctuation && !text.at(m).number(); ++m)
      if (!IsFunctionWord(text.at(m).text)) quantity.than_what.insert(text.at(m).stem);
    if (quantity.than_what.empty()) quantity.than_what.insert("*");
    break;
  }
  if (quantity.than == Than::kFewer && quantity.kind == NumberKind::kPlain && quantity.than_what.empty()) quantity.than_what.insert("*");
}

std::string NounAfter(const StoryText& text, std::size_t at) {
  while (at < text.size() && (IsDeterminer(text.at(at).text) || text.at(at).text == "of")) ++at;
  if (text.word(std::ptrdiff_t(at)) == "one") return "*";
  const NounPhrase phrase = at < text.size() ? PhraseAt(text, at) : NounPhrase{};
  std::string noun = "*";
  for (const std::size_t n : phrase.words) {
    const VerbForm form = text.at(n).verb.form;
    if (noun != "*" && (form == VerbForm::kThird || form == VerbForm::kPast || (text.at(n).capital && !text.at(n - 1).capital))) break;
    noun = text.at(n).stem;
  }
  return noun;
}

/// "5 apples in each box", "$3 a bag", "12 per hour", "each".
void ReadPerAfter(Quantity& quantity, const StoryText& text, std::size_t clause_end) {
  for (std::size_t n = quantity.end; n < std::min({clause_end, text.size(), quantity.end + 7}); ++n) {
    const StoryWord& word = text.at(n);
    if (word.number() || (word.punctuation && word.text != "/")) break;
    if (word.text == "each" || word.text == "every" || word.text == "per" || word.text == "/") quantity.per = NounAfter(text, n + 1);
    if (word.text == "apiece") quantity.per = "*";
    if (word.text == "daily" || word.text == "hourly" || word.text == "weekly" || word.text == "monthly" || word.text == "nightly") quantity.per = word.text == "daily" ? "day" : word.text.substr(0, word.text.size() - 2);
    if ((word.text == "a" || word.text == "an") && n == quantity.end && n + 1 < text.size() && !text.at(n + 1).number()) quantity.per = NounAfter(text, n + 1);
    if (!quantity.per.empty()) return;
  }
}

/// "each box has 5", "a pack holds 12", "3 rows of 6 chairs".
void ReadPerBefore(Quantity& quantity, const StoryText& text, const Clause& clause) {
  bool told = false;  // a number behind the verb has taken what comes before it
  for (std::size_t n = clause.begin; n < quantity.at; ++n) {
    const StoryWord& word = text.at(n);
    if (!told && (word.text == "each" || word.text == "every" || word.text == "per")) quantity.per = NounAfter(text, n + 1);
    if (word.number() && word.kind == NumberKind::kPlain && clause.verb < std::ptrdiff_t(n)) quantity.per.clear(), told = true;
    if (told && word.text == "and" && text.at(n + 1).text != "each") told = false;
    const bool one = (word.text == "a" || word.text == "an" || word.text == "one") && clause.verb > std::ptrdiff_t(n) && (n == clause.begin || text.at(n - 1).punctuation || text.at(n - 1).text == "if" || text.at(n - 1).text == "but" || text.at(n - 1).text == "since" || text.at(n - 1).text == "when");
    if (one && quantity.per.empty() && (clause.doing.verb_class == VerbClass::kHold || clause.doing.verb_class == VerbClass::kPrice || clause.doing.verb_class == VerbClass::kNeed ||
                                        (clause.tense == Tense::kPresent && clause.doing.verb_class != VerbClass::kBe && clause.doing.verb_class != VerbClass::kNone)))
      quantity.per = NounAfter(text, n + 1), quantity.per_one = true;
  }
  if (quantity.at >= 2 && text.at(quantity.at - 1).text == "of" && text.at(quantity.at - 2).stem != text.at(quantity.at - 2).text) quantity.per = text.at(quantity.at - 2).stem;
}

void ReadFlags(Quantity& quantity, const StoryText& text, const Clause& clause) {
  for (std::size_t n = clause.begin; n < clause.end; ++n) {
    const std::string& word = text.at(n).text;
    const bool near = n + 3 >= quantity.at && n <= quantity.end + 3;
    if (near && (word == "left" || word.starts_with("remain") || word == "still" || word == "over" || word == "unsold")) quantity.left = true;
    if (near && (word == "total" || word == "altogether" || word == "together" || (word == "all" && text.word(std::ptrdiff_t(n) - 1) == "in"))) quantity.total = true;
    if (word == "now") quantity.now = true;
    if (word == "first" || word == "originally" || word == "initially" || word == "started" || word == "already" || word == "began" || word == "beginning") quantity.before = true;
    if (word == "equally" || word == "same" || word == "equal") quantity.equally = true;
  }
}

void ReadContext(Quantity& quantity, const StoryText& text, const Clause& clause) {
  std::size_t begin = clause.begin, end = clause.end;
  for (std::size_t n = clause.begin; n < clause.end; ++n) {  // as far as the next number on either side
    if (n < quantity.at && text.at(n).number())
      for (begin = n + 1; begin < quantity.at && !EndsNoun(text.at(begin));) ++begin;
    if (n > quantity.at && text.at(n).number()) {
      end = n;
      break;
    }
  }
  for (std::size_t n = begin; n < end; ++n) {
    const StoryWord& word = text.at(n);
    if (word.punctuation || word.number()) continue;
    if (IsTimeWord(word.stem)) quantity.times.insert(word.stem);
    else if (!IsFunctionWord(word.text)) quantity.context.insert(word.verb.form != VerbForm::kNone && word.verb.form != VerbForm::kBase ? word.verb.lemma : word.stem);
  }
}

/// A page number counts where pages are asked for.
bool IsPagesAsked(const StoryText& text) {
  for (std::size_t n = 1; n < text.size(); ++n)
    if ((text.at(n).text == "pages" || text.at(n).text == "page") && (text.at(n - 1).text == "many" || text.at(n - 1).text == "which" || text.at(n - 1).text == "what" || text.at(n - 1).text == "more")) return true;
  return false;
}

bool IsLabel(const StoryText& text, const Quantity& quantity) {
  static const auto kBefore = SetOf("room page number grade chapter box team group row gate platform bus route house level class year chapter");
  const std::string_view before = text.word(std::ptrdiff_t(quantity.at) - 1), after = text.word(std::ptrdiff_t(quantity.at) + 1);
  if (after == "o" || after == "o'clock" || after == "pm" || after == "am" || after == "a.m" || after == "p.m") return true;
  if (after == "/" || before == "may") return true;
  return (kBefore.contains(before) && !(before == "page" && quantity.at + 1 < text.size() && IsPagesAsked(text))) || (before == "at" && quantity.head.empty() && !text.at(quantity.at).money);
}

/// A number that counts nothing by its own words counts what the last one did.
void FillNouns(const StoryText& text, std::vector<Quantity>& quantities) {
  std::string head, noun, dimension;
  for (std::size_t n = 0; n + 1 < text.size() && head.empty(); ++n) {
    if (text.at(n).text != "some") continue;  // "some birds", and then only numbers
    const NounPhrase phrase = PhraseAt(text, n + 1);
    if (!phrase.words.empty()) head = text.at(phrase.words.back()).stem, noun = text.at(phrase.words.back()).text;
  }
  for (Quantity& quantity : quantities) {
    if (quantity.label) continue;
    if (quantity.head.empty() && quantity.kind == NumberKind::kPlain) {
      quantity.elided = true;
      quantity.head = head, quantity.noun = noun, quantity.dimension = dimension;
    }
    if (quantity.kind == NumberKind::kPlain) head = quantity.head, noun = quantity.noun, dimension = quantity.dimension;
  }
}

Quantity QuantityAt(const StoryText& text, const std::vector<Clause>& clauses, std::size_t at) {
  const StoryWord& word = text.at(at);
  Quantity quantity;
  quantity.value = word.value, quantity.kind = word.kind, quantity.spelled = word.spelled, quantity.hyphen = word.hyphen;
  quantity.at = at, quantity.end = at + 1;
  const auto clause = std::ranges::find_if(clauses, [&](const Clause& one) { return one.begin <= at && at < one.end; });
  quantity.clause = clause == clauses.end() ? 0 : std::size_t(clause - clauses.begin());
  if (word.dozens) quantity.turned.push_back(Write(*word.dozens) + " × 12 = " + Write(word.value));
  if (word.money) quantity.dimension = "money", quantity.head = quantity.noun = "dollar";
  else {
    quantity.end = SkipMarks(quantity, text, at + 1);
    SetNoun(quantity, text, PhraseAt(text, quantity.end));
    ReadOf(quantity, text);
  }
  if (text.word(std::ptrdiff_t(at) - 1) == "another") quantity.extra = true;
  if (word.text == "once" || word.text == "twice" || word.text == "thrice") quantity.head = "time", quantity.noun = "times";
  if (quantity.dimension.empty()) quantity.dimension = DimensionOf(quantity.head);
  ReadThan(quantity, text, clause->end);
  ReadPerBefore(quantity, text, *clause);
  ReadPerAfter(quantity, text, clause->end);
  const std::string_view unit = text.word(std::ptrdiff_t(quantity.end) - 1);
  if (unit == "mph" || unit == "kmh" || unit == "kph") quantity.per = "hour", quantity.noun = unit == "mph" ? "miles" : "kilometers";
  ReadFlags(quantity, text, *clause);
  ReadContext(quantity, text, *clause);
  quantity.label = IsLabel(text, quantity);
  return quantity;
}

/// "one of them", "no one", "this one" and the like count nothing.
bool Counts(const StoryText& text, std::size_t n) {
  const StoryWord& word = text.at(n);
  if (!word.number()) return false;
  if (word.text == "half" && text.word(std::ptrdiff_t(n) - 1) == "and" && n > 1 && text.at(n - 2).number()) return false;
  if (word.text == "half" && (text.word(std::ptrdiff_t(n) + 1) == "past" || text.word(std::ptrdiff_t(n) - 1) == "first" || text.word(std::ptrdiff_t(n) - 1) == "second")) return false;
  if (word.text != "one") return true;
  const std::string_view before = text.word(std::ptrdiff_t(n) - 1), after = text.word(std::ptrdiff_t(n) + 1);
  return !IsDeterminer(before) && !IsAdjective(before) && !IsFunctionWord(after) && n + 1 < text.size() && !text.at(n + 1).punctuation && !IsAdjective(after) && before != "for" && before != "if";
}

/// "picked the same.", "just as many": once as many as told before.
bool JustAsMany(const StoryText& text, std::size_t n) {
  const auto at = std::ptrdiff_t(n);
  const std::string_view after = text.word(at + 2);
  if (text.word(at) == "the" && text.word(at + 1) == "same") return after == "." || after == ",";
  if (text.word(at) != "as" || text.word(at + 1) != "many") return false;
  const bool times = n > 0 && (text.at(n - 1).number() || text.at(n - 1).text == "times" || text.at(n - 1).text == "how");
  return !times && after != "?";
}

Quantity SameAgain(const std::vector<Clause>& clauses, std::size_t at) {
  Quantity quantity;
  quantity.value = 1, quantity.kind = NumberKind::kTimes, quantity.spelled = true;
  quantity.at = at, quantity.end = at + 2;
  const auto clause = std::ranges::find_if(clauses, [&](const Clause& one) { return one.begin <= at && at < one.end; });
  quantity.clause = clause == clauses.end() ? 0 : std::size_t(clause - clauses.begin());
  quantity.than_what.insert("*");
  return quantity;
}

}  // namespace

std::vector<Quantity> ReadQuantities(const StoryText& text, const std::vector<Clause>& clauses) {
  std::vector<Quantity> quantities;
  for (std::size_t n = 0; n < text.size() && quantities.size() < kMostQuantities; ++n) {
    if (Counts(text, n)) quantities.push_back(QuantityAt(text, clauses, n));
    else if (JustAsMany(text, n)) quantities.push_back(SameAgain(clauses, n));
  }
  FillNouns(text, quantities);
  return quantities;
}

}  // namespace sam::maths
