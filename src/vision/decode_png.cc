#include <png.h>

#include <csetjmp>
#include <cstring>

#include "vision/decoders.h"

namespace sam::vision {
namespace {

/// What outlives a jump out of the library: nothing with a destructor is made between setjmp and the last call.
struct Work {
  std::string_view file;
  size_t at = 0;
  char why[80] = "";
  png_structp png = nullptr;
  png_infop info = nullptr;
  Shrinker* shrinker = nullptr;
  std::vector<unsigned char> rows{};
  std::vector<png_bytep> starts{};
};

void TakeBytes(png_structp png, png_bytep to, size_t n) {
  auto* work = static_cast<Work*>(png_get_io_ptr(png));
  if (n > work->file.size() - work->at) png_error(png, "the end is missing");
  std::memcpy(to, work->file.data() + work->at, n);
  work->at += n;
}

void OnError(png_structp png, png_const_charp why) {
  auto* work = static_cast<Work*>(png_get_error_ptr(png));
  std::strncpy(work->why, why, sizeof work->why - 1);
  png_longjmp(png, 1);
}

void OnWarning(png_structp, png_const_charp) {}

/// Any PNG as rows of 8-bit BGR on white paper.
void AskForBgr(Work& work) {
  png_set_expand(work.png);
  png_set_scale_16(work.png);
  png_set_gray_to_rgb(work.png);
  png_set_bgr(work.png);
  if (png_get_color_type(work.png, work.info) & PNG_COLOR_MASK_ALPHA || png_get_valid(work.png, work.info, PNG_INFO_tRNS)) {
    png_color_16 white{};
    white.red = white.green = white.blue = 255;
    png_set_background(work.png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
  }
}

bool ReadRows(Work& work) {
  if (setjmp(png_jmpbuf(work.png)) != 0) return false;
  png_set_user_limits(work.png, 65535, 65535);
  png_set_read_fn(work.png, &work, TakeBytes);
  png_read_info(work.png, work.info);
  AskForBgr(work);
  const int passes = png_set_interlace_handling(work.png);
  png_read_update_info(work.png, work.info);
  const size_t row = png_get_rowbytes(work.png, work.info), height = png_get_image_height(work.png, work.info);
  if (row != 3 * static_cast<size_t>(png_get_image_width(work.png, work.info))) png_error(work.png, "an unknown kind of pixel");
  if (passes == 1) {
    work.rows.resize(row);
    for (size_t y = 0; y < height; ++y) {
      png_read_row(work.png, work.rows.data(), nullptr);
      work.shrinker->TakeRow(work.rows.data());
    }
    return true;
  }
  work.rows.resize(row * height);
  for (size_t y = 0; y < height; ++y) work.starts.push_back(work.rows.data() + y * row);
  png_read_image(work.png, work.starts.data());
  for (size_t y = 0; y < height; ++y) work.shrinker->TakeRow(work.starts[y]);
  return true;
}

}  // namespace

Result<Picture> DecodePng(std::string_view file, const PictureHeader& header) {
  Work work{.file = file};
  Shrinker shrinker(static_cast<int>(header.width), static_cast<int>(header.height), ShrinkFactor(header.width, header.height));
  work.shrinker = &shrinker;
  work.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &work, OnError, OnWarning);
  if (!work.png) return Garbled("PNG", "libpng does not start");
  work.info = png_create_info_struct(work.png);
  const bool read = work.info && ReadRows(work);
  png_destroy_read_struct(&work.png, &work.info, nullptr);
  if (!read) return Garbled("PNG", work.why);
  return std::move(shrinker).Done();
}

}  // namespace sam::vision
