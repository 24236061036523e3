#include "vision/clean_copy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

#include <csetjmp>
#include <opencv2/imgproc.hpp>

namespace sam::vision {
namespace {

constexpr int kQuality = 90;

struct Work {
  jpeg_error_mgr errors{};
  jpeg_compress_struct jpeg{};
  std::jmp_buf back{};
  char why[JMSG_LENGTH_MAX] = "";
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
};

void OnError(j_common_ptr jpeg) {
  auto* work = static_cast<Work*>(jpeg->client_data);
  jpeg->err->format_message(jpeg, work->why);
  std::longjmp(work->back, 1);
}

bool WriteRows(Work& work, const cv::Mat& points) {
  if (setjmp(work.back) != 0) return false;
  jpeg_create_compress(&work.jpeg);
  jpeg_mem_dest(&work.jpeg, &work.bytes, &work.size);
  work.jpeg.image_width = static_cast<JDIMENSION>(points.cols);
  work.jpeg.image_height = static_cast<JDIMENSION>(points.rows);
  work.jpeg.input_components = 3;
  work.jpeg.in_color_space = JCS_EXT_BGR;
  jpeg_set_defaults(&work.jpeg);
  jpeg_set_quality(&work.jpeg, kQuality, TRUE);
  work.jpeg.comp_info[0].h_samp_factor = work.jpeg.comp_info[0].v_samp_factor = 1;  // coloured writing stays sharp
  jpeg_start_compress(&work.jpeg, TRUE);
  while (work.jpeg.next_scanline < work.jpeg.image_height) {
    auto* row = const_cast<JSAMPROW>(points.ptr<unsigned char>(static_cast<int>(work.jpeg.next_scanline)));
    jpeg_write_scanlines(&work.jpeg, &row, 1);
  }
  jpeg_finish_compress(&work.jpeg);
  return true;
}

unsigned At(std::string_view file, size_t i) { return i < file.size() ? static_cast<unsigned char>(file[i]) : 0; }

/// JFIF's own note (without a small picture in it), tables, the frame, the scan.
bool IsNeeded(std::string_view segment) {
  const unsigned marker = At(segment, 1);
  if (marker == 0xE0) return segment.size() == 18 && segment.substr(4, 5) == std::string_view("JFIF\0", 5);
  return marker == 0xDB || marker == 0xC4 || marker == 0xC0 || marker == 0xDD || marker == 0xDA;
}

bool IsOfItsSize(std::string_view frame) {
  const unsigned height = At(frame, 5) << 8 | At(frame, 6), width = At(frame, 7) << 8 | At(frame, 8);
  return height >= 1 && width >= 1 && height <= kLongestCopyEdge && width <= kLongestCopyEdge;
}

/// The end of the points that follow a scan's head: only restart marks and stuffed bytes are among them.
size_t EndOfPoints(std::string_view file, size_t at) {
  for (; at + 1 < file.size(); ++at) {
    if (At(file, at) != 0xFF) continue;
    const unsigned next = At(file, at + 1);
    if (next != 0 && (next < 0xD0 || next > 0xD7)) return at;
  }
  return file.size();
}

}  // namespace

Result<std::string> CleanCopy(const Picture& picture) {
  if (picture.width < 1 || picture.height < 1) return Fail(ErrorCode::kInvalidArgument, "a picture without a point; send another one");
  const cv::Mat given(picture.height, picture.width, CV_8UC3, const_cast<unsigned char*>(picture.bgr.data()));
  cv::Mat points = given;
  const double scale = static_cast<double>(kLongestCopyEdge) / std::max(picture.width, picture.height);
  const auto scaled = [&](int edge) { return std::clamp(static_cast<int>(edge * scale + 0.5), 1, kLongestCopyEdge); };
  if (scale < 1) cv::resize(given, points, cv::Size(scaled(picture.width), scaled(picture.height)), 0, 0, cv::INTER_AREA);
  Work work;
  work.jpeg.err = jpeg_std_error(&work.errors);
  work.errors.error_exit = OnError;
  work.jpeg.client_data = &work;
  const bool written = WriteRows(work, points);
  std::string file = written ? std::string(reinterpret_cast<char*>(work.bytes), work.size) : std::string();
  jpeg_destroy_compress(&work.jpeg);
  std::free(work.bytes);
  if (!written) return Fail(ErrorCode::kInternal, fmt::format("no copy of the picture could be written ({})", work.why));
  if (file.size() > kMostCopyBytes) return Fail(ErrorCode::kExhausted, fmt::format("a copy of the picture has {} bytes, of {} at most", file.size(), kMostCopyBytes));
  return file;
}

bool IsCleanCopy(std::string_view file) {
  if (file.size() > kMostCopyBytes || At(file, 0) != 0xFF || At(file, 1) != 0xD8) return false;
  bool framed = false, scanned = false;
  for (size_t at = 2; at + 2 <= file.size();) {
    if (At(file, at) != 0xFF) return false;
    const unsigned marker = At(file, at + 1);
    if (marker == 0xD9) return framed && scanned && at + 2 == file.size();
    const size_t length = size_t{2} + (At(file, at + 2) << 8 | At(file, at + 3));
    if (at + length > file.size() || !IsNeeded(file.substr(at, length))) return false;
    if (marker == 0xC0 && (framed || !IsOfItsSize(file.substr(at, length)))) return false;
    framed |= marker == 0xC0;
    at += length;
    if (marker != 0xDA) continue;
    scanned = true;
    at = EndOfPoints(file, at);
  }
  return false;
}

}  // namespace sam::vision
