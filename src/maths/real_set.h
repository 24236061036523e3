// Sets of real numbers as inequalities leave them: unions of intervals, exactly.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/language.h"
#include "maths/expression.h"

namespace sam::maths {

/// An end that is not there is infinite.
struct Bound {
  std::optional<Surd> at;
  bool closed = false;  // belongs to the set itself
  bool operator==(const Bound&) const = default;
};
struct Interval {
  Bound low, high;
  bool operator==(const Interval&) const = default;
};

/// How a difference stands to 0.
enum class Order : uint8_t { kLess, kAtMost, kMore, kAtLeast, kEqual };
Order Turned(Order order);

class RealSet {
 public:
  static RealSet All() { return Of(Interval{}); }
  static RealSet Of(const Interval& interval) { return RealSet(std::vector<Interval>{interval}); }
  RealSet() = default;

  /// Apart from each other, smaller ones first.
  const std::vector<Interval>& intervals() const { return intervals_; }
  bool IsEmpty() const { return intervals_.empty(); }
  bool IsAll() const { return intervals_ == std::vector<Interval>{Interval{}}; }
  bool Has(const Surd& value) const;
  /// All of them, where the set is nothing but single numbers.
  std::optional<std::vector<Surd>> Points() const;
  RealSet Both(const RealSet& other) const;
  RealSet Either(const RealSet& other) const;
  bool Covers(const RealSet& other) const { return Both(other) == other; }
  bool operator==(const RealSet&) const = default;

 private:
  explicit RealSet(std::vector<Interval> intervals) : intervals_(std::move(intervals)) {}
  std::vector<Interval> intervals_;
};

/// Where a polynomial of one letter stands so to 0; kInvalidArgument where its roots are not all found.
Result<RealSet> Where(const Expression& difference, Order order);
/// Its real roots, smaller first, each once.
Result<std::vector<Surd>> RealRoots(const Expression& polynomial, char letter);

/// "x < -1 or x ≥ 3", "-2 < x ≤ 5", "x = 2, x = 3"; everything and nothing in words.
std::string Write(const RealSet& set, char letter, Language language);

}  // namespace sam::maths
