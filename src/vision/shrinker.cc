#include <algorithm>

#include "vision/picture.h"

namespace sam::vision {
namespace {

constexpr long kMostWorkedOn = 6'000'000;

}  // namespace

int ShrinkFactor(long width, long height) {
  int factor = 1;
  while ((width / factor) * (height / factor) > kMostWorkedOn) ++factor;
  return factor;
}

Shrinker::Shrinker(int width, int height, int factor) : width_(width), height_(height), factor_(std::max(1, std::min({factor, width, height}))) {
  picture_.given_width = width;
  picture_.given_height = height;
  picture_.width = width / factor_;
  picture_.height = height / factor_;
  picture_.bgr.reserve(static_cast<size_t>(picture_.width) * static_cast<size_t>(picture_.height) * 3);
  sums_.assign(static_cast<size_t>(picture_.width) * 3, 0);
}

void Shrinker::TakeRow(const unsigned char* bgr) {
  if (taken_++ >= height_) return;
  const size_t row = static_cast<size_t>(picture_.width) * 3;
  const size_t whole = static_cast<size_t>(picture_.width) * static_cast<size_t>(picture_.height) * 3;
  if (picture_.bgr.size() >= whole) return;
  if (factor_ == 1) {
    picture_.bgr.insert(picture_.bgr.end(), bgr, bgr + row);
    return;
  }
  const size_t step = static_cast<size_t>(factor_);
  for (size_t x = 0; x < static_cast<size_t>(picture_.width); ++x)
    for (size_t k = 0; k < step; ++k)
      for (size_t channel = 0; channel < 3; ++channel) sums_[3 * x + channel] += bgr[3 * (x * step + k) + channel];
  if (++rows_ == factor_) Flush();
}

void Shrinker::Flush() {
  const unsigned area = static_cast<unsigned>(factor_ * factor_);
  for (unsigned& sum : sums_) {
    picture_.bgr.push_back(static_cast<unsigned char>((sum + area / 2) / area));
    sum = 0;
  }
  rows_ = 0;
}

Picture Shrinker::Done() && {
  picture_.bgr.resize(static_cast<size_t>(picture_.width) * static_cast<size_t>(picture_.height) * 3, 255);
  return std::move(picture_);
}

}  // namespace sam::vision
