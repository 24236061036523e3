#include "maths/words/english_weight_table.h"
namespace sam::maths {
std::span<const FeatureWeight> WeightTable() { return {}; }
}
