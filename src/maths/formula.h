// A written formula -> its value, by recursive descent with bounded depth and size.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "maths/expression.h"

namespace sam::maths {

struct Function {
  char parameter = 'x';
  Expression body;
};

/// What letters and functions stand for in a problem.
struct Scope {
  std::map<char, Expression> values;
  std::map<char, Function> functions;
};

/// One sign for each operation, '@' for the square root, no spaces: "3 × x²" -> "3*x^2".
std::string PlainFormula(std::string_view formula);

/// "1/2 ÷ 3/4", "1/2 divided by 3/4": what is written with a stroke gets brackets where another division stands beside it.
std::string GroupedFractions(std::string formula);

/// "3*x**2 + f(2)/4", "3x² + 1", "(−2)^3", "√8", "sqrt(8)". The error says, in plain words, what cannot be worked out ("division by zero").
Result<Expression> ReadFormula(std::string_view formula, const Scope& scope = {});

/// left − right of "left = right".
Result<Expression> ReadEquation(std::string_view equation, const Scope& scope = {});

}  // namespace sam::maths
