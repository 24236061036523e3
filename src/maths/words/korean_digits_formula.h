// A written sum with letters in it, whole numbers or single digits ("32A + B", "9(B/C)"), made ready to be worked out for many values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/number.h"

namespace sam::maths {

constexpr int kLetterCount = 26;
using LetterValues = std::array<Rational, kLetterCount>;

class DigitFormula {
 public:
  /// None for what is no sum of numbers, letters and brackets.
  static std::optional<DigitFormula> Read(std::string_view text);

  /// None where something is divided by 0.
  std::optional<double> Near(const std::array<double, kLetterCount>& values) const;
  std::optional<Rational> Exact(const LetterValues& values) const;
  /// With the letters' values in their places: "32A" is "325", "A*B" is "4*5".
  std::string Filled(const LetterValues& values) const;

  const std::string& text() const { return text_; }
  uint32_t letters() const { return letters_; }  // a bit each, A the lowest
  uint32_t digits() const { return digits_; }    // those that stand within a longer number: one digit each
  uint32_t leading() const { return leading_; }  // those that a whole number opens with: not 0
  /// The letter that is all of it, or 0.
  char Alone() const;
  /// "(B/C)" after a number or as all of a side: lowest terms.
  const std::vector<std::pair<char, char>>& fractions() const { return fractions_; }

 private:
  struct Part {
    int letter = 0;
    Rational exact;
    double near = 0;
  };
  struct Step {
    char sign = 0;  // + - * /, or n: a number
    Rational exact;
    double near = 0;
    std::vector<Part> parts;
  };
  template <typename Number, typename Values>
  std::optional<Number> Work(const Values& values) const;
  bool ReadSum(std::string_view text, size_t& at, int depth);
  bool ReadProduct(std::string_view text, size_t& at, int depth);
  bool ReadFactor(std::string_view text, size_t& at, int depth);
  bool ReadDigits(std::string_view text, size_t& at);
  void AddSign(char sign) { steps_.push_back({.sign = sign, .exact = 0, .near = 0, .parts = {}}); }

  std::string text_;
  std::vector<Step> steps_;
  uint32_t letters_ = 0, digits_ = 0, leading_ = 0;
  std::vector<std::pair<char, char>> fractions_;
};

}  // namespace sam::maths
