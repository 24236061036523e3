// A set of numbers as a text describes it: a range or a list, and what its members must fulfil.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "maths/number.h"

namespace sam::maths {

struct NumberCondition {
  std::string name;  // "3의 배수", "46 이상"
  std::function<bool(const Rational&)> holds;
};

struct NumberSet {
  std::vector<Rational> values;  // in order, smaller ones first
  std::vector<NumberCondition> conditions;
  std::string name;  // "46 이상, 73 미만, 3의 배수"
};

/// What the text asks of a number: bounds, divisors, multiples, rests, odd or even. Bounds that are ranges of a whole are among them.
std::vector<NumberCondition> NumberConditions(const std::string& text);
/// Every whole number that the text's bounds and conditions allow; none where it gives no upper bound. `least_only`: a bound is put
/// where only the smallest is asked for.
std::optional<NumberSet> RangeIn(const std::string& text);

/// Those that the text picks out of sorted numbers ("가장 큰 수와 두 번째로 작은 수의 차"), alone or put together; none where it picks none.
struct PickedNumber {
  Rational value;
  std::vector<std::string> steps;
};
std::optional<PickedNumber> PickFrom(const std::vector<Rational>& sorted, const std::string& text);

Rational MedianOf(const std::vector<Rational>& sorted);
Rational MeanOf(const std::vector<Rational>& values);

}  // namespace sam::maths
