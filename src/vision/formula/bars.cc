#include "vision/formula/bars.h"

#include <algorithm>
#include <cmath>

namespace sam::vision {
namespace {

constexpr double kThin = 0.3;  // of the usual height

class Tracer {
 public:
  Tracer(const Ink& ink, const std::vector<int>& marks, int mark, const Box& box, double height, const Look& look) : ink_(ink), marks_(marks), mark_(mark), box_(box), height_(height), look_(look) {}

  std::optional<Bar> Longest() const {
    std::optional<Bar> best;
    std::vector<bool> used(static_cast<size_t>(box_.Width()) * static_cast<size_t>(box_.Height()));
    for (int x = box_.left; x < box_.right; ++x)
      for (int y = box_.top; y < box_.bottom; ++y) {
        if (!On(x, y) || On(x, y - 1)) continue;
        const Bar::Span run = RunAt(x, y);
        if (run.bottom - run.top > kThin * height_ || used[Index(x, run.top)]) continue;
        auto bar = Followed(x, run, used);
        if (bar && (!best || bar->spans.size() > best->spans.size())) best = std::move(bar);
      }
    return best;
  }

 private:
  bool On(int x, int y) const {
    return x >= box_.left && x < box_.right && y >= box_.top && y < box_.bottom && marks_[static_cast<size_t>(y) * static_cast<size_t>(ink_.width) + static_cast<size_t>(x)] == mark_;
  }
  size_t Index(int x, int y) const { return static_cast<size_t>(y - box_.top) * static_cast<size_t>(box_.Width()) + static_cast<size_t>(x - box_.left); }

  /// The ink over and under (x, y), which is ink.
  Bar::Span RunAt(int x, int y) const {
    Bar::Span run{y, y + 1};
    while (On(x, run.top - 1)) --run.top;
    while (On(x, run.bottom)) ++run.bottom;
    return run;
  }

  /// To the right, straight on through what touches.
  std::optional<Bar> Followed(int x, Bar::Span run, std::vector<bool>& used) const {
    Bar bar{x, {}};
    double middle = (run.top + run.bottom) / 2.0, thickness = run.bottom - run.top;
    int clear = 0;
    for (; x < box_.right; ++x) {
      const int y = static_cast<int>(std::floor(middle));
      const int on = On(x, y) ? y : On(x, y + 1) ? y + 1 : On(x, y - 1) ? y - 1 : -1;
      if (on < 0) break;
      run = RunAt(x, on);
      if (run.bottom - run.top <= 1.5 * thickness + 1) {
        middle += 0.5 * ((run.top + run.bottom) / 2.0 - middle), thickness += 0.1 * (run.bottom - run.top - thickness);
        used[Index(x, run.top)] = true;
        ++clear;
        bar.spans.push_back(run);
      } else {
        bar.spans.push_back({static_cast<int>(std::lround(middle - thickness / 2)), static_cast<int>(std::lround(middle + thickness / 2))});
      }
    }
    const double length = static_cast<double>(bar.spans.size());
    if (length < look_.bar_length * height_ || clear < look_.bar_clear * length || length < 4 * thickness) return std::nullopt;
    return bar;
  }

  const Ink& ink_;
  const std::vector<int>& marks_;
  int mark_;
  Box box_;
  double height_;
  Look look_;
};

}  // namespace

std::optional<Bar> BarIn(const Ink& ink, const std::vector<int>& marks, int mark, const Box& box, double height, const Look& look) {
  if (box.Width() < look.bar_length * height || box.Height() < 0.3 * height) return std::nullopt;
  return Tracer(ink, marks, mark, box, height, look).Longest();
}

}  // namespace sam::vision
