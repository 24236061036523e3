// The learned weights, ready to look up.
#include "maths/words/english_weights.h"

#include "maths/words/english_weight_table.h"

namespace sam::maths {

const FeatureWeights& LearnedWeights() {
  static const FeatureWeights weights = [] {
    FeatureWeights all;
    for (const FeatureWeight& one : WeightTable()) all.Set(one.feature, one.thousandths / 1000.0);
    return all;
  }();
  return weights;
}

}  // namespace sam::maths
