// The learned weights, a line a feature; written by tools/train_word_problems.
#pragma once

#include <cstdint>
#include <span>

namespace sam::maths {

struct FeatureWeight {
  std::uint32_t feature;
  std::int16_t thousandths;
};

std::span<const FeatureWeight> WeightTable();

}  // namespace sam::maths
