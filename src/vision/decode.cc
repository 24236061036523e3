#include <fmt/format.h>

#include "vision/decoders.h"

namespace sam::vision {

tl::unexpected<Error> Garbled(std::string_view kind, std::string_view why) {
  return Fail(ErrorCode::kInvalidArgument, fmt::format("the {} picture is cut off or garbled ({}); send it again", kind, why));
}

Picture Upright(Picture picture, int orientation) {
  if (orientation <= 1 || orientation > 8) return picture;
  const bool aside = orientation >= 5, mirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
  const int turns = orientation == 3 || orientation == 4 ? 2 : orientation == 6 || orientation == 7 ? 1 : orientation == 8 || orientation == 5 ? 3 : 0;  // clockwise quarters
  Picture out{.width = aside ? picture.height : picture.width, .height = aside ? picture.width : picture.height, .given_width = picture.given_width, .given_height = picture.given_height, .bgr = {}};
  if (aside) std::swap(out.given_width, out.given_height);
  out.bgr.resize(picture.bgr.size());
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const int from_x = mirrored ? picture.width - 1 - x : x;
      const int to_x = turns == 0 ? x : turns == 1 ? picture.height - 1 - y : turns == 2 ? picture.width - 1 - x : y;
      const int to_y = turns == 0 ? y : turns == 1 ? x : turns == 2 ? picture.height - 1 - y : picture.width - 1 - x;
      const size_t from = 3 * (static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(from_x));
      const size_t to = 3 * (static_cast<size_t>(to_y) * static_cast<size_t>(out.width) + static_cast<size_t>(to_x));
      for (size_t k = 0; k < 3; ++k) out.bgr[to + k] = picture.bgr[from + k];
    }
  }
  return out;
}

Result<Picture> Decode(std::string_view file) {
  const auto header = ReadHeader(file);
  if (!header) return tl::unexpected(header.error());
  switch (header->kind) {
    case PictureKind::kPng: return DecodePng(file, *header);
    case PictureKind::kWebp: return DecodeWebp(file, *header);
    case PictureKind::kBmp: return DecodeBmp(file, *header);
    case PictureKind::kGif: return DecodeGif(file, *header);
    case PictureKind::kJpeg: break;
  }
  auto picture = DecodeJpeg(file, *header);
  if (!picture) return picture;
  return Upright(std::move(*picture), header->orientation);
}

}  // namespace sam::vision
