#include "vision/picture_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "vision/eyes.h"

namespace sam::vision {
namespace {

constexpr long kFreeToSwell = 16'000'000;
constexpr long kLongestEdge = 65'535;

/// Bytes with bounds: beyond the end everything is 0 and `cut` is set.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  unsigned At(size_t i) {
    if (i < bytes_.size()) return static_cast<unsigned char>(bytes_[i]);
    cut = true;
    return 0;
  }
  unsigned Big(size_t i, size_t n) {
    unsigned value = 0;
    for (size_t k = 0; k < n; ++k) value = value << 8 | At(i + k);
    return value;
  }
  unsigned Little(size_t i, size_t n) {
    unsigned value = 0;
    for (size_t k = n; k-- > 0;) value = value << 8 | At(i + k);
    return value;
  }
  size_t size() const { return bytes_.size(); }
  bool cut = false;

 private:
  std::string_view bytes_;
};

PictureHeader Png(Bytes& file) { return {PictureKind::kPng, file.Big(16, 4), file.Big(20, 4)}; }

PictureHeader Gif(Bytes& file) { return {PictureKind::kGif, file.Little(6, 2), file.Little(8, 2)}; }

PictureHeader Bmp(Bytes& file) {
  if (file.Little(14, 4) < 40) return {PictureKind::kBmp, file.Little(18, 2), file.Little(20, 2)};
  const int height = static_cast<int>(file.Little(22, 4));  // negative: from the top down
  return {PictureKind::kBmp, static_cast<int>(file.Little(18, 4)), height < 0 ? -static_cast<long>(height) : height};
}

PictureHeader Webp(Bytes& file, std::string_view form) {
  if (form == "VP8X") return {PictureKind::kWebp, file.Little(24, 3) + 1, file.Little(27, 3) + 1};
  if (form == "VP8L") {
    const unsigned bits = file.Little(21, 4);
    return {PictureKind::kWebp, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
  }
  return {PictureKind::kWebp, file.Little(26, 2) & 0x3FFF, file.Little(28, 2) & 0x3FFF};
}

/// The orientation in an Exif segment that starts at `tiff`; 1 where there is none.
int Orientation(Bytes& file, size_t tiff) {
  const bool little = file.At(tiff) == 'I';
  const auto number = [&](size_t i, size_t n) { return little ? file.Little(i, n) : file.Big(i, n); };
  const size_t directory = tiff + number(tiff + 4, 4);
  const size_t entries = number(directory, 2);
  for (size_t k = 0; k < entries && !file.cut; ++k) {
    const size_t entry = directory + 2 + 12 * k;
    if (number(entry, 2) != 0x0112) continue;
    const unsigned way = number(entry + 8, 2);
    return way >= 1 && way <= 8 ? static_cast<int>(way) : 1;
  }
  return 1;
}

/// Walks from marker to marker to the one that tells the size.
PictureHeader Jpeg(Bytes& file) {
  PictureHeader header{.kind = PictureKind::kJpeg};
  for (size_t at = 2; at + 4 <= file.size();) {
    const unsigned marker = file.At(at + 1);
    if (file.At(at) != 0xFF) break;
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
      at += 2;
      continue;
    }
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      header.height = file.Big(at + 5, 2);
      header.width = file.Big(at + 7, 2);
      return header;
    }
    if (marker == 0xDA || marker == 0xD9) break;
    if (marker == 0xE1 && file.Big(at + 4, 4) == 0x45786966) {  // "Exif"
      header.orientation = Orientation(file, at + 10);
      file.cut = false;  // a broken note of the camera's is no reason to refuse the picture
    }
    at += 2 + std::max(2u, file.Big(at + 2, 2));
  }
  file.cut = true;
  return header;
}

std::optional<PictureHeader> OfItsKind(Bytes& bytes, std::string_view file) {
  using namespace std::string_view_literals;
  if (file.starts_with("\x89PNG\r\n\x1a\n"sv)) return Png(bytes);
  if (file.starts_with("\xFF\xD8\xFF"sv)) return Jpeg(bytes);
  if (file.starts_with("GIF87a"sv) || file.starts_with("GIF89a"sv)) return Gif(bytes);
  if (file.starts_with("BM"sv)) return Bmp(bytes);
  if (file.starts_with("RIFF"sv) && file.substr(std::min<size_t>(8, file.size())).starts_with("WEBPVP8"sv)) return Webp(bytes, file.substr(12, 4));
  return std::nullopt;
}

}  // namespace

Result<PictureHeader> ReadHeader(std::string_view file) {
  Bytes bytes(file);
  const auto header = OfItsKind(bytes, file);
  if (!header) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} bytes that are no PNG, JPEG, WebP, BMP or GIF; send the picture as one of these", file.size()));
  if (bytes.cut) return Fail(ErrorCode::kInvalidArgument, fmt::format("the picture is cut off or garbled in its header ({} bytes); send it again", file.size()));
  if (header->width < 1 || header->height < 1 || header->width > kLongestEdge || header->height > kLongestEdge)
    return Fail(ErrorCode::kInvalidArgument, fmt::format("the picture says it is {} x {} pixels; each edge must be from 1 to {}", header->width, header->height, kLongestEdge));
  return *header;
}

Result<PictureHeader> HeaderWithin(std::string_view file, const EyeLimits& limits) {
  if (file.size() > limits.most_file_bytes)
    return Fail(ErrorCode::kInvalidArgument, fmt::format("the picture's file has {} bytes, at most {} are looked at; send it smaller", file.size(), limits.most_file_bytes));
  auto header = ReadHeader(file);
  if (!header) return header;
  const long pixels = header->width * header->height;
  if (pixels > limits.most_pixels)
    return Fail(ErrorCode::kInvalidArgument, fmt::format("the picture is {} x {} pixels, at most {} are looked at; send it smaller", header->width, header->height, limits.most_pixels));
  if (pixels > kFreeToSwell && pixels * 3 / limits.most_expansion > static_cast<long>(file.size()))
    return Fail(ErrorCode::kInvalidArgument, fmt::format("{} bytes would swell to {} x {} pixels, more than {} times as much; send a smaller picture", file.size(), header->width, header->height, limits.most_expansion));
  return header;
}

}  // namespace sam::vision
