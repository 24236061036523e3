// Even light and one polarity (OpenCV).
#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>

#include "vision/page.h"

namespace sam::vision {
namespace {

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
  cv::cvtColor(Smaller(bgr, 900), grey, cv::COLOR_BGR2GRAY);
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
  std::array<std::array<uint8_t, 256>, 256> share;
  for (size_t p = 0; p < 256; ++p)
    for (size_t v = 0; v < 256; ++v) share[p][v] = static_cast<uint8_t>(v >= p ? 255 : v * 255 / p);
  for (int y = 0; y < bgr.rows; ++y) {
    const uint8_t *from = bgr.ptr(y), *back = paper.ptr(y);
    uint8_t* to = &page.grey[static_cast<size_t>(y) * static_cast<size_t>(page.width)];
    for (int x = 0; x < bgr.cols; ++x, from += 3, back += 3) to[x] = std::min({share[back[0]][from[0]], share[back[1]][from[1]], share[back[2]][from[2]]});
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

}  // namespace sam::vision
