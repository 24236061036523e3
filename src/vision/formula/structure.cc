#include "vision/formula/structure.h"

#include <algorithm>
#include <cmath>

#include "vision/formula/glyph.h"

namespace sam::vision {
namespace {

constexpr int kDeepest = 6;
constexpr double kFlat = 2.2;          // as wide as so many times its height: a bar
constexpr double kRatherOne = -0.7;    // logarithm of the chance of one symbol
constexpr double kLeastRoot = -1.1;    // logarithm of the chance of its being a root's sign

using Indices = std::vector<uint16_t>;

bool IsFlat(const Box& box) { return box.Width() > kFlat * box.Height(); }

/// A bar with what is over and under it, or a root's sign with what is in it and its index.
struct Frame {
  uint16_t sign = 0;
  bool is_root = false;
  Indices over, under;  // of a root: its index, its inside
};

void Remove(Indices& from, const Indices& what) {
  std::erase_if(from, [&](uint16_t i) { return std::find(what.begin(), what.end(), i) != what.end(); });
}

class Reading {
 public:
  explicit Reading(Page& page) : page_(page) {}

  RowReading Region(Indices parts, int depth) {
    std::vector<Inset> insets;
    Indices plain;  // signs that turned out to frame nothing
    double chance = 0;
    while (depth < kDeepest) {
      const auto frame = Outermost(parts, plain);
      if (!frame) break;
      if (auto inset = frame->is_root ? Root(*frame, depth) : Fraction(*frame, depth)) {
        chance += inset->chance;
        insets.push_back(std::move(*inset));
        Remove(parts, frame->over), Remove(parts, frame->under), Remove(parts, {frame->sign});
      } else {
        plain.push_back(frame->sign);
      }
    }
    RowReading row = ReadRow(page_, parts, insets);
    row.chance += chance;
    return row;
  }

 private:
  std::optional<Frame> Outermost(const Indices& parts, const Indices& plain) {
    std::optional<Frame> best;
    int widest = 0;
    for (const uint16_t i : parts) {
      const int width = page_.At(i).box.Width();
      if (width <= widest || std::find(plain.begin(), plain.end(), i) != plain.end()) continue;
      auto frame = AsRoot(i, parts);
      if (!frame) frame = AsBar(i, parts);
      if (frame) best = std::move(frame), widest = width;
    }
    return best;
  }

  /// Something of a symbol's height, close to the bar.
  bool HoldsSymbol(const Indices& side, const Box& bar) const {
    return std::any_of(side.begin(), side.end(), [&](uint16_t i) {
      const Box& box = page_.At(i).box;
      return !IsFlat(box) && box.Height() > 0.33 * page_.Height() && -OverlapY(box, bar) < 1.2 * page_.Height();
    });
  }

  std::optional<Frame> AsBar(uint16_t i, const Indices& parts) {
    const Box& bar = page_.At(i).box;
    if (!IsFlat(bar) || bar.Width() < 0.35 * page_.Height() || bar.Height() > 0.6 * page_.Height()) return std::nullopt;
    Frame frame{i, false, {}, {}};
    const double reach = 0.12 * page_.Height(), into = 0.2 * page_.Height();
    for (const uint16_t j : parts) {
      const Box& box = page_.At(j).box;
      if (j == i || box.MiddleX() < bar.left - reach || box.MiddleX() > bar.right + reach) continue;
      if (box.MiddleY() < bar.MiddleY() && box.bottom < bar.MiddleY() + into) frame.over.push_back(j);
      else if (box.MiddleY() > bar.MiddleY() && box.top > bar.MiddleY() - into) frame.under.push_back(j);
    }
    AddPartners(frame, bar, parts);
    if (!HoldsSymbol(frame.over, bar) || !HoldsSymbol(frame.under, bar)) return std::nullopt;
    return IsOneSymbol(frame) ? std::nullopt : std::optional(frame);
  }

  /// Where the bar is shorter than what it divides: what stands under what is over it, and the other way round.
  void AddPartners(Frame& frame, const Box& bar, const Indices& parts) const {
    const auto stacked = [&](const Indices& side, const Box& box) {
      return std::any_of(side.begin(), side.end(), [&](uint16_t k) { return 3 * OverlapX(page_.At(k).box, box) > std::min(page_.At(k).box.Width(), box.Width()); });
    };
    const Indices over = frame.over, under = frame.under;
    for (const uint16_t j : parts) {
      const Box& box = page_.At(j).box;
      if (j == frame.sign || std::find(over.begin(), over.end(), j) != over.end() || std::find(under.begin(), under.end(), j) != under.end()) continue;
      const bool near = -OverlapX(box, bar) < page_.Height() && -OverlapY(box, bar) < page_.Height();
      if (near && box.top >= bar.MiddleY() - 1 && stacked(over, box)) frame.under.push_back(j);
      else if (near && box.bottom <= bar.MiddleY() + 1 && stacked(under, box)) frame.over.push_back(j);
    }
  }

  /// A bar with dots or strokes over and under it that the network takes for one, such as a sign of division or a 4.
  bool IsOneSymbol(const Frame& frame) {
    Group group{frame.sign};
    group.insert(group.end(), frame.over.begin(), frame.over.end());
    group.insert(group.end(), frame.under.begin(), frame.under.end());
    std::sort(group.begin(), group.end());
    if (!MayBeOne(page_.All(), group)) return false;
    const SymbolOdds& odds = page_.OddsOf(group);
    return std::any_of(odds.begin(), odds.begin() + kForeignSymbol, [](float o) { return o > kRatherOne; });
  }

  std::optional<Frame> AsRoot(uint16_t i, const Indices& parts) {
    const Box& sign = page_.At(i).box;
    const double height = sign.Height();
    if (sign.Width() < 0.6 * height || height < 0.7 * page_.Height()) return std::nullopt;
    Frame frame{i, true, {}, {}};
    for (const uint16_t j : parts) {
      const Box& box = page_.At(j).box;
      if (j == i || box.MiddleX() > sign.right + 0.1 * height || box.MiddleX() < sign.left - 0.3 * height) continue;
      const bool small = box.Height() < 0.5 * height && box.bottom < sign.top + 0.66 * height;
      if (small && box.right < sign.left + 0.5 * height && box.MiddleX() < sign.left + 0.33 * height) frame.over.push_back(j);
      else if (box.left > sign.left + 0.15 * height && box.MiddleY() > sign.top && box.MiddleY() < sign.bottom + 0.15 * height) frame.under.push_back(j);
    }
    if (frame.under.empty() || page_.OddsOf({i})[SymbolOf("√")] < kLeastRoot) return std::nullopt;
    return frame;
  }

  Box BoxOfFrame(const Frame& frame) const {
    Box box = page_.At(frame.sign).box;
    for (const Indices* side : {&frame.over, &frame.under})
      for (const uint16_t i : *side) box = Around(box, page_.At(i).box);
    return box;
  }

  std::optional<Inset> Fraction(const Frame& frame, int depth) {
    const RowReading over = Region(frame.over, depth + 1), under = Region(frame.under, depth + 1);
    if (over.text.empty() || under.text.empty()) return std::nullopt;
    return Inset{BoxOfFrame(frame), "(" + Grouped(over.text) + "/" + Grouped(under.text) + ")", page_.At(frame.sign).box.MiddleY(), std::nullopt, over.chance + under.chance};
  }

  std::optional<Inset> Root(const Frame& frame, int depth) {
    const RowReading inside = Region(frame.under, depth + 1);
    const RowReading index = frame.over.empty() ? RowReading{} : Region(frame.over, depth + 1);
    if (inside.text.empty()) return std::nullopt;
    std::string typed = "sqrt(" + inside.text + ")";
    if (index.text == "3") typed = "cbrt(" + inside.text + ")";
    else if (!index.text.empty() && index.text != "2") typed = "(" + inside.text + ")^(1/" + index.text + ")";
    const double own = page_.OddsOf({frame.sign})[SymbolOf("√")];
    return Inset{BoxOfFrame(frame), typed, page_.At(frame.sign).box.MiddleY(), inside.level, inside.chance + index.chance + own};
  }

  Page& page_;
};

}  // namespace

RowReading ReadFormula(Page& page) {
  Indices all(page.All().each.size());
  for (size_t i = 0; i < all.size(); ++i) all[i] = static_cast<uint16_t>(i);
  return Reading(page).Region(std::move(all), 0);
}

}  // namespace sam::vision
