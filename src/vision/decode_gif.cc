#include <algorithm>
#include <array>

#include "vision/decoders.h"

namespace sam::vision {
namespace {

/// The file as a walk from the front; beyond the end it gives 0 and `cut` is set.
class Walk {
 public:
  explicit Walk(std::string_view file) : file_(file) {}
  unsigned Byte() {
    if (at_ < file_.size()) return static_cast<unsigned char>(file_[at_++]);
    cut = true;
    return 0;
  }
  unsigned Two() {
    const unsigned low = Byte();
    return low | Byte() << 8;
  }
  void Skip(size_t n) { at_ = n > file_.size() - at_ ? file_.size() : at_ + n; }
  std::string_view Take(size_t n) {
    const std::string_view taken = file_.substr(at_, n);
    cut = cut || taken.size() < n;
    at_ += taken.size();
    return taken;
  }
  /// Sub-blocks up to the empty one, joined.
  std::string Blocks() {
    std::string all;
    for (unsigned n = Byte(); n > 0 && !cut; n = Byte()) all += Take(n);
    return all;
  }
  bool cut = false;

 private:
  std::string_view file_;
  size_t at_ = 0;
};

struct Frame {
  size_t left = 0, top = 0, width = 0, height = 0;
  bool interlaced = false;
  int clear = -1;  // the colour that shows the paper
  std::string palette, packed;
  unsigned first_bits = 0;
};

std::string Palette(Walk& walk, unsigned flags) { return flags & 0x80 ? std::string(walk.Take(3 * (size_t{2} << (flags & 7)))) : std::string(); }

/// The first frame's place, colours and packed indices; its width is 0 where there is none.
Frame FirstFrame(std::string_view file) {
  Walk walk(file);
  Frame frame;
  walk.Skip(10);
  const unsigned flags = walk.Byte();
  walk.Skip(2);
  frame.palette = Palette(walk, flags);
  for (unsigned mark = walk.Byte(); !walk.cut && mark != 0x3B; mark = walk.Byte()) {
    if (mark == 0x21) {
      const unsigned label = walk.Byte();
      const std::string said = walk.Blocks();
      if (label == 0xF9 && said.size() >= 4 && said[0] & 1) frame.clear = static_cast<unsigned char>(said[3]);
      continue;
    }
    if (mark != 0x2C) break;
    frame.left = walk.Two();
    frame.top = walk.Two();
    const size_t width = walk.Two();
    frame.height = walk.Two();
    const unsigned local = walk.Byte();
    frame.interlaced = local & 0x40;
    if (std::string own = Palette(walk, local); !own.empty()) frame.palette = std::move(own);
    frame.first_bits = walk.Byte();
    frame.packed = walk.Blocks();
    frame.width = walk.cut ? 0 : width;
    break;
  }
  return frame;
}

/// Unpacks LZW (GIF89a, appendix F) to at most `most` indices; fewer where the codes break off or make no sense.
std::vector<unsigned char> Unpack(const std::string& packed, unsigned first_bits, size_t most) {
  std::vector<unsigned char> out;
  if (first_bits < 1 || first_bits > 8) return out;
  std::array<unsigned short, 4096> before{};
  std::array<unsigned char, 4096> last{}, first{};
  const unsigned clear = 1u << first_bits, end = clear + 1;
  for (unsigned c = 0; c < clear; ++c) last[c] = first[c] = static_cast<unsigned char>(c);
  unsigned bits = first_bits + 1, next = end + 1, held = 0, n_held = 0;
  int previous = -1;
  for (size_t at = 0; out.size() < most;) {
    while (n_held < bits && at < packed.size()) {
      held |= static_cast<unsigned>(static_cast<unsigned char>(packed[at++])) << n_held;
      n_held += 8;
    }
    if (n_held < bits) break;
    const unsigned code = held & ((1u << bits) - 1);
    held >>= bits;
    n_held -= bits;
    if (code == end) break;
    if (code == clear) {
      bits = first_bits + 1;
      next = end + 1;
      previous = -1;
      continue;
    }
    if (code > next || (code == next && previous < 0) || (previous < 0 && code >= clear)) break;
    if (previous >= 0 && next < 4096) {
      before[next] = static_cast<unsigned short>(previous);
      first[next] = first[static_cast<size_t>(previous)];
      last[next] = code == next ? first[next] : first[code];
      if (++next == 1u << bits && bits < 12) ++bits;
    } else if (code >= next) {
      break;
    }
    const size_t start = out.size();
    unsigned link = code;
    for (size_t n = 0; n < 4096; ++n) {
      out.push_back(last[link]);
      if (link < clear) break;
      link = before[link];
    }
    std::reverse(out.begin() + static_cast<ptrdiff_t>(start), out.end());
    previous = static_cast<int>(code);
  }
  return out;
}

/// Which row of the picture the n-th packed row is.
std::vector<size_t> RowOrder(size_t height, bool interlaced) {
  std::vector<size_t> order;
  if (!interlaced)
    for (size_t y = 0; y < height; ++y) order.push_back(y);
  else
    for (const auto& [from, step] : {std::pair<size_t, size_t>{0, 8}, {4, 8}, {2, 4}, {1, 2}})
      for (size_t y = from; y < height; y += step) order.push_back(y);
  return order;
}

}  // namespace

Result<Picture> DecodeGif(std::string_view file, const PictureHeader& header) {
  const Frame frame = FirstFrame(file);
  if (frame.width == 0 || frame.height == 0 || frame.palette.empty()) return Garbled("GIF", "no whole frame");
  const size_t width = static_cast<size_t>(header.width), height = static_cast<size_t>(header.height);
  if (frame.left + frame.width > width || frame.top + frame.height > height) return Garbled("GIF", "a frame that is larger than the picture");
  const std::vector<unsigned char> indices = Unpack(frame.packed, frame.first_bits, frame.width * frame.height);
  if (indices.size() < frame.width * frame.height) return Garbled("GIF", "the end is missing");
  std::vector<size_t> packed_row(frame.height);
  const std::vector<size_t> order = RowOrder(frame.height, frame.interlaced);
  for (size_t n = 0; n < order.size(); ++n) packed_row[order[n]] = n;
  Shrinker shrinker(static_cast<int>(width), static_cast<int>(height), ShrinkFactor(header.width, header.height));
  std::vector<unsigned char> row(3 * width);
  for (size_t y = 0; y < height; ++y) {
    std::fill(row.begin(), row.end(), static_cast<unsigned char>(255));
    if (y >= frame.top && y < frame.top + frame.height) {
      for (size_t x = 0; x < frame.width; ++x) {
        const size_t colour = indices[packed_row[y - frame.top] * frame.width + x];
        if (static_cast<int>(colour) == frame.clear || 3 * colour + 2 >= frame.palette.size()) continue;
        for (size_t k = 0; k < 3; ++k) row[3 * (frame.left + x) + k] = static_cast<unsigned char>(frame.palette[3 * colour + 2 - k]);
      }
    }
    shrinker.TakeRow(row.data());
  }
  return std::move(shrinker).Done();
}

}  // namespace sam::vision
