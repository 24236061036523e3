#include "vision/decoders.h"

namespace sam::vision {
namespace {

struct Layout {
  size_t pixels = 0, palette = 0, entry = 4, stride = 0;
  unsigned bits = 0, compression = 0;
  bool from_top = false;
};

unsigned Little(std::string_view file, size_t at, size_t n) {
  unsigned value = 0;
  for (size_t k = n; k-- > 0;) value = value << 8 | (at + k < file.size() ? static_cast<unsigned char>(file[at + k]) : 0);
  return value;
}

Layout ReadLayout(std::string_view file, const PictureHeader& header) {
  const size_t info = Little(file, 14, 4);
  const bool old = info < 40;
  Layout layout{.pixels = Little(file, 10, 4), .palette = 14 + info, .entry = old ? 3u : 4u};
  layout.bits = Little(file, old ? 24 : 28, 2);
  layout.compression = old ? 0 : Little(file, 30, 4);
  layout.from_top = !old && static_cast<int>(Little(file, 22, 4)) < 0;
  layout.stride = (static_cast<size_t>(header.width) * layout.bits + 31) / 32 * 4;
  return layout;
}

void ReadRow(std::string_view file, const Layout& layout, size_t start, std::vector<unsigned char>& row) {
  const auto byte = [&](size_t at) { return at < file.size() ? static_cast<unsigned char>(file[at]) : static_cast<unsigned char>(0); };
  for (size_t x = 0; x < row.size() / 3; ++x) {
    size_t from = start + x * layout.bits / 8;
    if (layout.bits <= 8) {
      const size_t bit = x * layout.bits % 8;
      const size_t colour = static_cast<size_t>(byte(from)) >> (8 - layout.bits - bit) & ((size_t{1} << layout.bits) - 1);
      from = layout.palette + colour * layout.entry;
    }
    for (size_t k = 0; k < 3; ++k) row[3 * x + k] = byte(from + k);
  }
}

}  // namespace

Result<Picture> DecodeBmp(std::string_view file, const PictureHeader& header) {
  const Layout layout = ReadLayout(file, header);
  const bool known = layout.bits == 1 || layout.bits == 4 || layout.bits == 8 || layout.bits == 24 || layout.bits == 32;
  const bool plain = layout.compression == 0 || (layout.compression == 3 && layout.bits == 32);
  if (!known || !plain) return Fail(ErrorCode::kInvalidArgument, "a BMP of " + std::to_string(layout.bits) + " bits, packed in way " + std::to_string(layout.compression) + ", is not read; send it as PNG");
  const size_t height = static_cast<size_t>(header.height);
  if (layout.pixels >= file.size() || file.size() - layout.pixels < layout.stride * height) return Garbled("BMP", "the end is missing");
  Shrinker shrinker(static_cast<int>(header.width), static_cast<int>(header.height), ShrinkFactor(header.width, header.height));
  std::vector<unsigned char> row(3 * static_cast<size_t>(header.width));
  for (size_t y = 0; y < height; ++y) {
    ReadRow(file, layout, layout.pixels + layout.stride * (layout.from_top ? y : height - 1 - y), row);
    shrinker.TakeRow(row.data());
  }
  return std::move(shrinker).Done();
}

}  // namespace sam::vision
