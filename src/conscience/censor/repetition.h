// Whether a sentence was said before: in this turn, or in her last replies.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/discourse.h"

namespace sam::conscience {

/// The letters of a sentence by threes, as a sorted set; near when they share nine in ten.
struct Shape {
  explicit Shape(std::string_view plain);
  std::vector<uint32_t> threes;
  size_t letters = 0;
};

class Repetition {
 public:
  /// Her replies of the last turns; looked at when the first sentence comes.
  explicit Repetition(const Discourse& discourse) : discourse_(discourse) {}
  /// `plain` is in lower case. True where it is said again; a few letters may always be.
  bool IsAgain(std::string_view plain, const Shape& shape);
  void Note(Shape shape) { said_.push_back(std::move(shape)); }

 private:
  void Read();

  const Discourse& discourse_;
  std::vector<Shape> before_, said_;
  bool read_ = false;
};

}  // namespace sam::conscience
