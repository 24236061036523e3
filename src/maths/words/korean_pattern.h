// Patterns over Korean text, each compiled once, and text with its numbers as digits for them to work on.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maths/words/korean_text.h"

namespace sam::maths {

/// Where a pattern was found, and its groups from 1; 0 is all of it.
struct Found {
  std::vector<std::string> groups;
  size_t begin = 0, end = 0;

  const std::string& operator[](size_t group) const { return groups[group]; }
  /// A whole number below a million; -1 where the group is none.
  int Whole(size_t group) const;
};

class Pattern {
 public:
  explicit Pattern(std::string_view text);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  bool In(std::string_view text) const;
  std::optional<Found> First(std::string_view text) const;
  std::vector<Found> All(std::string_view text) const;
  /// Every place; \1 in `with` is a group.
  void Replace(std::string& text, std::string_view with) const;

 private:
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

template <size_t kSize>
struct PatternText {
  char text[kSize];
  consteval PatternText(const char (&from)[kSize]) { std::copy_n(from, kSize, text); }  // NOLINT: a literal is one
};

template <PatternText kText>
const Pattern& Compiled() {
  static const Pattern pattern(std::string_view(kText.text));
  return pattern;
}

template <PatternText kText>
bool Says(std::string_view text) { return Compiled<kText>().In(text); }
template <PatternText kText>
std::optional<Found> First(std::string_view text) { return Compiled<kText>().First(text); }
template <PatternText kText>
std::vector<Found> All(std::string_view text) { return Compiled<kText>().All(text); }
template <PatternText kText>
void Replace(std::string& text, std::string_view with) { Compiled<kText>().Replace(text, with); }

/// The problem's text with its quantities in digits: "두 개의 주사위" is "2개의 주사위".
std::string PlainKorean(const KoreanProblem& problem);
/// "12, 7, 30" at the commas; none where something in it is no number.
std::vector<Rational> NumbersIn(std::string_view text);
/// "3 + 4 + 5".
std::string Joined(const std::vector<Rational>& values, std::string_view between);
/// With the particle that fits, "을/를" or the like.
std::string With(std::string_view word, std::string_view particles);

}  // namespace sam::maths
