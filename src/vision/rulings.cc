// Takes rulings, squares and all that is no ink off a page (OpenCV).
#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/page.h"

namespace sam::vision {
namespace {

constexpr double kInkShare = 0.55, kDrawnShare = 0.82;  // of the way from the darkest ink to the paper; what is drawn has no noise, and thin strokes are faint
constexpr double kFainter = 0.5;    // of the way from there to the paper: where a ruling may be
constexpr double kLift = 0.7;       // power
constexpr int kPaper = 225;         // lighter is paper for certain

/// The value that the darkest fiftieth of what is no paper has.
int DarkestInk(const Raster& page) {
  std::array<long, 256> counts{};
  long dark = 0;
  for (const uint8_t value : page.grey) {
    ++counts[value];
    dark += value < kPaper;
  }
  long seen = 0;
  int ink = 0;
  while (ink < kPaper && (seen += counts[static_cast<size_t>(ink)]) * 50 < dark) ++ink;
  return ink;
}

struct Ruling {
  cv::Rect box;
  int area = 0;
};

/// Long thin pieces lying level in `ink`.
std::vector<Ruling> LongLines(const cv::Mat& ink, cv::Mat& labels) {
  const int least = std::max(30, ink.cols / 10);
  cv::Mat lines, statistics, centres;
  cv::dilate(ink, lines, cv::getStructuringElement(cv::MORPH_RECT, {1, 3}));
  cv::morphologyEx(lines, lines, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {9, 1}));
  cv::morphologyEx(lines, lines, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {least, 1}));
  cv::dilate(lines, lines, cv::getStructuringElement(cv::MORPH_RECT, {15, 3}));
  const int n = cv::connectedComponentsWithStats(lines, labels, statistics, centres, 8, CV_32S);
  std::vector<Ruling> found(static_cast<size_t>(n));
  for (int k = 1; k < n; ++k)
    found[static_cast<size_t>(k)] = {{statistics.at<int>(k, cv::CC_STAT_LEFT), statistics.at<int>(k, cv::CC_STAT_TOP), statistics.at<int>(k, cv::CC_STAT_WIDTH), statistics.at<int>(k, cv::CC_STAT_HEIGHT)}, statistics.at<int>(k, cv::CC_STAT_AREA)};
  return found;
}

/// A ruling reaches across nearly the whole page; or several of more than half of it stand at like distances.
std::vector<bool> AreRulings(const std::vector<Ruling>& lines, int across) {
  std::vector<bool> are(lines.size(), false);
  std::vector<int> middles;
  for (size_t k = 1; k < lines.size(); ++k)
    if (lines[k].box.width > 0.5 * across) middles.push_back(lines[k].box.y + lines[k].box.height / 2);
  std::sort(middles.begin(), middles.end());
  std::vector<int> gaps;
  for (size_t k = 1; k < middles.size(); ++k) gaps.push_back(middles[k] - middles[k - 1]);
  std::sort(gaps.begin(), gaps.end());
  const double usual = gaps.empty() ? 0 : gaps[gaps.size() / 2];
  const auto alike = std::count_if(gaps.begin(), gaps.end(), [&](int gap) { return gap > 0.8 * usual && gap < 1.25 * usual; });
  const bool regular = usual >= 8 && alike >= 2;
  for (size_t k = 1; k < lines.size(); ++k) {
    const bool thin = lines[k].area < lines[k].box.width * std::max(10, across / 60);  // a row of letters that ran together is not
    const int middle = lines[k].box.y + lines[k].box.height / 2;
    const bool in_row = std::any_of(middles.begin(), middles.end(), [&](int other) { return std::abs(middle - other) < 0.2 * usual; });  // a fraction's bar stands between
    are[k] = thin && (lines[k].box.width > 0.85 * across || (regular && in_row && lines[k].box.width > 0.15 * across));
  }
  return are;
}

/// Length of the unbroken ink through (x, y) up and down, no further than `most`.
int RunAcross(const cv::Mat& ink, int x, int y, int most) {
  int length = 1;
  for (int up = y - 1; up >= 0 && length <= most && ink.at<uint8_t>(up, x); --up) ++length;
  for (int down = y + 1; down < ink.rows && length <= most && ink.at<uint8_t>(down, x); ++down) ++length;
  return length;
}

int Middle(std::vector<int>& values) {
  std::nth_element(values.begin(), values.begin() + static_cast<ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

/// What is left of rulings in little pieces, such as where two cross: pieces that lie mostly on `rulings` and are on the mean lighter than `stroke`.
void WipeCrumbs(cv::Mat& ink, const cv::Mat& grey, const cv::Mat& rulings, int most, int stroke) {
  cv::Mat labels, statistics, centres, near;
  cv::dilate(rulings, near, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
  const int n = cv::connectedComponentsWithStats(ink, labels, statistics, centres, 8, CV_32S);
  std::vector<long> on(static_cast<size_t>(n), 0), light(static_cast<size_t>(n), 0);
  for (int y = 0; y < ink.rows; ++y)
    for (int x = 0; x < ink.cols; ++x) {
      const auto k = static_cast<size_t>(labels.at<int>(y, x));
      on[k] += near.at<uint8_t>(y, x) != 0, light[k] += grey.at<uint8_t>(y, x);
    }
  std::vector<bool> crumb(static_cast<size_t>(n), false);
  for (int k = 1; k < n; ++k) {
    const long area = statistics.at<int>(k, cv::CC_STAT_AREA);
    const bool small = std::min(statistics.at<int>(k, cv::CC_STAT_WIDTH), statistics.at<int>(k, cv::CC_STAT_HEIGHT)) <= most;
    crumb[static_cast<size_t>(k)] = small && on[static_cast<size_t>(k)] * 10 > area * 8 && light[static_cast<size_t>(k)] > stroke * area;
  }
  for (int y = 0; y < ink.rows; ++y)
    for (int x = 0; x < ink.cols; ++x)
      if (crumb[static_cast<size_t>(labels.at<int>(y, x))]) ink.at<uint8_t>(y, x) = 0;
}

/// Hairlines of a screen are grey: darker, and the darkest black.
void Lift(cv::Mat& grey, int darkest) {
  cv::Mat curve(1, 256, CV_8U);
  for (int v = 0; v < 256; ++v) curve.at<uint8_t>(v) = cv::saturate_cast<uint8_t>(255 - 255 * std::pow(std::min(1.0, (255.0 - v) / (255 - darkest)), kLift));
  cv::LUT(grey, curve, grey);
}

struct Wiped {
  cv::Mat where;   // there were rulings
  int stroke = 0;  // darker than that on the mean is no ruling; 0 where they are as dark as strokes
};

/// A ruling goes on straight to both edges of the page, where only pieces of it may be seen: marks the way of each.
void FollowRulings(const cv::Mat& labels, const std::vector<Ruling>& lines, const std::vector<bool>& rulings, int thickness, cv::Mat& where) {
  std::vector<std::vector<cv::Point>> points(lines.size());
  for (int y = 0; y < labels.rows; ++y)
    for (int x = 0; x < labels.cols; x += 5)
      if (const auto k = static_cast<size_t>(labels.at<int>(y, x)); k > 0 && rulings[k] && lines[k].box.width > 0.3 * labels.cols) points[k].emplace_back(x, y);
  for (const auto& line : points) {
    if (line.size() < 10) continue;
    cv::Vec4f way;
    cv::fitLine(line, way, cv::DIST_L2, 0, 0.01, 0.01);
    const auto at = [&](int x) { return cv::Point(x, static_cast<int>(std::lround(way[3] + way[1] / way[0] * (static_cast<float>(x) - way[2])))); };
    if (std::abs(way[0]) > 0.9f) cv::line(where, at(0), at(labels.cols - 1), cv::Scalar(255), thickness);
  }
}

/// Wipes level rulings out of `ink`, but for where a stroke crosses them or the point is as dark as strokes are.
/// `faint`: the ink and what is fainter, where rulings are looked for.
Wiped WipeRulings(cv::Mat& ink, const cv::Mat& faint, const cv::Mat& grey, int darkest) {
  cv::Mat labels;
  Wiped wiped{cv::Mat::zeros(ink.size(), CV_8U)};
  const std::vector<Ruling> lines = LongLines(faint, labels);
  const std::vector<bool> rulings = AreRulings(lines, ink.cols);
  if (std::find(rulings.begin(), rulings.end(), true) == rulings.end()) return wiped;
  const cv::Mat before = ink.clone();
  const auto on_ruling = [&](int y, int x) { return faint.at<uint8_t>(y, x) && rulings[static_cast<size_t>(labels.at<int>(y, x))]; };
  std::vector<int> thickness, shade;
  for (int y = 0; y < ink.rows; ++y) {
    for (int x = 0; x < ink.cols; x += 7) {
      if (!on_ruling(y, x)) continue;
      thickness.push_back(RunAcross(faint, x, y, 40));
      shade.push_back(grey.at<uint8_t>(y, x));
    }
  }
  if (thickness.empty()) return wiped;
  const int most = Middle(thickness) + 2, usual = Middle(shade);
  const bool fainter = usual > darkest + 30;  // than the strokes
  const int between = (usual + darkest) / 2;
  for (int y = 0; y < ink.rows; ++y) {
    for (int x = 0; x < ink.cols; ++x) {
      if (!on_ruling(y, x)) continue;
      wiped.where.at<uint8_t>(y, x) = 255;
      if (fainter ? grey.at<uint8_t>(y, x) > between : RunAcross(before, x, y, most) <= most) ink.at<uint8_t>(y, x) = 0;
    }
  }
  if (!fainter) return wiped;
  wiped.stroke = between;
  cv::Mat way = cv::Mat::zeros(ink.size(), CV_8U);
  FollowRulings(labels, lines, rulings, most + 2, way);
  WipeCrumbs(ink, grey, way, most, between);
  return wiped;
}

}  // namespace

Raster OnlyWriting(Raster page, Origin origin) {
  cv::Mat grey(page.height, page.width, CV_8U, page.grey.data()), ink, faint, across;
  const int darkest = DarkestInk(page);
  const double share = origin == Origin::kDrawn ? kDrawnShare : kInkShare;
  cv::threshold(grey, ink, darkest + share * (255 - darkest) - 1, 255, cv::THRESH_BINARY_INV);
  cv::threshold(grey, faint, darkest + (share + kFainter * (1 - share)) * (255 - darkest) - 1, 255, cv::THRESH_BINARY_INV);
  const Wiped level = WipeRulings(ink, faint, grey, darkest);
  cv::Mat grey_across, faint_across, rulings;
  cv::transpose(ink, across);
  cv::transpose(faint, faint_across);
  cv::transpose(grey, grey_across);
  const Wiped upright = WipeRulings(across, faint_across, grey_across, darkest);
  cv::transpose(across, ink);
  cv::transpose(upright.where, rulings);
  const bool squared = cv::countNonZero(level.where) > 0 && cv::countNonZero(rulings) > 0;
  cv::bitwise_or(level.where, rulings, rulings);
  if (cv::countNonZero(rulings) > 0) WipeCrumbs(ink, grey, rulings, squared ? std::max(14, page.width / 40) : 6, std::max(level.stroke, upright.stroke));
  if (origin == Origin::kPhoto) {
    cv::medianBlur(ink, across, 3);  // lone points go, strokes two points wide stay
    cv::Mat near;
    cv::dilate(across, near, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    cv::bitwise_and(ink, near, ink);
  }
  cv::dilate(ink, ink, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  cv::bitwise_not(ink, ink);
  grey.setTo(255, ink);
  if (origin == Origin::kDrawn) Lift(grey, darkest);
  return page;
}

}  // namespace sam::vision
