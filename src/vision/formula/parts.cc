#include "vision/formula/parts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include "vision/formula/bars.h"
#include "vision/formula/cuts.h"

namespace sam::vision {
namespace {

constexpr size_t kMostParts = 160;  // more than that is no formula
constexpr size_t kMostSeams = 4;
constexpr double kOfOne = 0.52;     // of the usual height: how wide a symbol is
constexpr double kStacked = 0.8;    // a fraction that is one piece: its height to its width at least
constexpr double kSpeck = 0.05;     // of the usual height, squared: less ink than that is dirt

size_t At(const Ink& ink, int x, int y) { return static_cast<size_t>(y) * static_cast<size_t>(ink.width) + static_cast<size_t>(x); }

/// The piece that holds (x, y) and is marked `from` gets `mark`.
Part Flood(const Ink& ink, int x, int y, int from, int mark, std::vector<int>& marks) {
  Part part{{x, y, x + 1, y + 1}, 0, 0, 1};
  std::vector<std::pair<int, int>> open{{x, y}};
  marks[At(ink, x, y)] = mark;
  while (!open.empty()) {
    const auto [cx, cy] = open.back();
    open.pop_back();
    ++part.area;
    part.box = Around(part.box, {cx, cy, cx + 1, cy + 1});
    for (int py = std::max(0, cy - 1); py <= std::min(ink.height - 1, cy + 1); ++py)
      for (int px = std::max(0, cx - 1); px <= std::min(ink.width - 1, cx + 1); ++px)
        if (ink.on[At(ink, px, py)] && marks[At(ink, px, py)] == from) marks[At(ink, px, py)] = mark, open.emplace_back(px, py);
  }
  return part;
}

/// Of what is marked so within the box; `area` gets its points.
Box BoxOfMark(const Ink& ink, const Box& within, int mark, const std::vector<int>& marks, int& area) {
  Box box;
  area = 0;
  for (int y = within.top; y < within.bottom; ++y)
    for (int x = within.left; x < within.right; ++x)
      if (marks[At(ink, x, y)] == mark) box = area++ == 0 ? Box{x, y, x + 1, y + 1} : Around(box, {x, y, x + 1, y + 1});
  return box;
}

bool IsDot(const Part& part) {
  const double wide = part.box.Width(), high = part.box.Height();
  return wide > 0.6 * high && wide < 1.7 * high && part.area > 0.62 * wide * high;
}

/// The middle one of the heights, without what is flat, a dot or small beside the tallest.
double UsualHeight(const std::vector<Part>& parts) {
  int tallest = 0;
  for (const Part& part : parts) tallest = std::max(tallest, part.box.Height());
  std::vector<int> heights;
  for (const Part& part : parts)
    if (part.box.Width() < 2.2 * part.box.Height() && part.box.Height() > 0.25 * tallest && !IsDot(part)) heights.push_back(part.box.Height());
  if (heights.empty()) return std::max(1, tallest);
  std::sort(heights.begin(), heights.end());
  return heights[(heights.size() - 1) / 2];
}

/// All that is marked beyond `last` gets `mark` again.
void Rejoin(const Ink& ink, const Box& box, int last, int mark, std::vector<int>& marks) {
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      if (marks[At(ink, x, y)] > last) marks[At(ink, x, y)] = mark;
}

/// The bar goes through a plus or a 4, which has short or narrow ends over and under it.
bool HasPlus(const std::vector<Part>& pieces, double height) {
  for (const Part& a : pieces)
    for (const Part& b : pieces) {
      const bool across = a.box.bottom <= b.box.top + 2 && OverlapX(a.box, b.box) > 0;
      if (across && std::max(a.box.Height(), b.box.Height()) < 0.5 * height) return true;
      if (across && std::max(a.box.Width(), b.box.Width()) < 0.25 * height && pieces.size() == 2) return true;
    }
  return false;
}

/// Symbols stand on the bar and none is under it: their feet, which run together, or a 4; or what is over it stands beside what is under it.
bool NoFraction(const std::vector<Part>& pieces, const Bar& bar, size_t count, const std::vector<Part>& parts, double height) {
  const Box line{bar.left, bar.spans.front().top, bar.Right(), bar.spans.back().bottom};
  std::optional<Box> over, under;
  for (const Part& piece : pieces) {
    auto& side = piece.box.MiddleY() < line.MiddleY() ? over : under;
    side = side ? Around(*side, piece.box) : piece.box;
  }
  if (!over) return false;
  if (under && std::abs(over->MiddleX() - under->MiddleX()) > 0.3 * line.Width()) return true;
  if (std::any_of(pieces.begin(), pieces.end(), [&](const Part& piece) { return piece.box.MiddleY() > line.MiddleY() && piece.box.Height() > 0.5 * height; })) return false;
  return std::none_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(count), [&](const Part& part) {
    return part.box.top > line.MiddleY() && part.box.top < line.MiddleY() + height && OverlapX(part.box, line) > 0 && part.box.Height() > 0.4 * height;
  });
}

/// A root's hook is marked with its bar again, but for a symbol within the root that touches it.
void FreeOfHook(const Ink& ink, const Part& hook, int fresh, int mark, int bar_begin, double height, std::vector<Part>& parts, std::vector<int>& marks) {
  const Box& box = hook.box;
  std::vector<Seam> seams;
  if (box.right > bar_begin + 0.3 * height) seams = SeamsOf(ink, marks, fresh, box, height, box.right, kMostSeams);
  std::erase_if(seams, [&](const Seam& seam) { return seam.front() < bar_begin - 0.1 * height || seam.front() > bar_begin + 0.5 * height; });
  Part symbol{{}, 0, 0, 1};
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      int& own = marks[At(ink, x, y)];
      if (own != fresh) continue;
      const Box point{x, y, x + 1, y + 1};
      if (seams.empty() || x < seams.front()[static_cast<size_t>(y - box.top)]) own = mark;
      else symbol.box = symbol.area++ == 0 ? point : Around(symbol.box, point);
    }
  if (symbol.area > 0) symbol.whole = parts[static_cast<size_t>(mark - 1)].whole, parts.push_back(symbol);
}

/// What touches a bar becomes parts of their own; a root's hook stays with its bar.
void FreeBar(const Ink& ink, const Look& look, double height, size_t i, std::vector<Part>& parts, std::vector<int>& marks) {
  const Box box = parts[i].box;
  const int mark = static_cast<int>(i) + 1, loose = -1;
  const auto bar = BarIn(ink, marks, mark, box, height, look);
  if (!bar) return;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      const Bar::Span span = x >= bar->left && x < bar->Right() ? bar->spans[static_cast<size_t>(x - bar->left)] : Bar::Span{};
      if (marks[At(ink, x, y)] == mark && (y < span.top || y >= span.bottom)) marks[At(ink, x, y)] = loose;
    }
  const size_t before = parts.size();
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      if (marks[At(ink, x, y)] != loose) continue;
      const int fresh = static_cast<int>(parts.size()) + 1;
      const Part piece = Flood(ink, x, y, loose, fresh, marks);
      const bool hook = piece.box.left < bar->left && piece.box.MiddleX() < bar->left + 0.2 * static_cast<double>(bar->spans.size());
      if (hook) FreeOfHook(ink, piece, fresh, mark, bar->left, height, parts, marks);
      else if (piece.box.Height() < 0.2 * height) Flood(ink, x, y, fresh, mark, marks);
      else parts.push_back(piece), parts.back().whole = parts[i].whole;
    }
  const std::vector<Part> pieces(parts.begin() + static_cast<std::ptrdiff_t>(before), parts.end());
  const bool symbols = std::any_of(pieces.begin(), pieces.end(), [&](const Part& piece) { return piece.box.Height() > 0.5 * height; });
  if (!symbols || HasPlus(pieces, height) || NoFraction(pieces, *bar, before, parts, height)) Rejoin(ink, box, static_cast<int>(before), mark, marks), parts.resize(before);
  parts[i].box = BoxOfMark(ink, box, mark, marks, parts[i].area);
}

/// Where what a root's sign holds begins: it is cut no further to the right.
int BeginOfHeld(const std::vector<Part>& parts, size_t i) {
  const Box& box = parts[i].box;
  int begin = box.right;
  for (const Part& part : parts) {
    const Box& b = part.box;
    if (b.left > box.left && b.right <= box.right + 2 && b.top > box.top && b.MiddleY() < box.bottom && 3 * b.Height() > box.Height()) begin = std::min(begin, b.left);
  }
  return begin;
}

/// Into pieces, whose marks and parts follow the others; the first keeps its own.
void CutAlong(const std::vector<Seam>& seams, size_t i, const Ink& ink, std::vector<Part>& parts, std::vector<int>& marks) {
  const Box box = parts[i].box;
  const int mark = static_cast<int>(i) + 1, whole = static_cast<int>(parts.size()) + 1000;
  std::vector<size_t> pieces{i};
  for (size_t k = 0; k < seams.size(); ++k) pieces.push_back(parts.size()), parts.emplace_back();
  for (const size_t piece : pieces) parts[piece] = {{}, 0, whole, static_cast<int>(pieces.size()), true};
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      if (marks[At(ink, x, y)] != mark) continue;
      size_t k = 0;
      for (size_t n = 0; n < seams.size(); ++n)
        if (x >= seams[n][static_cast<size_t>(y - box.top)]) k = n + 1;
      Part& part = parts[pieces[k]];
      const Box point{x, y, x + 1, y + 1};
      part.box = part.area++ == 0 ? point : Around(part.box, point);
      marks[At(ink, x, y)] = static_cast<int>(pieces[k]) + 1;
    }
}

/// A fraction's figures and bar that make one piece: the bar goes across its middle.
bool IsFraction(const Ink& ink, size_t i, const Box& box, const std::vector<int>& marks, const Look& look) {
  if (box.Height() < kStacked * box.Width()) return false;
  const auto bar = BarIn(ink, marks, static_cast<int>(i) + 1, box, 0.5 * box.Height(), look);
  if (!bar || static_cast<double>(bar->spans.size()) < 0.95 * box.Width()) return false;
  const double middle = (bar->spans[bar->spans.size() / 2].top - box.top) / static_cast<double>(box.Height());
  return middle > 0.33 && middle < 0.64;
}

void CountPieces(std::vector<Part>& parts) {
  std::map<int, int> pieces;
  for (const Part& part : parts) ++pieces[part.whole];
  for (Part& part : parts) part.pieces = pieces[part.whole];
}

/// Those with at least so much ink, by their left edges.
Parts InOrder(const std::vector<Part>& found, const std::vector<int>& marks, double height, double least) {
  Parts parts;
  parts.height = height;
  std::vector<size_t> order(found.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::erase_if(order, [&](size_t i) { return found[i].area < least; });
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return found[a].box.left < found[b].box.left; });
  std::vector<uint16_t> renamed(found.size() + 1, 0);
  for (size_t i = 0; i < order.size(); ++i) renamed[order[i] + 1] = static_cast<uint16_t>(i + 1), parts.each.push_back(found[order[i]]);
  parts.mark.resize(marks.size());
  for (size_t i = 0; i < marks.size(); ++i) parts.mark[i] = renamed[static_cast<size_t>(marks[i])];
  return parts;
}

}  // namespace

Box Around(const Box& a, const Box& b) { return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)}; }
int OverlapX(const Box& a, const Box& b) { return std::min(a.right, b.right) - std::max(a.left, b.left); }
int OverlapY(const Box& a, const Box& b) { return std::min(a.bottom, b.bottom) - std::max(a.top, b.top); }

Parts FindParts(const Ink& ink, const Look& look) {
  std::vector<int> marks(ink.on.size());
  std::vector<Part> found;
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x)
      if (ink.on[At(ink, x, y)] && marks[At(ink, x, y)] == 0) found.push_back(Flood(ink, x, y, 0, static_cast<int>(found.size()) + 1, marks));
  const double height = UsualHeight(found), least = std::max(3.0, kSpeck * height * kSpeck * height);
  if (static_cast<size_t>(std::count_if(found.begin(), found.end(), [&](const Part& part) { return part.area >= least; })) > kMostParts) return {};
  for (size_t i = 0; i < found.size(); ++i) found[i].whole = static_cast<int>(i);
  for (size_t i = 0, count = found.size(); i < count; ++i) FreeBar(ink, look, height, i, found, marks);
  CountPieces(found);
  return InOrder(found, marks, height, least);
}

bool MayBeSeveral(const Parts& parts, uint16_t i) {
  const Box& box = parts.each[i].box;
  return !parts.each[i].cut && box.Width() > 0.55 * parts.height && box.Height() > 0.5 * parts.height && box.Width() < 10 * box.Height();
}

Parts CutParts(const Ink& ink, const Parts& parts, const std::vector<uint16_t>& which) {
  std::vector<Part> found = parts.each;
  std::vector<int> marks(parts.mark.begin(), parts.mark.end());
  double height = parts.height;
  for (const uint16_t i : which) {
    const Box box = found[i].box;
    const size_t before = found.size();
    if (before >= kMostParts) break;
    constexpr Look kCrowded{.bar_length = 0.9, .bar_clear = 0.12};
    if (IsFraction(ink, i, box, marks, kCrowded)) FreeBar(ink, kCrowded, 0.5 * box.Height(), i, found, marks);
    if (found.size() > before) {
      height = UsualHeight(found);
      continue;
    }
    const int begin = BeginOfHeld(parts.each, i);
    const size_t most = std::clamp<size_t>(static_cast<size_t>(box.Width() / (kOfOne * parts.height)), 1, kMostSeams);
    const auto seams = SeamsOf(ink, marks, i + 1, box, parts.height, begin, begin < box.right ? 1 : most);
    if (!seams.empty()) CutAlong(seams, i, ink, found, marks);
  }
  CountPieces(found);
  return InOrder(found, marks, height, 1);
}

Box BoxOf(const Parts& parts, const Group& group) {
  Box box = parts.each[group.front()].box;
  for (const uint16_t i : group) box = Around(box, parts.each[i].box);
  return box;
}

}  // namespace sam::vision
