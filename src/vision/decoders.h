// One decoder a kind of file; each gives rows to a Shrinker as they come.
#pragma once

#include "vision/picture_header.h"
#include "vision/picture.h"

namespace sam::vision {

Result<Picture> DecodePng(std::string_view file, const PictureHeader& header);
Result<Picture> DecodeJpeg(std::string_view file, const PictureHeader& header);
Result<Picture> DecodeWebp(std::string_view file, const PictureHeader& header);
/// Uncompressed, of 1, 4, 8, 24 or 32 bits.
Result<Picture> DecodeBmp(std::string_view file, const PictureHeader& header);
/// The first frame.
Result<Picture> DecodeGif(std::string_view file, const PictureHeader& header);

/// What every decoder says of bytes that break off or make no sense; `why` in the library's or our words.
tl::unexpected<Error> Garbled(std::string_view kind, std::string_view why);

/// Turned as Exif's orientation (1 to 8) asks.
Picture Upright(Picture picture, int orientation);

}  // namespace sam::vision
