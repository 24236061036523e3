// How much each feature of a derivation counts.
#pragma once

#include <cstdint>
#include <unordered_map>

namespace sam::maths {

class FeatureWeights {
 public:
  double Of(std::uint32_t feature) const {
    const auto found = weights_.find(feature);
    return found == weights_.end() ? 0 : found->second;
  }
  void Set(std::uint32_t feature, double weight) { weights_[feature] = weight; }

 private:
  std::unordered_map<std::uint32_t, double> weights_;
};

/// As tools/train_word_problems found them.
const FeatureWeights& LearnedWeights();

}  // namespace sam::maths
