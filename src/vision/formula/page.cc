#include "vision/formula/page.h"

#include <algorithm>

namespace sam::vision {
namespace {

constexpr size_t kMostGlyphs = 400;
constexpr float kHardlyOne = -0.7f;  // logarithm of the chance below which a part is rather no symbol

}  // namespace

Page::Page(const Raster& picture, const SymbolNet& net, const Look& look) : net_(net), ink_(FindInk(picture, look)), parts_(FindParts(ink_, look)) { CutWhatIsNone(); }

/// What the network knows no symbol for may be several that touch; what a fraction's bar sets free may be again.
void Page::CutWhatIsNone() {
  for (int round = 0; round < 2; ++round) {
    std::vector<uint16_t> which;
    for (uint16_t i = 0; i < parts_.each.size(); ++i) {
      if (!MayBeSeveral(parts_, i)) continue;
      const SymbolOdds& odds = OddsOf({i});
      if (*std::max_element(odds.begin(), odds.begin() + kForeignSymbol) < kHardlyOne) which.push_back(i);
    }
    const size_t before = parts_.each.size();
    if (!which.empty()) parts_ = CutParts(ink_, parts_, which);
    if (parts_.each.size() == before) return;
    known_.clear();
  }
}

const SymbolOdds& Page::OddsOf(const Group& group) {
  const auto [at, added] = known_.try_emplace(group);
  if (!added) return at->second;
  if (known_.size() <= kMostGlyphs) return at->second = net_.Of(GlyphOf(ink_, parts_, group));
  at->second.fill(-30);
  at->second[kJunkSymbol] = 0;
  return at->second;
}

}  // namespace sam::vision
