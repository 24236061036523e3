#include "vision/formula/ink.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sam::vision {
namespace {

constexpr int kLeastHeight = 72, kMostHeight = 200, kMostWidth = 2000;
constexpr int kMostPasses = 3;
constexpr double kLeastContrast = 14;
constexpr double kRough = 0.06;        // of the ink's usual darkness: paper that is to be smoothed
constexpr double kSurelyInk = 0.015;  // of the points
constexpr double kSurelyIfCalm = 0.36, kFaint = 0.22, kFaintIfCalm = 0.14, kRidge = 0.12, kRidgeIfCalm = 0.07;  // of the ink's usual darkness

double WorkingScale(const Raster& picture) {
  const double h = picture.height, w = picture.width;
  double scale = 1;
  if (h < kLeastHeight) scale = kLeastHeight / h;
  if (h > kMostHeight) scale = kMostHeight / h;
  return std::min({scale, kMostWidth / w, 4.0});
}

/// Smaller: the mean of what falls together; larger: between the points.
std::vector<float> Rescaled(const Raster& picture, int width, int height, double scale) {
  std::vector<float> out(static_cast<size_t>(width) * static_cast<size_t>(height));
  const int taps = scale < 1 ? static_cast<int>(std::ceil(1 / scale)) : 1;
  const auto at = [&](double x, double y) {
    const int x0 = std::clamp(static_cast<int>(std::floor(x)), 0, picture.width - 1), y0 = std::clamp(static_cast<int>(std::floor(y)), 0, picture.height - 1);
    const int x1 = std::min(x0 + 1, picture.width - 1), y1 = std::min(y0 + 1, picture.height - 1);
    const double fx = std::clamp(x - x0, 0.0, 1.0), fy = std::clamp(y - y0, 0.0, 1.0);
    const auto g = [&](int px, int py) { return static_cast<double>(picture.grey[static_cast<size_t>(py) * static_cast<size_t>(picture.width) + static_cast<size_t>(px)]); };
    return (g(x0, y0) * (1 - fx) + g(x1, y0) * fx) * (1 - fy) + (g(x0, y1) * (1 - fx) + g(x1, y1) * fx) * fy;
  };
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      double sum = 0;
      for (int j = 0; j < taps; ++j)
        for (int i = 0; i < taps; ++i) sum += at((x + (i + 0.5) / taps) / scale - 0.5, (y + (j + 0.5) / taps) / scale - 0.5);
      out[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)] = static_cast<float>(sum / (taps * taps));
    }
  return out;
}

/// Sums over any rectangle in four look-ups.
class Integral {
 public:
  Integral(const std::vector<float>& values, int width, int height) : width_(width), height_(height), sums_(static_cast<size_t>(width + 1) * static_cast<size_t>(height + 1)) {
    for (int y = 0; y < height; ++y) {
      double row = 0;
      for (int x = 0; x < width; ++x) {
        row += values[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
        At(x + 1, y + 1) = At(x + 1, y) + row;
      }
    }
  }
  double Around(int x, int y, int r) {
    const int x0 = std::max(0, x - r), y0 = std::max(0, y - r), x1 = std::min(width_, x + r + 1), y1 = std::min(height_, y + r + 1);
    return At(x1, y1) - At(x0, y1) - At(x1, y0) + At(x0, y0);
  }
  double Count(int x, int y, int r) const {
    return static_cast<double>(std::min(width_, x + r + 1) - std::max(0, x - r)) * (std::min(height_, y + r + 1) - std::max(0, y - r));
  }

 private:
  double& At(int x, int y) { return sums_[static_cast<size_t>(y) * static_cast<size_t>(width_ + 1) + static_cast<size_t>(x)]; }
  int width_, height_;
  std::vector<double> sums_;
};

std::vector<float> Smoothed(const std::vector<float>& in, int width, int height) {
  std::vector<float> across(in.size()), out(in.size());
  const auto at = [width](int x, int y) { return static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x); };
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) across[at(x, y)] = 0.25f * in[at(std::max(0, x - 1), y)] + 0.5f * in[at(x, y)] + 0.25f * in[at(std::min(width - 1, x + 1), y)];
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) out[at(x, y)] = 0.25f * across[at(x, std::max(0, y - 1))] + 0.5f * across[at(x, y)] + 0.25f * across[at(x, std::min(height - 1, y + 1))];
  return out;
}

/// The greatest within `r` of each, by doubling; `line` is left used up.
void Greatest(std::vector<float>& line, size_t r, std::vector<float>& padded) {
  const size_t count = line.size(), window = 2 * r + 1;
  padded.assign(count + 2 * r, -1e9f);
  std::copy(line.begin(), line.end(), padded.begin() + static_cast<std::ptrdiff_t>(r));
  size_t reach = 1;
  for (; 2 * reach <= window; reach *= 2)
    for (size_t i = 0; i + reach < padded.size(); ++i) padded[i] = std::max(padded[i], padded[i + reach]);
  for (size_t i = 0; i < count; ++i) line[i] = std::max(padded[i], padded[i + window - reach]);
}

/// The greatest in the square about each point.
void Widen(std::vector<float>& grey, int width, int height, int r) {
  const size_t w = static_cast<size_t>(width), h = static_cast<size_t>(height), reach = static_cast<size_t>(r);
  std::vector<float> line, padded;
  for (size_t y = 0; y < h; ++y) {
    line.assign(grey.begin() + static_cast<std::ptrdiff_t>(y * w), grey.begin() + static_cast<std::ptrdiff_t>((y + 1) * w));
    Greatest(line, reach, padded);
    std::copy(line.begin(), line.end(), grey.begin() + static_cast<std::ptrdiff_t>(y * w));
  }
  line.resize(h);
  for (size_t x = 0; x < w; ++x) {
    for (size_t y = 0; y < h; ++y) line[y] = grey[y * w + x];
    Greatest(line, reach, padded);
    for (size_t y = 0; y < h; ++y) grey[y * w + x] = line[y];
  }
}

/// The picture without what is thinner than the reach: the paper, with its shadows.
std::vector<float> Paper(std::vector<float> grey, int width, int height) {
  const int r = std::max(9, height / 8);
  Widen(grey, width, height, r);
  for (float& g : grey) g = -g;
  Widen(grey, width, height, r);
  Integral sums(grey, width, height);
  std::vector<float> paper(grey.size());
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) paper[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)] = static_cast<float>(-sums.Around(x, y, r / 2) / sums.Count(x, y, r / 2));
  return paper;
}

/// How much darker each point is than the paper about it.
std::vector<float> Depth(const std::vector<float>& grey, int width, int height) {
  std::vector<float> depth = Paper(Smoothed(Smoothed(grey, width, height), width, height), width, height);
  for (size_t i = 0; i < grey.size(); ++i) depth[i] = std::max(0.0f, depth[i] - grey[i]);
  return depth;
}

/// The usual depth of ink: the mean above Otsu's threshold, and not much less than the deepest, which is ink even where the paper is rough.
double UsualDepth(const std::vector<float>& depth) {
  std::array<double, 256> histogram{};
  for (const float d : depth) histogram[static_cast<size_t>(std::clamp(d, 0.0f, 255.0f))] += 1;
  double all = 0, total = 0;
  for (size_t v = 0; v < 256; ++v) all += histogram[v], total += histogram[v] * static_cast<double>(v);
  double below = 0, below_sum = 0, best = -1, usual = 0;
  for (size_t v = 0; v < 255; ++v) {
    below += histogram[v], below_sum += histogram[v] * static_cast<double>(v);
    const double above = all - below;
    if (below == 0 || above == 0) continue;
    const double gap = (total - below_sum) / above - below_sum / below;
    if (const double between = below * above * gap * gap; between > best) best = between, usual = (total - below_sum) / above;
  }
  double deeper = 0;
  size_t deepest = 255;
  while (deepest > 0 && deeper + histogram[deepest] < kSurelyInk * all) deeper += histogram[deepest--];
  return std::max(usual, 0.75 * static_cast<double>(deepest));
}

/// Half of the points are darker: nearly none where the paper is calm.
template <typename T>
double MiddleOf(std::vector<T> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Grows ink from where it surely is: to what is perhaps ink, and along hairlines, which are faint.
class Growth {
 public:
  Growth(const std::vector<uint8_t>& dark, int width, int height, const Look& look) : dark_(dark), width_(width), height_(height), look_(look), on_(dark.size()) {}

  std::vector<uint8_t> Grown() {
    const double middle = MiddleOf(dark_) / 255.0, surely = std::clamp(kSurelyIfCalm + 3 * middle, kSurelyIfCalm, look_.surely);
    if (middle < 0.012) faint_ = kFaintIfCalm, ridge_ = kRidgeIfCalm;
    for (size_t i = 0; i < dark_.size(); ++i)
      if (dark_[i] >= surely * 255) on_[i] = 1, open_.push_back(i);
    while (!open_.empty()) {
      const size_t i = open_.back();
      open_.pop_back();
      const int x = static_cast<int>(i % static_cast<size_t>(width_)), y = static_cast<int>(i / static_cast<size_t>(width_));
      for (int py = std::max(0, y - 1); py <= std::min(height_ - 1, y + 1); ++py)
        for (int px = std::max(0, x - 1); px <= std::min(width_ - 1, x + 1); ++px) Reach(px, py);
    }
    return std::move(on_);
  }

 private:
  int Dark(int x, int y) const {
    return dark_[static_cast<size_t>(std::clamp(y, 0, height_ - 1)) * static_cast<size_t>(width_) + static_cast<size_t>(std::clamp(x, 0, width_ - 1))];
  }

  void Reach(int x, int y) {
    const size_t i = static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x);
    if (on_[i] || dark_[i] < faint_ * 255 || (dark_[i] < look_.perhaps * 255 && !IsHairline(x, y))) return;
    on_[i] = 1;
    open_.push_back(i);
  }

  /// Darker than both sides, and no bridge between two symbols, which is lighter than both its ends.
  bool IsHairline(int x, int y) const {
    constexpr std::array<std::array<int, 2>, 4> kWays = {{{3, 0}, {0, 3}, {2, 2}, {2, -2}}};
    const int own = Dark(x, y), margin = static_cast<int>(ridge_ * 255);
    return std::any_of(kWays.begin(), kWays.end(), [&](const std::array<int, 2>& way) {
      const auto [dx, dy] = way;
      if (std::max(Dark(x + dx, y + dy), Dark(x - dx, y - dy)) > own - margin) return false;
      return std::min(Dark(x - dy, y + dx), Dark(x + dy, y - dx)) < own + margin;
    });
  }

  const std::vector<uint8_t>& dark_;
  int width_, height_;
  Look look_;
  double faint_ = kFaint, ridge_ = kRidge;
  std::vector<uint8_t> on_;
  std::vector<size_t> open_;
};

}  // namespace

Ink FindInk(const Raster& picture, const Look& look) {
  Ink ink;
  if (picture.width < 3 || picture.height < 3 || picture.grey.size() != static_cast<size_t>(picture.width) * static_cast<size_t>(picture.height)) return ink;
  ink.scale = WorkingScale(picture);
  ink.width = std::max(1, static_cast<int>(picture.width * ink.scale)), ink.height = std::max(1, static_cast<int>(picture.height * ink.scale));
  std::vector<float> grey = Rescaled(picture, ink.width, ink.height, ink.scale), depth;
  double usual = 0;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    depth = Smoothed(Depth(grey, ink.width, ink.height), ink.width, ink.height), usual = UsualDepth(depth);
    if (MiddleOf(depth) < kRough * usual) break;
    grey = Smoothed(grey, ink.width, ink.height);
  }
  if (usual < kLeastContrast) return {};
  ink.dark.resize(depth.size());
  for (size_t i = 0; i < depth.size(); ++i) ink.dark[i] = static_cast<uint8_t>(std::min(255.0, 255 * depth[i] / usual));
  ink.on = Growth(ink.dark, ink.width, ink.height, look).Grown();
  return ink;
}

}  // namespace sam::vision
