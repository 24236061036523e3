// Equations, one or several at once: solved exactly and checked by putting the answer back in.
#pragma once

#include <map>
#include <vector>

#include "base/result.h"
#include "maths/expression.h"

namespace sam::maths {

/// Every solution gives each letter a value; smaller ones first. `any` where every number fits; none at all where no real number does.
struct Solutions {
  std::vector<std::map<char, Surd>> each;
  bool any = false;
};

/// Solves "expression = 0" for all of them at once: lines in any number of letters, or one polynomial in one letter whose factors are
/// of degree two or less. kInvalidArgument for shapes beyond these.
Result<Solutions> SolveEquations(const std::vector<Expression>& equations);

}  // namespace sam::maths
