// Ways of a few steps from the quantities of a Korean story to what it asks, and how well each fits what is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "maths/words/korean_text.h"
#include "maths/words/korean_write.h"

namespace sam::maths {

/// What a quantity is: so much; so much for each; so many times; a part of a whole; by how much more or less.
enum class KoreanSort { kAmount, kRate, kTimes, kShare, kGap };
/// What becomes of it: there; comes; goes; left or reached in the end; a part of what was told; spent; paid.
enum class KoreanRole { kState, kGain, kLoss, kRest, kPart, kCost };

struct KoreanItem {
  Rational value;
  KoreanSort sort = KoreanSort::kAmount;
  KoreanRole role = KoreanRole::kState;
  std::string unit;    // "장"; what is counted where that is a container: "상자"
  std::string per;     // of a rate: "상자"; "?" where it is not said
  std::string also;    // and for each of: 명 of "한 명이 하루에"
  std::string of;      // what one of `per` is: 연필 of "연필 한 자루에 500원"
  std::string thing;   // the noun it is told of
  std::string owner;   // the subject before it
  std::string what;    // of a share: what is so, 남학생 of "55%가 남학생"
  std::string than;    // of a gap or of times: what it is compared with
  std::vector<std::string> names;  // the nouns of its clause
  int sign = 1;        // of a gap: -1 for less; of a share: 1 it is put on, -1 taken off, 0 neither
  bool of_rest = false;    // a share of what is left
  bool of_last = false;    // of the part told last
  bool part = false;   // "그중"
  bool whole = false;  // "모두 45명"
  bool with = false;   // "126명과": together with the next
  bool aside = false;  // may be left out
  size_t word = 0, sentence = 0, clause = 0;
};

struct KoreanGoal {
  std::string unit;    // empty where it is not said
  std::string per;     // "한 상자에 몇 개"; "?" for "몇 개씩"
  std::vector<std::string> names;  // the nouns of the clause that asks
  bool total = false, left = false, start = false, difference = false, missing = false, change = false, each = false;
  bool daily = false;  // something is done every day
  bool times = false, percent = false, share = false, remainder = false, at_most = false, at_least = false, both = false;
  KoreanRole role = KoreanRole::kState;  // of what is asked for: 판, 받은
  size_t from = 0;     // its first word
};

struct KoreanGiven {
  std::vector<KoreanItem> items;
  KoreanGoal goal;
};

/// None where there is nothing to work out, or too much.
std::optional<KoreanGiven> ReadKoreanGiven(const KoreanProblem& problem);

/// The clause of each word, counted from 0: it ends with a verb that leads on, a sentence's end or "5개이고".
std::vector<size_t> KoreanClauses(const KoreanProblem& problem);
/// By the verb of its clause, or the one before its noun ("남은 사탕은 5개").
KoreanRole KoreanRoleOf(const KoreanProblem& problem, const std::vector<size_t>& clauses, size_t word, const std::string& hero);
/// The role that a verb gives, by how it begins; none for other words.
std::optional<KoreanRole> KoreanVerbRole(std::string_view text);

/// How many legs or wheels one of it has; 0 where that is not known.
enum class KoreanLimb { kLegs, kWheels };
int KoreanLimbs(std::string_view thing, KoreanLimb limb);
/// Of a year that is no leap year; 0 for what is no month.
int KoreanMonthDays(const Rational& month);

/// The last two are a remainder of sharing, and the two parts of a sum that shares its first: x + (x ± y).
enum class KoreanOp { kLeaf, kAdd, kSub, kMul, kDiv, kTake, kWithout, kWhole, kUnrest, kGrown, kUngrown, kMod, kBoth };

struct KoreanWay {
  KoreanOp op = KoreanOp::kLeaf;
  int left = -1, right = -1;    // in the list of ways
  double value = 0;
  KoreanSort sort = KoreanSort::kAmount;
  KoreanRole role = KoreanRole::kState;
  std::string unit, per, also;
  std::uint32_t used = 0;       // a bit an item
  int item = 0;                 // whose kind it is
  bool minus = false;           // something was taken away on it
  int base = -1;                // of a gap or times: the way it was put on
  double score = 0, total = 0;  // of its steps; with how it answers
};

/// A story answered by the way that fits best; none where none fits well enough, or two do equally well.
std::optional<WordAnswer> AnswerKoreanWays(const KoreanProblem& problem);

/// A plain story: the way where it is sure, or else the kinds for shares and amounts, or else the way after all.
std::optional<WordAnswer> AnswerKoreanPlain(const KoreanProblem& problem);
/// Geometry where a length, an area or a volume of a named figure is asked for.
std::optional<WordAnswer> AnswerKoreanFigureFirst(const KoreanProblem& problem);
/// Written numbers compared; what may stand in the box of a relation.
std::optional<WordAnswer> AnswerKoreanValues(const KoreanProblem& problem);
/// Trees at one distance, tapes that overlap, cuts.
std::optional<WordAnswer> AnswerKoreanSpacing(const KoreanProblem& problem);

/// All ways that use what must be used, the best first.
std::vector<KoreanWay> FindKoreanWays(const KoreanGiven& given, std::vector<KoreanWay>& pool);

}  // namespace sam::maths
