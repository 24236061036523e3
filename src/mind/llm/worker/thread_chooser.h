// How many threads a pass of the model gets. llama.cpp's threads wait for each other by spinning: on cores that others use, too, two are many times slower
// than one. So what passes take is measured as they go, and the fastest number is used.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace sam::llm {

/// Not thread-safe.
class ThreadChooser {
 public:
  /// Chooses among 1, half of `most`, and `most`.
  explicit ThreadChooser(int most);
  /// For a pass over so many tokens: the fastest as far as is known; one pass in 32 tries another number.
  int Choose(int tokens);
  /// What the last pass that was chosen for took.
  void Took(double seconds);

 private:
  static constexpr size_t kSizes = 10;  // of passes: 1, 2-3, 4-7, ... tokens
  static size_t SizeOf(int tokens);
  struct Known {
    std::vector<double> seconds;  // a token, by candidate; 0: not measured
    int passes = 0;
  };

  std::vector<int> candidates_;
  std::array<Known, kSizes> known_;
  size_t size_ = 0, chosen_ = 0;
  int tokens_ = 1;
};

}  // namespace sam::llm
