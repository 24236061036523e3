// The learned weights, ready to look up.
#include "maths/words/english_weights.h"

#include "maths/words/english_weight_table.h"

namespace sam::maths {
namespace {

FeatureWeights Decode(std::string_view table) {
  FeatureWeights all;
  for (std::size_t at = 0; at + kSignsPerWeight <= table.size(); at += kSignsPerWeight) {
    std::uint64_t bits = 0;
    for (const char sign : table.substr(at, kSignsPerWeight)) bits = bits << 6 | (kWeightSigns.find(sign) & 63);
    all.Set(static_cast<std::uint32_t>(bits >> 10), (static_cast<int>(bits & 1023) - kWeightZero) / 100.0);
  }
  return all;
}

}  // namespace

const FeatureWeights& LearnedWeights() {
  static const FeatureWeights weights = Decode(WeightTable());
  return weights;
}

}  // namespace sam::maths
