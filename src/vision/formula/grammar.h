// Which symbols may follow each other in a formula, as costs: minus the logarithm of how often.
#pragma once

#include <vector>

#include "vision/formula/token.h"

namespace sam::vision {

/// Of the symbol by itself.
double CostOf(size_t symbol);
/// Of `next` after `tokens`, in the same place; the first where there are none.
double CostAfter(const std::vector<Token>& tokens, const Token& next);
/// Of ending here, with brackets that do not match.
double CostOfEnd(const std::vector<Token>& tokens);

}  // namespace sam::vision
