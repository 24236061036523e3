#include "vision/formula/levels.h"

#include <algorithm>
#include <cmath>

namespace sam::vision {
namespace {

constexpr double kAxis = 0.43;         // of a fraction's bar over the line
constexpr double kPowerUp = 0.62, kPowerSize = 0.64, kIndexDown = 0.25;
constexpr double kLineSpread = 0.15, kScriptSpread = 0.19, kSizeSpread = 0.24, kMost = 12;
constexpr double kPower = 1.0, kIndex = 5;  // how rare they are

double Square(double x) { return x * x; }

/// Of the middle's being `where`, over the line and in its size, with that spread.
double OffCost(double off, double spread) { return 0.5 * Square(off / spread); }

double MiddleOverLine(const Token& token) {
  if (token.inset) return kAxis;
  const Symbol& symbol = kSymbols[token.symbol];
  return (symbol.top + symbol.bottom) / 2;
}

double MiddleOf(const Token& token) { return token.inset ? token.inset->middle : token.box.MiddleY(); }

double ScriptCost(const Token& token, const Level& line, double up) {
  if (const auto own = LevelOf(token)) {
    return std::min(kMost, OffCost((line.line - own->line) / line.size - up, kScriptSpread) + OffCost(std::log(own->size / line.size / kPowerSize), kSizeSpread));
  }
  const double over = (line.line - MiddleOf(token)) / line.size;
  return std::min(kMost, OffCost(over - up - kPowerSize * MiddleOverLine(token), kScriptSpread));
}

}  // namespace

std::optional<Level> LevelOf(const Token& token) {
  if (token.inset) return token.inset->level;
  const Symbol& symbol = kSymbols[token.symbol];
  if (symbol.free) return std::nullopt;
  const double size = std::max(1.0, token.box.Height() / (symbol.top - symbol.bottom));
  return Level{token.box.bottom + symbol.bottom * size, size};
}

Level LevelAt(const Token& token, double size) { return {MiddleOf(token) + size * MiddleOverLine(token), size}; }

double CostOnLine(const Token& token, const Level& line) {
  if (const auto own = LevelOf(token)) {
    // By its middle as well as by its foot: some fonts let figures hang.
    const double foot = (own->line - line.line) / line.size, middle = (LevelAt(token, line.size).line - line.line) / line.size;
    return std::min(kMost, OffCost(std::abs(foot) < std::abs(middle) ? foot : middle, kLineSpread) + OffCost(std::log(own->size / line.size), kSizeSpread));
  }
  const double off = (LevelAt(token, line.size).line - line.line) / line.size;
  return std::min(kMost, OffCost(off, token.inset ? 0.3 : kLineSpread));
}

double CostAsPower(const Token& token, const Level& line) { return kPower + ScriptCost(token, line, kPowerUp); }

double CostAsIndex(const Token& token, const Level& line) { return kIndex + ScriptCost(token, line, -kIndexDown); }

Level ScriptLevel(const Token& token, const Level& line) {
  if (const auto own = LevelOf(token)) return *own;
  return LevelAt(token, kPowerSize * line.size);
}

Level Followed(const Level& line, const Token& token) {
  constexpr double kPace = 0.35;
  if (const auto own = LevelOf(token)) return {line.line + kPace * (own->line - line.line), line.size + kPace * (own->size - line.size)};
  return line;
}

}  // namespace sam::vision
