// Finds the sheet in a photo (OpenCV).
#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
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

/// Inside of its four sides a sheet is brighter than what it lies on; a ruling or a shadow's edge across it is not.
bool StandsOut(const cv::Mat& small, const Corners& c) {
  const cv::Point2f middle = (c[0] + c[1] + c[2] + c[3]) / 4;
  int sides = 0;
  for (size_t n = 0; n < 4; ++n) {
    const cv::Point2f from = c[n], along = c[(n + 1) % 4] - from;
    cv::Point2f in(-along.y, along.x);
    if (in.dot(middle - from) < 0) in = -in;
    in *= 7.f / std::max(1.f, std::hypot(in.x, in.y));
    int brighter = 0, seen = 0;
    for (float t = 0.1f; t < 0.95f; t += 0.05f) {
      const cv::Point inner = from + along * t + in, outer = from + along * t - in;
      if (!cv::Rect(0, 0, small.cols, small.rows).contains(outer) || !cv::Rect(0, 0, small.cols, small.rows).contains(inner)) continue;
      ++seen;
      brighter += small.at<uint8_t>(inner) > 1.1 * small.at<uint8_t>(outer);
    }
    if (brighter < 0.7 * seen) return false;
    sides += seen >= 8;
  }
  return sides >= 2;
}

/// Grey, without small dark things.
cv::Mat SmallAndPlain(const cv::Mat& bgr, double scale) {
  cv::Mat small, blurred;
  cv::resize(bgr, small, {}, scale, scale, cv::INTER_AREA);
  cv::cvtColor(small, small, cv::COLOR_BGR2GRAY);
  cv::morphologyEx(small, small, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {15, 15}));
  cv::GaussianBlur(small, blurred, {5, 5}, 0);
  return blurred;
}

bool FindSheet(const cv::Mat& bgr, double scale, Corners& corners) {
  const cv::Mat small = SmallAndPlain(bgr, scale);
  cv::Mat light, edges;
  cv::threshold(small, light, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
  if (LargestSheet(light, corners) && StandsOut(small, corners)) return true;
  // A shadow over half of the sheet: its edges still stand out nearby.
  cv::Canny(small, edges, 20, 60);
  cv::dilate(edges, edges, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  cv::bitwise_not(edges, edges);
  return LargestSheet(edges, corners) && StandsOut(small, corners);
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

Picture Straightened(Picture photo) {
  const cv::Mat bgr(photo.height, photo.width, CV_8UC3, photo.bgr.data());
  const double scale = std::min(1.0, static_cast<double>(kSearchEdge) / std::max(photo.width, photo.height));
  Corners corners;
  if (!FindSheet(bgr, scale, corners)) return photo;
  for (cv::Point2f& corner : corners) corner = (corner + cv::Point2f(0.5f, 0.5f)) / static_cast<float>(scale);
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

}  // namespace sam::vision
