#include "vision/formula/page.h"

namespace sam::vision {
namespace {

constexpr size_t kMostGlyphs = 400;

}  // namespace

Page::Page(const Raster& picture, const SymbolNet& net, const Look& look) : net_(net), ink_(FindInk(picture, look)), parts_(FindParts(ink_, look)) {}

const SymbolOdds& Page::OddsOf(const Group& group) {
  const auto [at, added] = known_.try_emplace(group);
  if (!added) return at->second;
  if (known_.size() <= kMostGlyphs) return at->second = net_.Of(GlyphOf(ink_, parts_, group));
  at->second.fill(-30);
  at->second[kJunkSymbol] = 0;
  return at->second;
}

}  // namespace sam::vision
