// The library is opened when it is needed, so that no other command pays for it, and pictures are read without it where it is missing.
#include <tesseract/capi.h>

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>

#include "base/opened_library.h"
#include "base/unicode.h"
#include "vision/words.h"

namespace sam::vision {
namespace {

constexpr double kBestLetterHeight = 30;  // points; what it was trained near
constexpr int kMargin = 12;
constexpr int kMostWidth = 4000;

/// The functions we use, found by name.
struct Tesseract : private OpenedLibrary {
  bool Open() {
    return OpenedLibrary::Open("libtesseract.so.5") && Find(create, "TessBaseAPICreate") && Find(destroy, "TessBaseAPIDelete") && Find(init, "TessBaseAPIInit4") && Find(mode, "TessBaseAPISetPageSegMode") && Find(set, "TessBaseAPISetVariable") &&
           Find(image, "TessBaseAPISetImage") && Find(resolution, "TessBaseAPISetSourceResolution") && Find(recognize, "TessBaseAPIRecognize") && Find(iterator, "TessBaseAPIGetIterator") &&
           Find(clear, "TessBaseAPIClear") && Find(page, "TessResultIteratorGetPageIterator") && Find(next, "TessResultIteratorNext") && Find(text, "TessResultIteratorGetUTF8Text") &&
           Find(confidence, "TessResultIteratorConfidence") && Find(free_iterator, "TessResultIteratorDelete") && Find(free_text, "TessDeleteText") && Find(box, "TessPageIteratorBoundingBox");
  }

  decltype(&TessBaseAPICreate) create;
  decltype(&TessBaseAPIDelete) destroy;
  decltype(&TessBaseAPIInit4) init;
  decltype(&TessBaseAPISetPageSegMode) mode;
  decltype(&TessBaseAPISetVariable) set;
  decltype(&TessBaseAPISetImage) image;
  decltype(&TessBaseAPISetSourceResolution) resolution;
  decltype(&TessBaseAPIRecognize) recognize;
  decltype(&TessBaseAPIGetIterator) iterator;
  decltype(&TessBaseAPIClear) clear;
  decltype(&TessResultIteratorGetPageIterator) page;
  decltype(&TessResultIteratorNext) next;
  decltype(&TessResultIteratorGetUTF8Text) text;
  decltype(&TessResultIteratorConfidence) confidence;
  decltype(&TessResultIteratorDelete) free_iterator;
  decltype(&TessDeleteText) free_text;
  decltype(&TessPageIteratorBoundingBox) box;
};

class TesseractWordReader final : public WordReader {
 public:
  ~TesseractWordReader() override {
    if (reader_) tesseract_.destroy(reader_);
  }

  bool Load() {
    if (!tesseract_.Open()) return false;
    // Its tables of letters that look alike serve another kind of reading and take most of the time to load.
    std::array<std::string, 2> names = {"tessedit_ambigs_training", "debug_file"}, values = {"T", "/dev/null"};
    std::array<char*, 2> name = {names[0].data(), names[1].data()}, value = {values[0].data(), values[1].data()};
    for (const char* languages : {"eng+kor", "eng", "kor"}) {
      reader_ = tesseract_.create();
      if (tesseract_.init(reader_, nullptr, languages, tesseract::OEM_LSTM_ONLY, nullptr, 0, name.data(), value.data(), name.size(), 0) == 0) {
        tesseract_.mode(reader_, tesseract::PSM_SINGLE_LINE);
        return tesseract_.set(reader_, "tessedit_ambigs_training", "F") != 0;
      }
      tesseract_.destroy(reader_);
      reader_ = nullptr;
    }
    return false;
  }

  std::vector<SeenWord> Read(const Raster& line, double letter_height) const override {
    if (line.width < 1 || line.height < 1) return {};
    double scale = kBestLetterHeight / std::max(1.0, letter_height);
    scale = std::clamp(scale, 0.05, std::max(0.05, std::min(4.0, static_cast<double>(kMostWidth) / line.width)));
    const cv::Mat grey(line.height, line.width, CV_8U, const_cast<uint8_t*>(line.grey.data()));  // only read
    cv::Mat sized, framed;
    cv::resize(grey, sized, {std::max(1, static_cast<int>(line.width * scale)), std::max(1, static_cast<int>(line.height * scale))}, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    cv::copyMakeBorder(sized, framed, kMargin, kMargin, kMargin, kMargin, cv::BORDER_CONSTANT, cv::Scalar(255));
    tesseract_.image(reader_, framed.data, framed.cols, framed.rows, 1, static_cast<int>(framed.step));
    tesseract_.resolution(reader_, 300);
    std::vector<SeenWord> words;
    if (tesseract_.recognize(reader_, nullptr) == 0) words = Words(scale);
    tesseract_.clear(reader_);
    return words;
  }

 private:
  std::vector<SeenWord> Words(double scale) const {
    std::vector<SeenWord> words;
    TessResultIterator* at = tesseract_.iterator(reader_);
    if (!at) return words;
    do {
      int left = 0, top = 0, right = 0, bottom = 0;
      char* text = tesseract_.text(at, tesseract::RIL_WORD);
      if (text && IsUtf8(text) && *Trim(text).data() && tesseract_.box(tesseract_.page(at), tesseract::RIL_WORD, &left, &top, &right, &bottom))
        words.push_back({std::string(Trim(text)), std::clamp(tesseract_.confidence(at, tesseract::RIL_WORD) / 100.0, 0.0, 1.0), static_cast<int>((left - kMargin) / scale), static_cast<int>((right - kMargin) / scale), static_cast<int>((bottom - top) / scale)});
      if (text) tesseract_.free_text(text);
    } while (tesseract_.next(at, tesseract::RIL_WORD));
    tesseract_.free_iterator(at);
    return words;
  }

  Tesseract tesseract_{};
  TessBaseAPI* reader_ = nullptr;
};

}  // namespace

std::unique_ptr<WordReader> LoadWordReader() {
  auto reader = std::make_unique<TesseractWordReader>();
  if (!reader->Load()) return nullptr;
  return reader;
}

}  // namespace sam::vision
