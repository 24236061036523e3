#include <webp/decode.h>

#include "vision/decoders.h"

namespace sam::vision {
namespace {

/// Four channels, the last how much it covers, on white paper.
Picture OnWhite(const WebPDecBuffer& from, const PictureHeader& header) {
  Shrinker rows(from.width, from.height, 1);
  std::vector<unsigned char> row(3 * static_cast<size_t>(from.width));
  for (int y = 0; y < from.height; ++y) {
    const unsigned char* bgra = from.u.RGBA.rgba + static_cast<ptrdiff_t>(y) * from.u.RGBA.stride;
    for (size_t x = 0; x < row.size() / 3; ++x)
      for (size_t k = 0; k < 3; ++k) row[3 * x + k] = static_cast<unsigned char>((bgra[4 * x + k] * bgra[4 * x + 3] + 255 * (255 - bgra[4 * x + 3])) / 255);
    rows.TakeRow(row.data());
  }
  Picture picture = std::move(rows).Done();
  picture.given_width = static_cast<int>(header.width);
  picture.given_height = static_cast<int>(header.height);
  return picture;
}

}  // namespace

Result<Picture> DecodeWebp(std::string_view file, const PictureHeader& header) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) return Garbled("WebP", "libwebp does not start");
  const auto* bytes = reinterpret_cast<const unsigned char*>(file.data());
  if (WebPGetFeatures(bytes, file.size(), &config.input) != VP8_STATUS_OK) return Garbled("WebP", "no features");
  if (config.input.has_animation) return Fail(ErrorCode::kInvalidArgument, "a WebP that moves is not looked at; send one of its pictures");
  if (config.input.width != header.width || config.input.height != header.height) return Garbled("WebP", "two sizes in one file");
  const int factor = ShrinkFactor(header.width, header.height);
  if (factor > 1) {
    config.options.use_scaling = 1;
    config.options.scaled_width = static_cast<int>(header.width) / factor;
    config.options.scaled_height = static_cast<int>(header.height) / factor;
  }
  config.output.colorspace = MODE_BGRA;
  if (WebPDecode(bytes, file.size(), &config) != VP8_STATUS_OK) {
    WebPFreeDecBuffer(&config.output);
    return Garbled("WebP", "it does not decode");
  }
  Picture picture = OnWhite(config.output, header);
  WebPFreeDecBuffer(&config.output);
  return picture;
}

}  // namespace sam::vision
