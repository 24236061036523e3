#include <cstdio>

#include <jpeglib.h>
#include <jerror.h>

#include <csetjmp>

#include "vision/decoders.h"

namespace sam::vision {
namespace {

constexpr int kMostScans = 100;  // a progressive picture of a camera has about ten; each costs a walk over all of it

struct Work {
  jpeg_error_mgr errors{};
  jpeg_progress_mgr progress{};
  jpeg_decompress_struct jpeg{};
  std::jmp_buf back{};
  char why[JMSG_LENGTH_MAX] = "";
  std::vector<unsigned char> row;
  std::vector<Shrinker> shrinker;  // at most one
};

void OnError(j_common_ptr jpeg) {
  auto* work = static_cast<Work*>(jpeg->client_data);
  jpeg->err->format_message(jpeg, work->why);
  std::longjmp(work->back, 1);
}

/// A picture that breaks off is only a warning to the library, which paints the rest grey.
void OnMessage(j_common_ptr jpeg, int level) {
  if (level < 0 && (jpeg->err->msg_code == JWRN_JPEG_EOF || jpeg->err->msg_code == JWRN_HIT_MARKER)) OnError(jpeg);
}

void OnProgress(j_common_ptr jpeg) {
  auto* work = static_cast<Work*>(jpeg->client_data);
  if (!jpeg->is_decompressor || work->jpeg.input_scan_number <= kMostScans) return;
  std::snprintf(work->why, sizeof work->why, "more than %d scans", kMostScans);
  std::longjmp(work->back, 1);
}

void ToBgr(const Work& work, const JSAMPLE* from, std::vector<unsigned char>& row) {
  if (work.jpeg.out_color_space != JCS_CMYK) return;
  for (size_t x = 0; x < row.size() / 3; ++x)  // Adobe's: 255 is no ink
    for (size_t k = 0; k < 3; ++k) row[3 * x + k] = static_cast<unsigned char>(from[4 * x + 2 - k] * from[4 * x + 3] / 255);
}

bool ReadRows(Work& work, std::string_view file, const PictureHeader& header, std::vector<JSAMPLE>& cmyk) {
  if (setjmp(work.back) != 0) return false;
  jpeg_create_decompress(&work.jpeg);
  work.jpeg.progress = &work.progress;
  jpeg_mem_src(&work.jpeg, reinterpret_cast<const unsigned char*>(file.data()), file.size());
  jpeg_read_header(&work.jpeg, TRUE);
  int factor = ShrinkFactor(header.width, header.height);
  work.jpeg.scale_num = 1;
  for (work.jpeg.scale_denom = 1; work.jpeg.scale_denom < 8 && factor >= 2 * static_cast<int>(work.jpeg.scale_denom);) work.jpeg.scale_denom *= 2;
  work.jpeg.out_color_space = work.jpeg.num_components == 4 ? JCS_CMYK : JCS_EXT_BGR;
  jpeg_start_decompress(&work.jpeg);
  const int width = static_cast<int>(work.jpeg.output_width), height = static_cast<int>(work.jpeg.output_height);
  work.shrinker.emplace_back(width, height, ShrinkFactor(width, height));
  work.row.resize(3 * static_cast<size_t>(width));
  cmyk.resize(4 * static_cast<size_t>(width));
  while (work.jpeg.output_scanline < work.jpeg.output_height) {
    JSAMPROW to = work.jpeg.out_color_space == JCS_CMYK ? cmyk.data() : work.row.data();
    jpeg_read_scanlines(&work.jpeg, &to, 1);
    ToBgr(work, cmyk.data(), work.row);
    work.shrinker.front().TakeRow(work.row.data());
  }
  return true;
}

}  // namespace

Result<Picture> DecodeJpeg(std::string_view file, const PictureHeader& header) {
  Work work;
  work.jpeg.err = jpeg_std_error(&work.errors);
  work.errors.error_exit = OnError;
  work.errors.emit_message = OnMessage;
  work.progress.progress_monitor = OnProgress;
  work.jpeg.client_data = &work;
  std::vector<JSAMPLE> cmyk;
  const bool read = ReadRows(work, file, header, cmyk);
  jpeg_destroy_decompress(&work.jpeg);
  if (!read) return Garbled("JPEG", work.why);
  Picture picture = std::move(work.shrinker.front()).Done();
  picture.given_width = static_cast<int>(header.width);
  picture.given_height = static_cast<int>(header.height);
  return picture;
}

}  // namespace sam::vision
