// (OpenCV)
#include "vision/pieces.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace sam::vision {
namespace {

constexpr int kInk = 195;  // the page is clean: what is not white is ink or its soft edge
constexpr size_t kMostPieces = 4000;

/// The height that half of the ink's area lies in pieces below: dots and bars weigh little.
double UsualHeight(const std::vector<Piece>& pieces) {
  std::vector<std::pair<int, double>> heights;
  double whole = 0;
  for (const Piece& piece : pieces) {
    if (piece.place.Width() > 4 * piece.place.Height()) continue;
    const double weight = std::min(piece.area, piece.place.Height() * piece.place.Height());
    heights.emplace_back(piece.place.Height(), weight);
    whole += weight;
  }
  std::sort(heights.begin(), heights.end());
  double sum = 0;
  for (const auto& [height, weight] : heights)
    if ((sum += weight) * 2 >= whole) return height;
  return pieces.empty() ? 0 : 3 * pieces.front().place.Height();
}

/// A frame, a torn edge, a shadow: much larger than letters, or along the picture's own edge.
bool IsFrame(const Piece& piece, const Raster& page, double letter) {
  const Patch& p = piece.place;
  const bool at_edge = p.left <= 1 || p.top <= 1 || p.right >= page.width - 1 || p.bottom >= page.height - 1;
  const bool thin = p.Width() < 0.15 * p.Height() || p.Height() < 0.15 * p.Width();
  if (at_edge && thin && std::max(p.Width(), p.Height()) > 1.3 * letter) return true;
  if (at_edge && p.Height() > 2.5 * letter) return true;
  return p.Width() > 0.6 * page.width && p.Height() > 5 * letter && piece.area < 0.1 * p.Width() * p.Height();
}

}  // namespace

Pieces FindPieces(const Raster& page) {
  Pieces found;
  const cv::Mat grey(page.height, page.width, CV_8U, const_cast<uint8_t*>(page.grey.data()));  // only read
  cv::Mat ink = grey < kInk, labels, statistics, centres;
  const int n = cv::connectedComponentsWithStats(ink, labels, statistics, centres, 8, CV_32S);
  for (int k = 1; k < n; ++k) {
    const int left = statistics.at<int>(k, cv::CC_STAT_LEFT), top = statistics.at<int>(k, cv::CC_STAT_TOP);
    found.each.push_back({{left, top, left + statistics.at<int>(k, cv::CC_STAT_WIDTH), top + statistics.at<int>(k, cv::CC_STAT_HEIGHT)}, statistics.at<int>(k, cv::CC_STAT_AREA), k});
  }
  const double first = UsualHeight(found.each);
  std::erase_if(found.each, [&](const Piece& piece) { return piece.area < std::max(3.0, 0.004 * first * first) || IsFrame(piece, page, first); });
  found.letter_height = UsualHeight(found.each);
  if (found.each.size() > kMostPieces) {
    std::nth_element(found.each.begin(), found.each.begin() + kMostPieces, found.each.end(), [](const Piece& a, const Piece& b) { return a.area > b.area; });
    found.each.resize(kMostPieces);
  }
  std::sort(found.each.begin(), found.each.end(), [](const Piece& a, const Piece& b) { return std::pair(a.place.left, a.place.top) < std::pair(b.place.left, b.place.top); });
  found.label.assign(labels.begin<int32_t>(), labels.end<int32_t>());
  return found;
}

}  // namespace sam::vision
