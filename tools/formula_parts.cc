// For tools/train_symbols.py: cuts pictures of formulas as the program does and says what each group of parts is.
//   formula_parts symbols            the symbols, one a line
//   formula_parts read               pictures in, readings out: sureness TAB text, an empty line for none
//   formula_parts cut                pictures and maps of their symbols in, glyphs out
// A picture: "SAMA", width, height (int32), grey; for `cut` then a map (0 none, k: the k-th symbol), their number and their indices (uint8).
// A glyph: label (uint8), 1,024 dots and 256 of what lies about it (uint8), four places (float).
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <map>
#include <optional>
#include <set>

#include "vision/formula/glyph.h"
#include "vision/formula/symbols.h"

#ifdef SAM_READ
#include "vision/formula/formula_reader.h"
#endif

namespace {

using namespace sam::vision;

bool Take(void* to, size_t size) { return std::fread(to, 1, size, stdin) == size; }

std::optional<Raster> TakePicture() {
  char magic[4];
  int32_t size[2];
  if (!Take(magic, 4) || std::memcmp(magic, "SAMA", 4) != 0 || !Take(size, 8)) return std::nullopt;
  Raster picture{size[0], size[1], {}};
  picture.grey.resize(static_cast<size_t>(picture.width) * static_cast<size_t>(picture.height));
  return Take(picture.grey.data(), picture.grey.size()) ? std::optional(picture) : std::nullopt;
}

/// How much of each symbol is in each part.
struct Truth {
  std::vector<std::map<int, int>> in_part;
  std::map<int, int> whole;
};

Truth Compare(const Raster& picture, const Ink& ink, const Parts& parts, const std::vector<uint8_t>& map) {
  Truth truth;
  truth.in_part.resize(parts.each.size());
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x) {
      const int px = std::min(picture.width - 1, static_cast<int>((x + 0.5) / ink.scale)), py = std::min(picture.height - 1, static_cast<int>((y + 0.5) / ink.scale));
      const int symbol = map[static_cast<size_t>(py) * static_cast<size_t>(picture.width) + static_cast<size_t>(px)];
      const int part = parts.mark[static_cast<size_t>(y) * static_cast<size_t>(ink.width) + static_cast<size_t>(x)];
      if (symbol > 0) ++truth.whole[symbol];
      if (part > 0) ++truth.in_part[static_cast<size_t>(part - 1)][symbol];
    }
  return truth;
}

struct Label {
  size_t symbol = kJunkSymbol;
  bool nearly = false;  // a symbol and a little of another
};

/// None for a part of a symbol of several parts: alone it may well be another, such as a bar of "=". What a seam cut off is nothing.
std::optional<Label> LabelOf(const Truth& truth, const Parts& parts, const Group& group, const std::vector<uint8_t>& symbols) {
  std::map<int, int> inside;
  for (const uint16_t i : group)
    for (const auto& [symbol, n] : truth.in_part[i]) inside[symbol] += n;
  int best = 0, most = 0, marked = 0;
  for (const auto& [symbol, n] : inside)
    if (symbol > 0) {
      marked += n;
      if (n > most) best = symbol, most = n;
    }
  if (best == 0 || inside[0] > 2 * marked) return Label{};
  const bool pure = most >= 0.93 * marked, whole = most >= 0.85 * truth.whole.at(best);
  if (pure && !whole && group.size() == 1) return parts.each[group.front()].cut ? std::optional(Label{}) : std::nullopt;
  bool each = true;  // a part of another symbol, however small, is none of this one
  for (const uint16_t i : group) {
    const auto& in = truth.in_part[i];
    const auto at = in.find(best);
    int all = 0;
    for (const auto& [symbol, n] : in) all += symbol > 0 ? n : 0;
    each = each && at != in.end() && 2 * at->second > all;
  }
  if (pure && whole && each) return Label{symbols[static_cast<size_t>(best - 1)]};
  return Label{kJunkSymbol, group.size() > 1 && most >= 0.75 * marked};
}

void Put(const Glyph& glyph, size_t label) {
  uint8_t bytes[1 + kGlyphSide * kGlyphSide];
  bytes[0] = static_cast<uint8_t>(label);
  for (size_t i = 0; i < glyph.dots.size(); ++i) bytes[i + 1] = static_cast<uint8_t>(glyph.dots[i] * 255 + 0.5f);
  std::fwrite(bytes, 1, sizeof bytes, stdout);
  uint8_t around[kAroundSide * kAroundSide];
  for (size_t i = 0; i < glyph.around.size(); ++i) around[i] = static_cast<uint8_t>(glyph.around[i] * 255 + 0.5f);
  std::fwrite(around, 1, sizeof around, stdout);
  std::fwrite(glyph.place.data(), sizeof(float), glyph.place.size(), stdout);
}

/// Every group that hangs together, grown by one part at a time.
std::set<Group> Groups(const Parts& parts) {
  std::set<Group> all, last;
  for (uint16_t i = 0; i < parts.each.size(); ++i) last.insert({i});
  for (size_t size = 1; size <= 4; ++size) {
    all.insert(last.begin(), last.end());
    std::set<Group> next;
    for (const Group& group : last)
      for (uint16_t i = 0; i < parts.each.size() && next.size() < 200; ++i) {
        if (std::find(group.begin(), group.end(), i) != group.end()) continue;
        Group grown = group;
        grown.insert(std::lower_bound(grown.begin(), grown.end(), i), i);
        if (MayBeOne(parts, grown)) next.insert(grown);
      }
    last = std::move(next);
  }
  return all;
}

int Cut() {
  unsigned luck = 1;  // which of the junk is kept, the same each time
  while (const auto picture = TakePicture()) {
    std::vector<uint8_t> map(picture->grey.size()), symbols;
    int32_t count = 0;
    if (!Take(map.data(), map.size()) || !Take(&count, 4) || count < 0 || count > 255) return 1;
    symbols.resize(static_cast<size_t>(count));
    if (!Take(symbols.data(), symbols.size())) return 1;
    const Ink ink = FindInk(*picture);
    Parts parts = FindParts(ink);
    if (parts.each.empty()) continue;
    std::vector<uint16_t> which;  // the wide and some of the others, so that pieces of a symbol are known for what they are
    for (uint16_t i = 0; i < parts.each.size(); ++i)
      if (MayBeSeveral(parts, i) && (luck = luck * 1664525u + 1013904223u) >> 16 < (parts.each[i].box.Width() > 1.02 * parts.height ? 45000u : 8000u)) which.push_back(i);
    if (!which.empty()) parts = CutParts(ink, parts, which);
    const Truth truth = Compare(*picture, ink, parts, map);
    for (const Group& group : Groups(parts)) {
      const auto label = LabelOf(truth, parts, group, symbols);
      luck = luck * 1664525u + 1013904223u;
      if (!label || (label->symbol == kJunkSymbol && (luck >> 16) % (label->nearly ? 2 : group.size() > 1 ? 10 : 3) != 0)) continue;
      Put(GlyphOf(ink, parts, group), label->symbol);
    }
  }
  return 0;
}

int ReadAll() {
#ifdef SAM_READ
  const SymbolFormulaReader reader;
  while (const auto picture = TakePicture()) {
    const auto seen = reader.Read(*picture);
    if (seen) std::printf("%.3f\t%s\n", seen->sureness, seen->text.c_str());
    else std::printf("\n");
    std::fflush(stdout);
  }
#endif
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc == 2 ? argv[1] : "";
  if (what == "cut") return Cut();
  if (what == "read") return ReadAll();
  if (what == "symbols") {
    for (const Symbol& symbol : kSymbols) std::cout << symbol.typed << "\n";
    return 0;
  }
  std::cerr << "formula_parts symbols | read | cut\n";
  return 2;
}
