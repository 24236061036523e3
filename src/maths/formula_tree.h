// A formula as it was written, so that it can be worked out the way people work it out when they slip.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "maths/expression.h"

namespace sam::maths {

/// Ways of going wrong with a formula that are known from school.
enum class Mistake : uint8_t {
  kNone,
  kOrder,          // 2 + 3 × 4 = 5 × 4
  kRightFirst,     // 10 - 3 + 2 = 10 - 5
  kDouble,         // 3² = 6
  kFirstOnly,      // 2(x + 3) = 2x + 3
  kMinusBracket,   // 5 - (x + 2) = 5 - x + 2
  kPowerOfSum,     // (x + 3)² = x² + 9
  kOuterOnly,      // (x + 2)(x + 3) = x² + 6
  kFractions,      // 1/2 + 1/3 = 2/5
  kTurned,         // 1/2 ÷ 1/3 = 1/6: multiplied without turning it over
  kNegativeSquare, // (-3)² = -9
  kTwoNegatives,   // -2 × -3 = -6, 5 - (-2) = 3
  kRootOfSum,      // √(9 + 16) = 3 + 4
  kRootHalf,       // √16 = 8
  kPowersTimes,    // x² · x³ = x⁶
  kPowersPlus,     // (x²)³ = x⁵
  kUnlike,         // 3x + 2 = 5x
  kLikeTimes,      // 3x + 2x = 5x²
};
inline constexpr int kMistakes = 18;

struct FormulaNode {
  enum class Kind : uint8_t { kLeaf, kSum, kProduct, kPower, kRoot, kNegative } kind = Kind::kLeaf;
  std::vector<FormulaNode> parts;
  std::vector<char> signs;  // of a sum '+' or '-', of a product '*' or '/', one for each part
  Expression value;         // of a leaf
  bool bracket = false;     // stood in brackets
};

/// None where it is no formula of this kind.
std::optional<FormulaNode> ReadTree(std::string_view formula);

/// Its value with the mistake made at its `which`-th chance from 0 (-1: at every one). None where it cannot be worked out, and
/// where there is no such chance.
std::optional<Expression> Mistaken(const FormulaNode& tree, Mistake mistake, int which);

}  // namespace sam::maths
