#include "vision/formula/glyph.h"

#include <algorithm>
#include <cmath>

namespace sam::vision {
namespace {

constexpr double kLongest = 28;  // of the square's side, for the longer side of the box
constexpr double kSight = 2.6;   // usual heights: the square that is seen about the glyph

/// Of a root's sign, only the hook: how far its bar reaches says nothing.
Box HookOf(const Parts& parts, const Group& group) {
  Box box = BoxOf(parts, group);
  if (box.Width() < 0.7 * box.Height() || box.Width() > 30 * box.Height()) return box;
  const double inset = 0.1 * box.Height();
  const bool holds = std::any_of(parts.each.begin(), parts.each.end(), [&](const Part& part) {
    const Box& b = part.box;
    return b.left > box.left + inset && b.right <= box.right + inset && b.top > box.top + 1 && b.MiddleY() < box.bottom && b.Height() > 0.4 * box.Height();
  });
  if (holds) box.right = std::min(box.right, box.left + box.Height());
  return box;
}

/// The height of the middles of the nearest tall parts to the left and right.
double NearMiddle(const Parts& parts, const Group& group, const Box& box) {
  double sum = 0, weights = 0;
  for (const int side : {-1, 1}) {
    double nearest = 2.5 * parts.height, middle = 0;
    for (size_t i = 0; i < parts.each.size(); ++i) {
      const Box& other = parts.each[i].box;
      if (other.Height() < 0.45 * parts.height || std::find(group.begin(), group.end(), i) != group.end()) continue;
      const double away = side * (other.MiddleX() - box.MiddleX());
      if (away > 0 && away < nearest) nearest = away, middle = other.MiddleY();
    }
    if (nearest < 2.5 * parts.height) sum += middle, weights += 1;
  }
  return weights > 0 ? sum / weights : box.MiddleY();
}

/// Which marks are the group's own: for each, by its number.
std::vector<uint8_t> Own(const Parts& parts, const Group& group) {
  std::vector<uint8_t> own(parts.each.size() + 1, 0);
  for (const uint16_t i : group) own[i + 1u] = 1;
  return own;
}

void LookAround(const Ink& ink, const Parts& parts, const std::vector<uint8_t>& own, const Box& box, Glyph& glyph) {
  constexpr int kTaps = 3;
  const double step = kSight * std::max(1.0, parts.height) / (kAroundSide * kTaps);
  const double x0 = box.MiddleX() - step * kAroundSide * kTaps / 2, y0 = box.MiddleY() - step * kAroundSide * kTaps / 2;
  std::array<int, kAroundSide * kAroundSide> sums{};
  for (int v = 0; v < kAroundSide * kTaps; ++v) {
    const int y = static_cast<int>(std::floor(y0 + (v + 0.5) * step));
    if (y < 0 || y >= ink.height) continue;
    for (int u = 0; u < kAroundSide * kTaps; ++u) {
      const int x = static_cast<int>(std::floor(x0 + (u + 0.5) * step));
      if (x < 0 || x >= ink.width) continue;
      const size_t i = static_cast<size_t>(y) * static_cast<size_t>(ink.width) + static_cast<size_t>(x);
      if (const uint16_t mark = parts.mark[i]; mark != 0) sums[static_cast<size_t>(v / kTaps * kAroundSide + u / kTaps)] += own[mark] ? 2 * ink.dark[i] : ink.dark[i];
    }
  }
  for (size_t i = 0; i < sums.size(); ++i) glyph.around[i] = static_cast<float>(sums[i]) / static_cast<float>(2 * 255 * kTaps * kTaps);
}

}  // namespace

Glyph GlyphOf(const Ink& ink, const Parts& parts, const Group& group) {
  Glyph glyph;
  const Box box = HookOf(parts, group), whole = BoxOf(parts, group);
  const double scale = kLongest / std::max(box.Width(), box.Height());  // dots for one point
  const int taps = std::clamp(static_cast<int>(std::ceil(1 / scale)), 3, 8);
  const double x0 = box.left + box.Width() / 2.0 - kGlyphSide / 2.0 / scale, y0 = box.top + box.Height() / 2.0 - kGlyphSide / 2.0 / scale;
  std::vector<uint8_t> ours = Own(parts, group);
  LookAround(ink, parts, ours, box, glyph);
  ours[0] = 1;
  const auto sample = [&](double u, double v) {
    const int x = static_cast<int>(std::floor(x0 + u / scale)), y = static_cast<int>(std::floor(y0 + v / scale));
    if (x < box.left - 1 || x > box.right || y < box.top - 1 || y > box.bottom || x < 0 || y < 0 || x >= ink.width || y >= ink.height) return 0;
    const size_t i = static_cast<size_t>(y) * static_cast<size_t>(ink.width) + static_cast<size_t>(x);
    return ours[parts.mark[i]] ? static_cast<int>(ink.dark[i]) : 0;
  };
  for (int y = 0; y < kGlyphSide; ++y)
    for (int x = 0; x < kGlyphSide; ++x) {
      int sum = 0;
      for (int j = 0; j < taps; ++j)
        for (int i = 0; i < taps; ++i) sum += sample(x + (i + 0.5) / taps, y + (j + 0.5) / taps);
      glyph.dots[static_cast<size_t>(y * kGlyphSide + x)] = static_cast<float>(sum) / static_cast<float>(255 * taps * taps);
    }
  const double usual = std::max(1.0, parts.height);
  glyph.place = {static_cast<float>(std::log2(std::max(1, box.Height()) / usual)), static_cast<float>(std::log2(std::max(1, box.Width()) / usual)),
                 static_cast<float>(std::clamp((whole.MiddleY() - NearMiddle(parts, group, whole)) / usual, -1.5, 1.5)), static_cast<float>(group.size()) - 1.0f};
  return glyph;
}

bool MayBeOne(const Parts& parts, const Group& group) {
  if (group.empty() || group.size() > 4) return false;
  if (group.size() == 1) return true;
  const Box box = BoxOf(parts, group);
  const int whole = parts.each[group.front()].whole;
  if (std::all_of(group.begin(), group.end(), [&](uint16_t i) { return parts.each[i].cut && parts.each[i].whole == whole; }) && box.Height() < 2.5 * parts.height) return true;  // pieces of one that was cut
  if (box.Width() > 1.7 * parts.height || box.Height() > 2.0 * parts.height) return false;
  return std::all_of(group.begin(), group.end(), [&](uint16_t i) {
    return std::any_of(group.begin(), group.end(), [&](uint16_t j) {
      return i != j && OverlapX(parts.each[i].box, parts.each[j].box) > -0.15 * parts.height && OverlapY(parts.each[i].box, parts.each[j].box) > -0.75 * parts.height;
    });
  });
}

}  // namespace sam::vision
