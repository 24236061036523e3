// What picture_maker.h promises; in a test's file, so that it is no part of the program.
#include "vision/picture_maker.h"

#include <cstdio>

#include <jpeglib.h>
#include <png.h>

#include <cstdlib>

namespace sam::vision {
namespace {

void Append(png_structp png, png_bytep bytes, size_t n) { static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char*>(bytes), n); }

std::string Big(unsigned value) { return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8), static_cast<char>(value)}; }

std::string Little(unsigned value, int n) {
  std::string out;
  for (int k = 0; k < n; ++k) out += static_cast<char>(value >> 8 * k);
  return out;
}

std::string Jpeg(const Picture& picture, bool progressive) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &bytes, &size);
  jpeg.image_width = static_cast<JDIMENSION>(picture.width);
  jpeg.image_height = static_cast<JDIMENSION>(picture.height);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_EXT_BGR;
  jpeg_set_defaults(&jpeg);
  if (progressive) jpeg_simple_progression(&jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    auto* row = const_cast<JSAMPROW>(&picture.bgr[3 * static_cast<size_t>(jpeg.next_scanline) * static_cast<size_t>(picture.width)]);
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string file(reinterpret_cast<char*>(bytes), size);
  jpeg_destroy_compress(&jpeg);
  std::free(bytes);
  return file;
}

}  // namespace

Picture Blank(int width, int height, unsigned char grey) {
  return {width, height, width, height, std::vector<unsigned char>(3 * static_cast<size_t>(width) * static_cast<size_t>(height), grey)};
}

void Fill(Picture& picture, int left, int top, int right, int bottom, unsigned char blue, unsigned char green, unsigned char red) {
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      unsigned char* at = &picture.bgr[3 * (static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(x))];
      at[0] = blue, at[1] = green, at[2] = red;
    }
  }
}

std::string PngOf(const Picture& picture) {
  std::string file;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &file, Append, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  png_set_bgr(png);
  for (int y = 0; y < picture.height; ++y) png_write_row(png, &picture.bgr[3 * static_cast<size_t>(y) * static_cast<size_t>(picture.width)]);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return file;
}

std::string PngOfOneColour(unsigned width, unsigned height) {
  std::string file;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &file, Append, nullptr);
  png_set_compression_level(png, 1);
  png_set_IHDR(png, info, width, height, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  const std::vector<unsigned char> row(width / 8 + 1, 0xFF);
  for (unsigned y = 0; y < height; ++y) png_write_row(png, row.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return file;
}

std::string PngHeader(unsigned width, unsigned height) {
  return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + Big(width) + Big(height) + std::string("\x08\x02\0\0\0", 5) + std::string(60, '\0');
}

std::string JpegOf(const Picture& picture) { return Jpeg(picture, false); }

std::string JpegOfManyScans(const Picture& picture, int times) {
  const std::string file = Jpeg(picture, true);
  const size_t last = file.rfind("\xFF\xDA"), end = file.rfind("\xFF\xD9");
  std::string out = file.substr(0, last);
  for (int n = 0; n < times; ++n) out += file.substr(last, end - last);
  return out + file.substr(end);
}

std::string BmpOf(const Picture& picture) {
  const unsigned width = static_cast<unsigned>(picture.width), height = static_cast<unsigned>(picture.height), stride = (3 * width + 3) / 4 * 4;
  std::string out = "BM" + Little(54 + stride * height, 4) + Little(0, 4) + Little(54, 4) + Little(40, 4) + Little(width, 4) + Little(height, 4) + Little(1, 2) + Little(24, 2) + std::string(24, '\0');
  for (unsigned y = height; y-- > 0;) {
    out.append(reinterpret_cast<const char*>(&picture.bgr[3 * y * width]), 3 * width);
    out.append(stride - 3 * width, '\0');
  }
  return out;
}

}  // namespace sam::vision
