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

void FeatureWeights::Put(std::uint32_t feature, float weight) {
  std::size_t at = feature & mask_;
  while (slots_[at].taken && slots_[at].feature != feature) at = (at + 1) & mask_;
  count_ += slots_[at].taken ? 0 : 1;
  slots_[at] = {feature, true, weight};
}

void FeatureWeights::Set(std::uint32_t feature, double weight) {
  if (2 * (count_ + 1) > slots_.size()) {
    const std::vector<Slot> old = std::move(slots_);
    slots_ = std::vector<Slot>(old.size() * 2);
    mask_ = slots_.size() - 1, count_ = 0;
    for (const Slot& slot : old)
      if (slot.taken) Put(slot.feature, slot.weight);
  }
  Put(feature, static_cast<float>(weight));
}

const FeatureWeights& LearnedWeights() {
  static const FeatureWeights weights = Decode(WeightTable());
  return weights;
}

}  // namespace sam::maths
