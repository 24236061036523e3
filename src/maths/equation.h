// Linear equations, systems of two, quadratics: solved exactly and checked by putting the answer back in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "maths/polynomial.h"

namespace sam::maths {

/// Every solution gives each letter a value. `any` where every number fits, no solutions where none does.
struct Solutions {
  std::vector<std::map<char, Rational>> each;
  bool any = false;
  bool irrational = false;  // there are solutions, but not rational ones
};

/// Solves "left - right = 0" for all `equations` at once. kInvalidArgument for shapes beyond these.
Result<Solutions> Solve(const std::vector<Polynomial>& equations);

}  // namespace sam::maths
