// Reads words, English and Korean, from the picture of a line.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "vision/formula/formula_reader.h"

namespace sam::vision {

struct SeenWord {
  std::string text;
  double sureness = 0;         // [0, 1]
  int left = 0, right = 0;     // points of the picture
  int height = 0;
};

class WordReader {
 public:
  virtual ~WordReader() = default;
  /// From left to right; empty where nothing is read. `letter_height`: of the line's letters, in points.
  virtual std::vector<SeenWord> Read(const Raster& line, double letter_height) const = 0;
};

/// Tesseract with its data for English and Korean, as installed; null where the library or all data are missing. Not thread-safe.
std::unique_ptr<WordReader> LoadWordReader();

}  // namespace sam::vision
