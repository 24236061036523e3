// Equations and inequalities of one letter as they are written, with amounts and "or" in them, and the numbers that fulfil them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "maths/real_set.h"

namespace sam::maths {

/// left ⋛ right; each a formula in which |...| may stand.
struct Relation {
  std::string left, right;
  Order order = Order::kEqual;
};

/// "2x + 1 < 5", "-1 < x <= 3" (two of them); empty where it is none.
std::vector<Relation> ReadRelations(std::string_view text);

struct Fulfilled {
  RealSet set;
  char letter = 'x';
};
/// The numbers that fulfil all of "A", "A or B", "A and B", "x = 2, 3", "x = ±3".
Result<Fulfilled> Fulfil(std::string_view text);
/// Of one relation.
Result<RealSet> Fulfil(const Relation& relation, char letter);

}  // namespace sam::maths
