// The learned weights that say which symbol a glyph is.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "vision/formula/glyph.h"
#include "vision/formula/symbols.h"

namespace sam::vision {

using SymbolOdds = std::array<float, kSymbolCount>;  // logarithms of the chances, which sum to 1

/// Three layers of 3x3 convolutions, each halved, and two full ones; what lies about the glyph joins before the second. Weights of 8 bits with a scale for each row.
class SymbolNet {
 public:
  explicit SymbolNet(std::span<const uint8_t> weights);
  bool Ready() const { return ready_; }
  SymbolOdds Of(const Glyph& glyph) const;

 private:
  struct Layer {
    size_t rows = 0, columns = 0;
    std::vector<float> weights, bias;
  };
  std::array<Layer, 5> layers_;
  bool ready_ = false;
};

std::span<const uint8_t> SymbolWeights();

}  // namespace sam::vision
