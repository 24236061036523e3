// An English utterance as tokens and clauses; noun phrases; who does what in a clause. Shared by the english_* readers.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_lists.h"
#include "perception/english_words.h"

namespace sam::english {

/// One word. Contractions are split ("she's" -> she, 's as "is"); a noun with 's keeps the base and is marked.
struct Token {
  std::string_view word;  // lower case, without the possessive 's
  uint32_t classes = 0;   // bits of WordClass
  const VerbForm* verb = nullptr;
  size_t begin = 0, end = 0;  // bytes in the text
  bool capital = false;
  bool genitive = false;  // "son's": possessive, or "son is"
  bool quoted = false;
  char stop_after = 0;  // the punctuation mark that follows, ',' '.' '?' ...; 0 for none

  bool Is(uint32_t wanted) const { return (classes & wanted) != 0; }
};

/// A half-open range of tokens.
struct Span {
  size_t begin = 0, end = 0;
  bool Empty() const { return begin >= end; }
  size_t Size() const { return begin < end ? end - begin : 0; }
};

enum class Mood : uint8_t { kPlain, kQuestion, kHypothetical, kQuoted };
struct ClauseSpan {
  Span tokens;
  Mood mood = Mood::kPlain;
  size_t sentence = 0;
};

/// The tokens (at most 300) and clauses of one utterance; views stay valid as long as it lives and is not moved.
class Text {
 public:
  explicit Text(std::string_view raw);
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;

  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<ClauseSpan>& clauses() const { return clauses_; }
  const Token& operator[](size_t i) const { return tokens_[i]; }
  size_t size() const { return tokens_.size(); }
  /// The words at `i` are exactly these (one space between), inside `within`.
  bool At(size_t i, std::string_view words, Span within) const;
  /// Index of the first such place in `within`; within.end where there is none.
  size_t Find(std::string_view words, Span within) const;
  bool Has(std::string_view words) const { return Find(words, {0, size()}) < size(); }
  /// As said, from the first to the last token, without a final possessive 's.
  std::string Raw(Span span) const;
  /// Lower case words joined by one space; genitives keep their 's.
  std::string Lower(Span span) const;
  /// The whole text in lower case.
  std::string_view Lower() const { return lower_; }
  /// From now on the token is a name.
  void MarkName(size_t i) { tokens_[i].classes |= kGivenNameWord; }
  /// One word as said ("Odette").
  std::string RawWord(size_t i) const;

 private:
  void Scan();
  void AddWord(size_t begin, size_t end);
  void AddPart(std::string_view word, size_t begin, size_t end);
  void SplitClauses();
  bool StartsClause(size_t i, size_t sentence_end) const;
  void CloseClause(Span span, size_t sentence);
  bool IsQuestion(Span span) const;

  std::string raw_;
  std::string lower_;
  std::vector<Token> tokens_;
  std::vector<ClauseSpan> clauses_;
  uint64_t present_ = 0;  // a bit for each word that occurs
};

/// Who owns a noun phrase.
enum class Owner : uint8_t { kNone, kMine, kYours, kTheirs, kHis };
struct NounPhrase {
  Span all;   // with determiner and name
  Span head;  // words after determiner: "son's violin teacher", "tiny studio"
  Span name;  // apposed or following name, may be empty: "Captain"
  Owner owner = Owner::kNone;
  bool pronoun = false;
  bool proper = false;        // a name itself: "Joost", "Mr. Okafor"
  bool indefinite = false;    // "a", "some", a number or no determiner
  bool is_new = false;        // "my new flatmate"
  bool is_verb_next = false;  // a trailing genitive is "is": "my sister's pregnant"
  bool Empty() const { return all.Empty(); }
};
/// The noun phrase that begins at `i`; empty where none does.
NounPhrase ParseNounPhrase(const Text& text, size_t i, size_t end);
/// Key for subjects: lower case, without articles, possessives and common adjectives; a proper name as said.
std::string KeyOf(const Text& text, const NounPhrase& phrase);
/// Last word of the head.
const Token& HeadWord(const Text& text, const NounPhrase& phrase);
/// A name at `i`: title and capitalised words, or one known or called name in lower case. `forced` takes any plain
/// word.
enum class NameMode : uint8_t { kSure, kForced };
Span ParseName(const Text& text, size_t i, size_t end, NameMode mode);
/// True where the token could begin or be a person's name by itself.
bool IsNameToken(const Token& token);

enum class Who : uint8_t { kI, kWe, kYou, kThird, kNoun, kThere, kDropped, kNone };
/// A clause taken apart: subject, verb, what follows.
struct Clause {
  Span span;
  Who who = Who::kNone;
  NounPhrase subject;
  std::string_view pronoun;  // the subject pronoun where who is kThird
  std::string_view verb;     // lemma of the main verb; "be", "have"... when they are the main verb
  size_t verb_at = 0;
  std::string_view modal;  // can, will, would, must, "going to", "have to", "want to", "used to", "let"
  bool negated = false;
  bool past = false;  // simple past
  bool perfect = false;
  bool gerund = false;   // progressive
  bool passive = false;  // be + participle
  size_t rest = 0;       // first token after the verb
};
/// nullopt where no subject and verb can be made out.
std::optional<Clause> ParseClause(const Text& text, Span span);
/// Skips fillers and leading adverbs and conjunctions.
size_t SkipFillers(const Text& text, Span span);

}  // namespace sam::english
