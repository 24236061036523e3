// What an English story tells: its clauses, its quantities and what is asked.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "maths/words/english_text.h"

namespace sam::maths {

using Stems = std::set<std::string>;
enum class Tense { kPast, kPresent, kFuture };

/// A stretch of one sentence around one verb.
struct Clause {
  std::size_t begin = 0, end = 0;
  int sentence = 0;
  std::ptrdiff_t verb = -1;  // where its main verb stands
  Verb doing;
  Tense tense = Tense::kPresent;
  bool negated = false, passive = false;
  Stems subject;   // pronouns as whom they stand for
  std::string pronoun;
};

enum class Than { kNone, kMore, kFewer };

struct Quantity {
  Amount value = 0;
  NumberKind kind = NumberKind::kPlain;
  std::size_t at = 0, end = 0;  // the words of it: number and what it counts
  std::size_t clause = 0;
  std::string head;             // "apple"
  std::string noun;             // "apples", as written
  Stems modifiers;              // "red"
  std::string dimension;        // "money", "time", ...
  std::string per;              // "box" in "5 in each box"; "*" where each is said and of what is not
  bool spelled = false, elided = false, hyphen = false, label = false, part = false, asked_sentence = false;
  bool left = false, total = false, now = false, before = false, extra = false, equally = false, of_group = false, per_one = false;
  Than than = Than::kNone;      // "5 more than"
  Stems than_what;
  Stems times, context;         // time words; the other words of its stretch
  std::vector<std::string> turned;  // how it came to its value where the story gives another: "2 × 7 = 14" of 2 weeks
};

enum class How { kMany, kMuch, kLong, kFar, kOld, kHeavy, kWhat };

struct Asked {
  std::size_t begin = 0, end = 0;  // the words of the question proper
  How how = How::kMany;
  std::string head, noun, dimension;
  Stems modifiers, subject, than_what, times, context;
  Verb doing;
  Tense tense = Tense::kPresent;
  bool than = false, more = false, fewer = false, left = false, total = false, each = false, start = false, now = false, negated = false, difference = false, passive = false;
  bool told_unit = false;  // "in minutes"
  std::string per;
  Stems also;  // "cows and calves": the second
};

struct Story {
  StoryText text;
  std::vector<Clause> clauses;
  std::vector<Quantity> quantities;
  Asked asked;
  const Clause& ClauseOf(const Quantity& quantity) const { return clauses[quantity.clause]; }
};

inline constexpr std::size_t kMostQuantities = 10;

std::vector<Clause> ReadClauses(const StoryText& text);
std::vector<Quantity> ReadQuantities(const StoryText& text, const std::vector<Clause>& clauses);
/// None where nothing is asked that a number would answer.
std::optional<Asked> ReadAsked(const StoryText& text, const std::vector<Clause>& clauses);
std::optional<Story> ReadStory(std::string_view text);

}  // namespace sam::maths
