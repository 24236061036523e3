#include "vision/formula/cuts.h"

#include <algorithm>
#include <array>

namespace sam::vision {
namespace {

constexpr double kApart = 0.22;        // of the usual height: how wide a piece is at least
constexpr double kMostInk = 0.32;      // of the usual height: what a seam may cross
constexpr double kLeastPiece = 0.05;   // of the usual height, squared: its ink
constexpr float kSlope = 0.04f;        // cost of a step aside

class SeamFinder {
 public:
  SeamFinder(const Ink& ink, const std::vector<int>& marks, int mark, const Box& box) : width_(box.Width()), height_(box.Height()), box_(box), dark_(static_cast<size_t>(width_) * static_cast<size_t>(height_)) {
    for (int y = 0; y < height_; ++y)
      for (int x = 0; x < width_; ++x) {
        const size_t i = static_cast<size_t>(y + box.top) * static_cast<size_t>(ink.width) + static_cast<size_t>(x + box.left);
        const float dark = static_cast<float>(ink.dark[i]) / 255;
        if (marks[i] == mark) dark_[At(x, y)] = std::max(0.05f, dark * dark);  // where two touch it is lighter than within a stroke
      }
    down_ = Costs(false), up_ = Costs(true);
  }

  /// Of the cheapest way through the middle row at x.
  double Ink(int x) const { return down_[At(x, height_ / 2)] + up_[At(x, height_ / 2)] - dark_[At(x, height_ / 2)]; }

  Seam Through(int x) const {
    Seam seam(static_cast<size_t>(height_), x + box_.left);
    for (int y = height_ / 2, at = x; y > 0; --y) seam[static_cast<size_t>(y - 1)] = box_.left + (at = Cheapest(down_, at, y - 1));
    for (int y = height_ / 2, at = x; y + 1 < height_; ++y) seam[static_cast<size_t>(y + 1)] = box_.left + (at = Cheapest(up_, at, y + 1));
    return seam;
  }

  /// The ink to the left of the seam.
  double Left(const Seam& seam) const {
    double sum = 0;
    for (int y = 0; y < height_; ++y)
      for (int x = 0; x < seam[static_cast<size_t>(y)] - box_.left; ++x) sum += dark_[At(x, y)] > 0;
    return sum;
  }

 private:
  size_t At(int x, int y) const { return static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x); }

  /// The column of row y that the cheapest way to `x` of the next row comes from.
  int Cheapest(const std::vector<float>& costs, int x, int y) const {
    int best = x;
    for (const int from : {x - 1, x + 1})
      if (from >= 0 && from < width_ && costs[At(from, y)] + kSlope < costs[At(best, y)] + (best == x ? 0 : kSlope)) best = from;
    return best;
  }

  /// Of the cheapest way from the first row (the last, where it is turned around) to each point.
  std::vector<float> Costs(bool from_below) const {
    std::vector<float> costs = dark_;
    for (int n = 1; n < height_; ++n) {
      const int y = from_below ? height_ - 1 - n : n, before = from_below ? y + 1 : y - 1;
      for (int x = 0; x < width_; ++x) {
        const int from = Cheapest(costs, x, before);
        costs[At(x, y)] += costs[At(from, before)] + (from == x ? 0 : kSlope);
      }
    }
    return costs;
  }

  int width_, height_;
  Box box_;
  std::vector<float> dark_, down_, up_;
};

}  // namespace

std::vector<Seam> SeamsOf(const Ink& ink, const std::vector<int>& marks, int mark, const Box& box, double height, int until, size_t most) {
  if (box.Width() < 2 * kApart * height || box.Height() < 4) return {};
  const SeamFinder finder(ink, marks, mark, box);
  const int apart = std::max(2, static_cast<int>(kApart * height));
  std::vector<std::pair<double, int>> ways;
  for (int x = apart / 2; x < std::min(box.Width() - apart / 2, until - box.left); ++x)
    if (const double crossed = finder.Ink(x); crossed < kMostInk * height) ways.emplace_back(crossed, x);
  std::sort(ways.begin(), ways.end());
  std::vector<std::pair<double, Seam>> found;  // with the ink to the left
  const double least = std::max(4.0, kLeastPiece * height * height), all = finder.Left(Seam(static_cast<size_t>(box.Height()), box.right));
  std::vector<int> tried;
  for (const auto& [crossed, x] : ways) {
    if (found.size() >= most) break;
    if (std::any_of(tried.begin(), tried.end(), [&, at = x](int other) { return std::abs(other - at) < apart; })) continue;
    Seam seam = finder.Through(x);
    const double left = finder.Left(seam);
    const bool crumb = left < least || all - left < least || std::any_of(found.begin(), found.end(), [&](const auto& other) { return std::abs(other.first - left) < least; });
    if (crumb) continue;
    tried.push_back(x);
    found.emplace_back(left, std::move(seam));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Seam> seams;
  for (auto& [left, seam] : found) seams.push_back(std::move(seam));
  return seams;
}

}  // namespace sam::vision
