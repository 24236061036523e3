// What a row of a formula is read as: symbols, and parts of it that are rows themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vision/formula/parts.h"
#include "vision/formula/symbols.h"

namespace sam::vision {

/// The line that figures stand on, and how tall they are.
struct Level {
  double line = 0, size = 1;
};

/// A fraction or a root, read already.
struct Inset {
  Box box;
  std::string typed;
  double middle = 0;           // of its fraction's bar
  std::optional<Level> level;  // of what is under a root
  double chance = 0;           // logarithm
};

enum class Place : uint8_t { kLine, kPower, kIndex };

struct Token {
  size_t symbol = kJunkSymbol;
  const Inset* inset = nullptr;
  Place place = Place::kLine;
  Box box;
};

/// As a person would type it.
std::string Typed(const std::vector<Token>& tokens);
/// In brackets where it is more than a number or a letter.
std::string Grouped(const std::string& text);

}  // namespace sam::vision
