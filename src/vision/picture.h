// A picture as rows of pixels, as small as reading needs it; and the decoding of files into it.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace sam::vision {

/// Eight bits blue, green, red; rows without padding.
struct Picture {
  int width = 0, height = 0;
  int given_width = 0, given_height = 0;  // of the file, turned as it is meant to be seen
  std::vector<unsigned char> bgr;
};

/// Gathers rows of a big picture into a smaller one: each pixel the mean of factor x factor.
class Shrinker {
 public:
  /// All at least 1. What is left over at the right and below is dropped.
  Shrinker(int width, int height, int factor);
  /// `bgr`: 3 x width bytes; rows beyond the height are ignored.
  void TakeRow(const unsigned char* bgr);
  Picture Done() &&;

 private:
  void Flush();

  int width_, height_, factor_, taken_ = 0, rows_ = 0;
  std::vector<unsigned> sums_;
  Picture picture_;
};

/// The factor that leaves no more than about six million pixels, enough for a page of small print.
int ShrinkFactor(long width, long height);

/// Decodes the bytes of a file whose header was found good; the size comes from there. Never more memory than the caller's limits allow, as they are the process's.
Result<Picture> Decode(std::string_view file);

}  // namespace sam::vision
