// Finds by which angle a page is turned, and turns it back (OpenCV).
#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "vision/page.h"

namespace sam::vision {
namespace {

constexpr double kMostDegrees = 15;
constexpr int kSearchEdge = 700;
constexpr size_t kMostPoints = 40'000;
constexpr int kInk = 160, kFaint = 205;
constexpr double kPlainly = 1.6;

/// How sharply the points fall into rows when the page is sheared by `degrees`.
double Rows(const std::vector<cv::Point>& points, int height, int width, double degrees) {
  const double slope = std::tan(degrees * std::numbers::pi / 180);
  const int margin = static_cast<int>(width * std::abs(slope)) + 2;
  std::vector<float> rows(static_cast<size_t>(height + 2 * margin + 2), 0.f);
  for (const cv::Point& p : points) {
    const double y = p.y - slope * p.x + margin;
    const auto row = static_cast<size_t>(std::clamp<double>(y, 0, static_cast<double>(rows.size() - 2)));
    const float part = static_cast<float>(y - std::floor(y));
    rows[row] += 1 - part;
    rows[row + 1] += part;
  }
  double sharp = 0;
  for (size_t n = 1; n < rows.size(); ++n) sharp += static_cast<double>((rows[n] - rows[n - 1]) * (rows[n] - rows[n - 1]));
  return sharp;
}

/// Points darker than `least`, spread evenly, as many as are needed.
std::vector<cv::Point> DarkPoints(const cv::Mat& small, int least) {
  cv::Mat ink;
  cv::threshold(small, ink, least, 255, cv::THRESH_BINARY_INV);
  std::vector<cv::Point> all, some;
  cv::findNonZero(ink, all);
  const size_t step = std::max<size_t>(1, all.size() / kMostPoints);
  for (size_t n = 0; n < all.size(); n += step) some.push_back(all[n]);
  return some;
}

double Skew(const cv::Mat& small) {
  const std::vector<cv::Point> points = DarkPoints(small, kInk);
  if (points.size() < 50) return 0;
  const auto sharpness = [&](double degrees) { return Rows(points, small.rows, small.cols, degrees); };
  const double level = sharpness(0);
  double best = 0, most = 1.05 * level;  // level, unless another angle is plainly better
  for (double degrees = -kMostDegrees; degrees <= kMostDegrees; degrees += 0.5)
    if (const double sharp = sharpness(degrees); sharp > most) best = degrees, most = sharp;
  const double coarse = best;
  for (double degrees = coarse - 0.4; degrees <= coarse + 0.41; degrees += 0.1)
    if (const double sharp = sharpness(degrees); sharp > most) best = degrees, most = sharp;
  if (most > kPlainly * level) return best;
  // A few slanting strokes may say so: faint rulings know better.
  const std::vector<cv::Point> faint = DarkPoints(small, kFaint);
  return Rows(faint, small.rows, small.cols, best) < Rows(faint, small.rows, small.cols, 0) ? 0 : best;
}

}  // namespace

Raster Levelled(Raster page) {
  cv::Mat grey(page.height, page.width, CV_8U, page.grey.data()), small;
  const double scale = std::min(1.0, static_cast<double>(kSearchEdge) / std::max(page.width, page.height));
  cv::resize(grey, small, {}, scale, scale, cv::INTER_AREA);
  const double degrees = Skew(small);
  if (std::abs(degrees) < 0.25) return page;
  cv::Mat turn = cv::getRotationMatrix2D({static_cast<float>(page.width) / 2, static_cast<float>(page.height) / 2}, degrees, 1.0);
  const double c = std::abs(turn.at<double>(0, 0)), s = std::abs(turn.at<double>(0, 1));
  Raster level{static_cast<int>(page.width * c + page.height * s), static_cast<int>(page.width * s + page.height * c), {}};
  turn.at<double>(0, 2) += (level.width - page.width) / 2.0;
  turn.at<double>(1, 2) += (level.height - page.height) / 2.0;
  level.grey.resize(static_cast<size_t>(level.width) * static_cast<size_t>(level.height));
  cv::Mat to(level.height, level.width, CV_8U, level.grey.data());
  cv::warpAffine(grey, to, turn, to.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(255));
  return level;
}

}  // namespace sam::vision
