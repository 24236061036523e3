// Finds the sheet in a photo (OpenCV).
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <unordered_map>

#include "vision/page.h"

namespace sam::vision {
namespace {

constexpr int kSearchEdge = 480;      // pixels; a sheet's edges are plain at this size
constexpr double kLeastSheet = 0.2;   // of the picture
constexpr double kMostSheet = 0.97;   // beyond, the picture is the sheet
using Corners = std::array<cv::Point2f, 4>;

double Length(cv::Point2f a, cv::Point2f b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// From the top left on, clockwise.
Corners InOrder(const std::vector<cv::Point>& four) {
  std::vector<cv::Point> points = four;
  const auto sum = [](const cv::Point& p) { return p.x + p.y; };
  const auto difference = [](const cv::Point& p) { return p.y - p.x; };
  const auto by = [](auto key) { return [key](const cv::Point& a, const cv::Point& b) { return key(a) < key(b); }; };
  const auto at = [](std::vector<cv::Point>::const_iterator p) { return cv::Point2f(static_cast<float>(p->x), static_cast<float>(p->y)); };
  return {at(std::min_element(points.cbegin(), points.cend(), by(sum))), at(std::min_element(points.cbegin(), points.cend(), by(difference))),
          at(std::max_element(points.cbegin(), points.cend(), by(sum))), at(std::max_element(points.cbegin(), points.cend(), by(difference)))};
}

/// Four sides that a sheet can have: none much shorter than its opposite, corners neither flat nor sharp.
bool CouldBeSheet(const Corners& c) {
  for (size_t n = 0; n < 4; ++n) {
    const cv::Point2f before = c[(n + 3) % 4] - c[n], after = c[(n + 1) % 4] - c[n];
    const double lengths = std::hypot(before.x, before.y) * std::hypot(after.x, after.y);
    if (lengths < 1 || std::abs(before.dot(after)) / lengths > 0.5) return false;  // within 30 degrees of a right angle
  }
  const auto alike = [](double a, double b) { return std::min(a, b) > 0.55 * std::max(a, b); };
  return alike(Length(c[0], c[1]), Length(c[2], c[3])) && alike(Length(c[1], c[2]), Length(c[3], c[0]));
}

/// The largest bright piece of `light` with four straight sides, none where there is no such.
bool LargestSheet(const cv::Mat& light, Corners& corners) {
  std::vector<std::vector<cv::Point>> outlines;
  cv::findContours(light, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
  const double whole = static_cast<double>(light.total());
  double best = kLeastSheet * whole;
  bool found = false;
  for (const auto& outline : outlines) {
    if (std::abs(cv::contourArea(outline)) < best) continue;
    std::vector<cv::Point> hull, four;
    cv::convexHull(outline, hull);
    const double area = cv::contourArea(hull);
    if (area > kMostSheet * whole || std::abs(cv::contourArea(outline)) < 0.85 * area) continue;
    for (double slack = 0.01; slack < 0.08 && four.size() != 4; slack += 0.01) cv::approxPolyDP(hull, four, slack * cv::arcLength(hull, true), true);
    if (four.size() != 4 || cv::contourArea(four) < 0.9 * area) continue;
    const Corners ordered = InOrder(four);
    if (!CouldBeSheet(ordered)) continue;
    corners = ordered;
    best = area;
    found = true;
  }
  return found;
}

/// Inside of its sides a sheet is brighter than what it lies on; a ruling or a shadow's edge across it is not. Sides along the picture's edge do not count.
bool StandsOut(const cv::Mat& small, const std::vector<cv::Point2f>& outline) {
  const cv::Rect inside(0, 0, small.cols, small.rows);
  const cv::Point2f middle = std::accumulate(outline.begin(), outline.end(), cv::Point2f()) / static_cast<float>(outline.size());
  int sides = 0;
  for (size_t n = 0; n < outline.size(); ++n) {
    const cv::Point2f from = outline[n], along = outline[(n + 1) % outline.size()] - from;
    cv::Point2f in(-along.y, along.x);
    if (in.dot(middle - from) < 0) in = -in;
    in *= 7.f / std::max(1.f, std::hypot(in.x, in.y));
    int brighter = 0, seen = 0;
    for (float t = 0.1f; t < 0.95f; t += 0.05f) {
      const cv::Point inner = from + along * t + in, outer = from + along * t - in;
      if (!inside.contains(outer) || !inside.contains(inner)) continue;
      ++seen;
      brighter += small.at<uint8_t>(inner) > 1.1 * small.at<uint8_t>(outer);
    }
    if (brighter < 0.7 * seen) return false;
    sides += seen >= 8;
  }
  return sides >= 2;
}

/// Grey, or of each point the darkest channel, without small dark things.
cv::Mat SmallAndPlain(const cv::Mat& bgr, double scale, bool darkest) {
  cv::Mat small, plain, blurred;
  cv::resize(bgr, small, {}, scale, scale, cv::INTER_AREA);
  if (darkest) {
    cv::Mat channels[3];
    cv::split(small, channels);
    plain = cv::min(cv::min(channels[0], channels[1]), channels[2]);
  } else {
    cv::cvtColor(small, plain, cv::COLOR_BGR2GRAY);
  }
  cv::morphologyEx(plain, plain, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {15, 15}));
  cv::GaussianBlur(plain, blurred, {5, 5}, 0);
  return blurred;
}

struct Sheet {
  std::vector<cv::Point2f> outline;  // empty: none was found
  bool whole = false;                // its four corners, from the top left on, clockwise
};

/// What may be the sheet: the light; what edges enclose, for a shadow may lie over half of it; the light of a darker picture.
std::array<cv::Mat, 4> LightPieces(const cv::Mat& plain) {
  std::array<cv::Mat, 4> all;
  const double usual = cv::threshold(plain, all[0], 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
  for (const size_t n : {1u, 2u}) {
    cv::Canny(plain, all[n], 20.0 / static_cast<double>(n), 60.0 / static_cast<double>(n));
    cv::dilate(all[n], all[n], cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    cv::bitwise_not(all[n], all[n]);
  }
  cv::threshold(plain, all[3], 0.75 * usual, 255, cv::THRESH_BINARY);
  return all;
}

/// A sheet with four corners among the pieces.
std::optional<Sheet> WholeSheet(const cv::Mat& plain, const std::array<cv::Mat, 4>& pieces) {
  for (const cv::Mat& light : pieces) {
    Corners corners;
    if (!LargestSheet(light, corners)) continue;
    Sheet sheet{{corners.begin(), corners.end()}, true};
    if (StandsOut(plain, sheet.outline)) return sheet;
  }
  return std::nullopt;
}

/// The largest bright piece, with as many sides as the picture's edge leaves it.
Sheet CutOffSheet(const cv::Mat& light) {
  std::vector<std::vector<cv::Point>> outlines;
  cv::findContours(light, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
  Sheet sheet;
  const auto largest = std::max_element(outlines.begin(), outlines.end(), [](const auto& a, const auto& b) { return cv::contourArea(a) < cv::contourArea(b); });
  if (largest == outlines.end()) return sheet;
  std::vector<cv::Point> hull, sides;
  cv::convexHull(*largest, hull);
  const double area = cv::contourArea(hull), whole = static_cast<double>(light.total());
  if (area < 0.4 * whole || area > kMostSheet * whole || cv::contourArea(*largest) < 0.9 * area) return sheet;
  cv::approxPolyDP(hull, sides, 0.003 * cv::arcLength(hull, true), true);
  if (sides.size() < 3 || sides.size() > 12) return sheet;
  sheet.outline.assign(sides.begin(), sides.end());
  return sheet;
}

Sheet FindSheet(const cv::Mat& bgr, double scale) {
  const cv::Mat grey = SmallAndPlain(bgr, scale, false);
  const auto pieces = LightPieces(grey);
  if (auto sheet = WholeSheet(grey, pieces)) return *sheet;
  const cv::Mat darkest = SmallAndPlain(bgr, scale, true);  // a table of wood is dark in blue
  if (auto sheet = WholeSheet(darkest, LightPieces(darkest))) return *sheet;
  for (size_t n = 0; n < 3; ++n)
    if (Sheet sheet = CutOffSheet(pieces[n]); !sheet.outline.empty() && StandsOut(grey, sheet.outline)) return sheet;
  return {};
}

/// What the corners hold, as seen from straight above.
Picture FromAbove(const Picture& photo, const std::vector<cv::Point2f>& corners) {
  const cv::Mat bgr(photo.height, photo.width, CV_8UC3, const_cast<unsigned char*>(photo.bgr.data()));  // only read
  const double width = std::max(Length(corners[0], corners[1]), Length(corners[3], corners[2])), height = std::max(Length(corners[0], corners[3]), Length(corners[1], corners[2]));
  const double shrink = std::min(1.0, std::sqrt(6e6 / std::max(1.0, width * height)));
  Picture out{.width = std::max(1, static_cast<int>(width * shrink)), .height = std::max(1, static_cast<int>(height * shrink)), .given_width = photo.given_width, .given_height = photo.given_height, .bgr = {}};
  const float w = static_cast<float>(out.width), h = static_cast<float>(out.height);
  const float inset = 0.012f * std::max(w, h);  // the sheet's own edge is no writing
  const Corners straight = {cv::Point2f(-inset, -inset), cv::Point2f(w + inset, -inset), cv::Point2f(w + inset, h + inset), cv::Point2f(-inset, h + inset)};
  out.bgr.resize(3 * static_cast<size_t>(out.width) * static_cast<size_t>(out.height));
  cv::Mat to(out.height, out.width, CV_8UC3, out.bgr.data());
  cv::warpPerspective(bgr, to, cv::getPerspectiveTransform(corners.data(), straight.data()), to.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return out;
}

/// White outside of the outline and a little within it.
void WhitenAround(Raster& page, const std::vector<cv::Point2f>& outline) {
  cv::Mat grey(page.height, page.width, CV_8U, page.grey.data()), within = cv::Mat::zeros(grey.size(), CV_8U);
  const std::vector<cv::Point> points(outline.begin(), outline.end());
  cv::fillConvexPoly(within, points, cv::Scalar(255));
  const int rim = std::max(3, std::max(page.width, page.height) / 60) | 1;
  cv::copyMakeBorder(within, within, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(255));  // the picture's own edge is no rim
  cv::erode(within, within, cv::getStructuringElement(cv::MORPH_RECT, {rim, rim}));
  grey.setTo(255, within(cv::Rect(1, 1, page.width, page.height)) == 0);
}

}  // namespace

Origin OriginOf(const Picture& picture) {
  std::unordered_map<uint32_t, long> counts;
  long all = 0, most = 0;
  for (int y = 0; y < picture.height; y += 2) {
    const unsigned char* row = &picture.bgr[3 * static_cast<size_t>(y) * static_cast<size_t>(picture.width)];
    for (int x = y / 2 % 2; x < picture.width; x += 2, ++all) most = std::max(most, ++counts[static_cast<uint32_t>(row[3 * x] | row[3 * x + 1] << 8 | row[3 * x + 2] << 16)]);
  }
  return most * 10 > all * 3 ? Origin::kDrawn : Origin::kPhoto;
}

Raster EvenSheet(const Picture& photo) {
  const cv::Mat bgr(photo.height, photo.width, CV_8UC3, const_cast<unsigned char*>(photo.bgr.data()));  // only read
  const double scale = std::min(1.0, static_cast<double>(kSearchEdge) / std::max(photo.width, photo.height));
  Sheet sheet = FindSheet(bgr, scale);
  for (cv::Point2f& corner : sheet.outline) corner = (corner + cv::Point2f(0.5f, 0.5f)) / static_cast<float>(scale);
  if (sheet.whole) return EvenPaper(FromAbove(photo, sheet.outline));
  Raster page = EvenPaper(photo);
  if (!sheet.outline.empty()) WhitenAround(page, sheet.outline);
  return page;
}

}  // namespace sam::vision
