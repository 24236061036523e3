// How much each feature of a derivation counts.
#pragma once

#include <cstdint>
#include <vector>

namespace sam::maths {

class FeatureWeights {
 public:
  double Of(std::uint32_t feature) const {
    for (std::size_t at = feature & mask_;; at = (at + 1) & mask_)
      if (slots_[at].feature == feature || !slots_[at].taken) return slots_[at].weight;
  }
  void Set(std::uint32_t feature, double weight);

 private:
  struct Slot {
    std::uint32_t feature = 0;
    bool taken = false;
    float weight = 0;
  };
  void Put(std::uint32_t feature, float weight);

  std::vector<Slot> slots_ = std::vector<Slot>(16);  // always less than half full
  std::size_t mask_ = 15, count_ = 0;
};

/// As tools/train_word_problems found them.
const FeatureWeights& LearnedWeights();

}  // namespace sam::maths
