#include "vision/formula/cuts.h"

#include <algorithm>

namespace sam::vision {
namespace {

constexpr size_t kMostCuts = 5;
constexpr double kWide = 1.02, kApart = 0.3;   // of the usual height: what may be two symbols, how wide each is at least
constexpr double kThin = 0.5, kThinnest = 0.42;  // ink of a cut: of the most in a column, of the usual height

/// The darkness of each column.
std::vector<double> Columns(const Ink& ink, const std::vector<int>& marks, int mark, const Box& box) {
  std::vector<double> sums(static_cast<size_t>(box.Width()));
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      const size_t i = static_cast<size_t>(y) * static_cast<size_t>(ink.width) + static_cast<size_t>(x);
      if (marks[i] == mark) sums[static_cast<size_t>(x - box.left)] += ink.dark[i] / 255.0;
    }
  return sums;
}

}  // namespace

std::vector<int> CutsOf(const Ink& ink, const std::vector<int>& marks, int mark, const Box& box, double height) {
  if (box.Width() < kWide * height || box.Width() > 2.2 * box.Height() || box.Height() < 0.4 * height) {
    // A long chain of touching symbols is as tall as one; a bar is not.
    if (box.Width() < kWide * height || box.Height() < 0.6 * height || box.Width() > 8 * box.Height()) return {};
  }
  const std::vector<double> sums = Columns(ink, marks, mark, box);
  const double most = *std::max_element(sums.begin(), sums.end());
  std::vector<std::pair<double, int>> low;
  for (size_t x = 1; x + 1 < sums.size(); ++x)
    if (sums[x] <= sums[x - 1] && sums[x] <= sums[x + 1] && sums[x] < kThin * most && sums[x] < kThinnest * height) low.emplace_back(sums[x], static_cast<int>(x) + box.left);
  std::sort(low.begin(), low.end());
  std::vector<int> cuts;
  const double apart = kApart * height;
  for (const auto& [sum, x] : low) {
    const bool near_edge = x - box.left < apart || box.right - x < apart;
    const bool near_other = std::any_of(cuts.begin(), cuts.end(), [&, at = x](int other) { return std::abs(other - at) < apart; });
    if (!near_edge && !near_other && cuts.size() < kMostCuts) cuts.push_back(x);
  }
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

}  // namespace sam::vision
