// What a picture's first bytes say of it: kind, size, which way up. Our own few lines, so that a picture is refused before a library touches it.
#pragma once

#include <string_view>

#include "base/result.h"

namespace sam::vision {

struct EyeLimits;

enum class PictureKind { kPng, kJpeg, kWebp, kBmp, kGif };

struct PictureHeader {
  PictureKind kind = PictureKind::kPng;
  long width = 0, height = 0;  // both at least 1
  int orientation = 1;         // Exif's, 1 to 8; only of a JPEG
};

/// kInvalidArgument where it is none of the five kinds or its header is cut off.
Result<PictureHeader> ReadHeader(std::string_view file);

/// Refuses what is over the limits: the file's bytes, the pixels, and how far it would swell. A picture of no more than 16 million pixels may swell as it likes: a
/// screen that is mostly white packs to a thousandth, and costs little to decode.
Result<PictureHeader> HeaderWithin(std::string_view file, const EyeLimits& limits);

}  // namespace sam::vision
