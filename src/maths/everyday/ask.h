// What people ask in passing, taken apart the same way in both languages: amounts with their units, and what is asked for.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "maths/number.h"

namespace sam::maths::everyday {

/// What a unit measures and how much of it: "km" is {length, 1000}. A thing that is counted measures itself: "eggs" is {egg, 1}.
struct Unit {
  std::string name;  // as it was said: "km", "잔", "eggs"
  std::string of;    // "length", "money", "egg"; empty for a bare number
  Rational factor = 1;
  bool operator==(const Unit&) const = default;
};

/// The unit of that name; one that counts things of that name where it is none.
Unit UnitNamed(std::string_view name);
bool IsMoney(const Unit& unit);
/// False for the name of a thing that is only counted.
bool IsMeasure(std::string_view name);

/// "4 eggs", "1650원" of "리터당 1650원" (per litre), "6시간씩".
struct Amount {
  Rational value;
  Unit unit;
  std::optional<Unit> per;
  Rational per_value = 1;       // 100 of "6 l per 100 km"
  std::string before, after;    // the words next to it
  size_t begin = 0, end = 0;    // bytes of the text
};

/// What the question is after: so many of a unit, perhaps for each of another.
struct Wanted {
  std::optional<Unit> unit;  // none where it is only "how much", "total?", "얼마"
  std::optional<Unit> per;
  bool money = false;        // "how much", "cost", "얼마"
};

struct Ask {
  std::string text;  // lower case; marks between words are spaces, one at the beginning and one at the end
  std::vector<Amount> amounts;
  Wanted wanted;
  Language language = Language::kEnglish;

  bool Says(std::initializer_list<std::string_view> words) const;
};

std::optional<Ask> ReadEnglish(std::string_view text);
std::optional<Ask> ReadKorean(std::string_view text);

/// An answer with the sums that lead to it.
struct Worked {
  std::string value, unit;
  std::vector<std::string> steps;
  std::string check;
};

/// Notes each sum as it does it.
class Sums {
 public:
  /// `op` is one of + - * /; none for a division by zero and what is too big.
  std::optional<Rational> Do(const Rational& left, char op, const Rational& right);
  Worked Answer(const Rational& value, std::string unit) const;
  Worked Answer(std::string value) const;
  void Note(std::string step) { steps_.push_back(std::move(step)); }

 private:
  std::vector<std::string> steps_;
  std::string back_;
};

/// Kinds of asks; each gives none for what is not its own.
std::optional<Worked> OfPercent(const Ask& ask);
std::optional<Worked> OfWholeOnes(const Ask& ask);     // boxes needed, what is left over
std::optional<Worked> OfSavings(const Ask& ask);
std::optional<Worked> OfScores(const Ask& ask);
std::optional<Worked> OfRatio(const Ask& ask);
std::optional<Worked> OfTotals(const Ask& ask);        // what is left of a goal, what several things cost
std::optional<Worked> OfRates(const Ask& ask);         // so many at so much each, and what is left of those paid for
std::optional<Worked> OfTimes(const Ask& ask);
std::optional<Worked> OfAges(const Ask& ask);
std::optional<Worked> OfRooms(const Ask& ask);
std::optional<Worked> OfDimensions(const Ask& ask);    // what follows from the units alone

}  // namespace sam::maths::everyday
