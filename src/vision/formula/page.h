// A picture of a formula cut into parts, and what the network says of each group of them.
#pragma once

#include <map>

#include "vision/formula/parts.h"
#include "vision/formula/symbol_net.h"

namespace sam::vision {

class Page {
 public:
  Page(const Raster& picture, const SymbolNet& net, const Look& look = {});
  const Parts& All() const { return parts_; }
  const Part& At(uint16_t i) const { return parts_.each[i]; }
  double Height() const { return parts_.height; }
  /// Asked for once for each group, and no more often than a formula needs; then nothing but junk.
  const SymbolOdds& OddsOf(const Group& group);

 private:
  void CutWhatIsNone();

  const SymbolNet& net_;
  Ink ink_;
  Parts parts_;
  std::map<Group, SymbolOdds> known_;
};

}  // namespace sam::vision
