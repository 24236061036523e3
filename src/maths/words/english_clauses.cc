// Sentences parted into clauses, each around one verb, and who does it.
#include <algorithm>

#include "maths/words/english_story.h"
#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

bool PartsClauses(const StoryWord& word) {
  static const auto kWords = SetOf("and but while then when if because so after before that which who until whereas although though");
  return word.punctuation || kWords.contains(word.text);
}

bool IsNounBefore(const StoryText& text, std::size_t at, std::size_t begin) {
  if (at == begin) return false;
  const StoryWord& before = text.at(at - 1);
  return !before.punctuation && !before.number() && !IsDeterminer(before.text) && !IsPreposition(before.text) && !IsAdjective(before.text) && before.text != "'s" && before.text != "how";
}

/// A participle before a noun ("5 broken seats") does nothing.
bool IsDoing(const StoryText& text, std::size_t at, std::size_t begin, std::size_t end) {
  if (at == begin) return true;
  const StoryWord& before = text.at(at - 1);
  if (before.text == "'s" && at + 1 < end && !IsFunctionWord(text.at(at + 1).text)) return false;
  if (IsDeterminer(before.text) && before.text != "each" && before.text != "some" && before.text != "others" && before.text != "both" && before.text != "this" && before.text != "that") return false;
  const bool noun_follows = at + 1 < end && !text.at(at + 1).punctuation && !text.at(at + 1).number() && !IsFunctionWord(text.at(at + 1).text);
  return !((before.number() || IsAdjective(before.text) || IsPreposition(before.text)) && noun_follows);
}

/// The last verb of a chain: "was going to buy", "has already eaten", "wants to read".
std::size_t ChainEnd(const StoryText& text, std::size_t at, std::size_t end) {
  std::size_t last = at;
  for (std::size_t n = at + 1; n < end && n < at + 8; ++n) {
    const StoryWord& word = text.at(n);
    const bool after_to = text.at(n - 1).text == "to", helper = IsAuxiliary(text.at(last).text);
    if (word.text == "to" || word.text == "not" || word.text == "n't" || word.text == "also" || word.text == "already" || word.text == "only" || word.text == "then" || word.text == "still" ||
        word.text == "been" || word.text == "now" || word.text == "just" || word.text == "all" || word.text == "going" || word.text == "able")
      continue;
    const VerbForm form = word.verb.form;
    const bool goes_on = (after_to && form == VerbForm::kBase) || (helper && !after_to && (form == VerbForm::kPast || form == VerbForm::kIng || (form == VerbForm::kBase && text.at(last).verb.lemma != "be" && text.at(last).verb.lemma != "have")) && IsDoing(text, n, at, end));
    if (!goes_on) break;
    last = n;
  }
  return last;
}

/// Where the verb of a stretch begins; -1 where it has none.
std::ptrdiff_t VerbStart(const StoryText& text, std::size_t begin, std::size_t end) {
  for (std::size_t n = begin; n < end; ++n) {
    const StoryWord& word = text.at(n);
    if (word.capital || word.number()) continue;
    if (IsAuxiliary(word.text) && word.text != "having" && word.text != "being" && word.text != "been" && word.text != "may") return std::ptrdiff_t(n);
    if (word.verb.form == VerbForm::kPast && word.text != "left" && IsDoing(text, n, begin, end)) return std::ptrdiff_t(n);
    if (word.text == "left" && n > begin && (text.at(n - 1).capital || IsPronoun(text.at(n - 1).text))) return std::ptrdiff_t(n);
    if (word.text == "left" && n + 1 < end && (IsDeterminer(text.at(n + 1).text) || text.at(n + 1).text == "early")) return std::ptrdiff_t(n);
  }
  for (std::size_t n = begin; n < end; ++n) {
    const StoryWord& word = text.at(n);
    if (word.capital || word.number()) continue;
    const bool third = word.verb.form == VerbForm::kThird && (IsNounBefore(text, n, begin) || (n > begin && IsPronoun(text.at(n - 1).text)));
    const bool base = word.verb.form == VerbForm::kBase && n > begin && (IsPronoun(text.at(n - 1).text) || text.at(n - 1).text == "to" || (IsNounBefore(text, n, begin) && text.at(n - 1).stem != text.at(n - 1).text));
    if (third || base) return std::ptrdiff_t(n);
  }
  for (std::size_t n = begin; n < end; ++n)
    if (text.at(n).verb.form == VerbForm::kIng && n > begin && PartsClauses(text.at(n - 1))) return std::ptrdiff_t(n);
  return -1;
}

Tense TenseOf(const StoryText& text, std::size_t start, std::size_t main) {
  for (std::size_t n = start; n <= main; ++n) {
    const std::string& word = text.at(n).text;
    if (word == "will" || word == "would" || word == "going" || word == "wants" || word == "plans" || word == "needs" || word == "wanted" || word == "'ll") return Tense::kFuture;
  }
  return text.at(start).verb.form == VerbForm::kPast || text.at(start).text == "did" ? Tense::kPast : Tense::kPresent;
}

void FindVerb(const StoryText& text, Clause& clause) {
  const auto start = VerbStart(text, clause.begin, clause.end);
  if (start < 0) return;
  const std::size_t main = ChainEnd(text, std::size_t(start), clause.end);
  clause.verb = std::ptrdiff_t(main);
  clause.doing = text.at(main).verb;
  clause.tense = TenseOf(text, std::size_t(start), main);
  clause.passive = main > std::size_t(start) && text.at(main).verb.form == VerbForm::kPast && text.at(std::size_t(start)).verb.lemma == "be";
  for (std::size_t n = std::size_t(start); n <= main + 1 && n < clause.end; ++n) clause.negated = clause.negated || text.at(n).text == "not" || text.at(n).text == "n't" || text.at(n).text.ends_with("n't");
  for (std::size_t n = clause.begin; n < std::size_t(start); ++n) {
    const StoryWord& word = text.at(n);
    const bool pronoun = word.text == "he" || word.text == "she" || word.text == "they" || word.text == "it" || word.text == "we" || word.text == "i";
    if (pronoun) clause.pronoun = word.text;
    else if (!word.punctuation && !word.number() && !IsFunctionWord(word.text) && !IsTimeWord(word.stem) && !(n > clause.begin && IsPreposition(text.at(n - 1).text))) clause.subject.insert(word.stem);
  }
}

/// He, she and it stand for whom the last clause with somebody in it named.
void ResolveSubjects(const StoryText& text, std::vector<Clause>& clauses) {
  Stems last_name, last;
  for (Clause& clause : clauses) {
    if (clause.subject.empty()) clause.subject = !clause.pronoun.empty() && clause.pronoun != "it" && !last_name.empty() ? last_name : last;
    else last = clause.subject;
    for (std::size_t n = clause.begin; n < clause.end; ++n)
      if (text.at(n).capital && clause.subject.contains(text.at(n).stem) && clause.pronoun.empty()) last_name = clause.subject;
  }
}

/// "After he ate 7 of them | he had 25": a new subject and its verb, with no comma before.
bool SubjectBegins(const StoryText& text, std::size_t begin, std::size_t at) {
  static const auto kSubjects = SetOf("he she they it we i there"), kTies = SetOf("than as that how did does do will would can could");
  if (!kSubjects.contains(text.at(at).text) || at < begin + 3 || at + 1 >= text.size() || kTies.contains(text.at(at - 1).text) || IsAuxiliary(text.at(at - 1).text)) return false;
  const StoryWord& next = text.at(at + 1);
  return (IsAuxiliary(next.text) || next.verb.form == VerbForm::kPast || next.verb.form == VerbForm::kThird) && VerbStart(text, begin, at) >= 0;
}

}  // namespace

std::vector<Clause> ReadClauses(const StoryText& text) {
  std::vector<Clause> clauses;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && text.at(end).sentence == text.at(at).sentence && !PartsClauses(text.at(end)) && !SubjectBegins(text, at, end)) ++end;
    Clause clause;
    clause.begin = at, clause.end = end, clause.sentence = text.at(at).sentence;
    FindVerb(text, clause);
    const bool same = !clauses.empty() && clauses.back().sentence == clause.sentence;
    if (same && clause.verb < 0) {
      clauses.back().end = end;
    } else if (same && clauses.back().verb < 0) {
      clause.begin = clauses.back().begin;
      FindVerb(text, clause);
      clauses.back() = clause;
    } else {
      clauses.push_back(clause);
    }
    at = end;
  }
  ResolveSubjects(text, clauses);
  return clauses;
}

}  // namespace sam::maths
