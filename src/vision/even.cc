// Even light and one polarity (OpenCV).
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/page.h"

namespace sam::vision {
namespace {

constexpr double kMostPixels = 6e6;
constexpr int kBackgroundEdge = 400;  // pixels; light changes slowly

cv::Mat Smaller(const cv::Mat& mat, int edge) {
  const double scale = std::min(1.0, static_cast<double>(edge) / std::max(mat.cols, mat.rows));
  if (scale == 1.0) return mat;
  cv::Mat small;
  cv::resize(mat, small, {}, scale, scale, cv::INTER_AREA);
  return small;
}

/// Whether what stands out from its surroundings is bright: ink is the rarer of the two and so lies further from the mean (the sign of the third moment).
bool LightOnDark(const cv::Mat& bgr) {
  cv::Mat grey, mean;
  cv::cvtColor(Smaller(bgr, 500), grey, cv::COLOR_BGR2GRAY);
  grey.convertTo(grey, CV_32F);
  const int size = std::clamp(std::min(grey.cols, grey.rows) / 5, 9, 81) | 1;
  cv::boxFilter(grey, mean, CV_32F, {size, size}, {-1, -1}, true, cv::BORDER_REPLICATE);
  const cv::Mat off = grey - mean;
  return cv::sum(off.mul(off).mul(off))[0] > 0;
}

/// What the paper alone would look like: thin dark things closed over, then smoothed.
cv::Mat PaperAlone(const cv::Mat& bgr) {
  cv::Mat small = Smaller(bgr, kBackgroundEdge).clone(), paper;
  const int size = std::clamp(std::min(small.cols, small.rows) / 4, 5, 21) | 1;
  cv::morphologyEx(small, small, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {size, size}));
  cv::medianBlur(small, small, std::min(size, 15) | 1);
  cv::GaussianBlur(small, small, {9, 9}, 0);
  cv::resize(small, paper, bgr.size(), 0, 0, cv::INTER_LINEAR);
  return paper;
}

/// The darkest channel of each point against the paper's own: ink of any colour is dark in one of them.
void DarkestShare(const cv::Mat& bgr, const cv::Mat& paper, Raster& page) {
  cv::Mat share;
  cv::divide(bgr, paper, share, 255);
  for (int y = 0; y < bgr.rows; ++y) {
    const uint8_t* from = share.ptr(y);
    uint8_t* to = &page.grey[static_cast<size_t>(y) * static_cast<size_t>(page.width)];
    for (int x = 0; x < bgr.cols; ++x) to[x] = std::min(std::min(from[3 * x], from[3 * x + 1]), from[3 * x + 2]);
  }
}

}  // namespace

void KeepToOneThread() { cv::setNumThreads(0); }

Raster EvenPaper(const Picture& picture) {
  cv::Mat bgr(picture.height, picture.width, CV_8UC3, const_cast<unsigned char*>(picture.bgr.data()));  // only read
  if (LightOnDark(bgr)) {
    cv::Mat turned;
    cv::bitwise_not(bgr, turned);
    bgr = turned;
  }
  Raster page{picture.width, picture.height, std::vector<uint8_t>(static_cast<size_t>(picture.width) * static_cast<size_t>(picture.height))};
  DarkestShare(bgr, PaperAlone(bgr), page);
  return page;
}

Raster Enlarged(Raster page, double times) {
  const double pixels = static_cast<double>(page.width) * page.height;
  times = std::min(times, std::sqrt(kMostPixels / std::max(1.0, pixels)));
  if (times < 1.5) return page;
  Raster large{static_cast<int>(page.width * times), static_cast<int>(page.height * times), {}};
  large.grey.resize(static_cast<size_t>(large.width) * static_cast<size_t>(large.height));
  const cv::Mat from(page.height, page.width, CV_8U, page.grey.data());
  cv::Mat to(large.height, large.width, CV_8U, large.grey.data());
  cv::resize(from, to, to.size(), 0, 0, cv::INTER_CUBIC);
  return large;
}

}  // namespace sam::vision
