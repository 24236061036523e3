// How well a symbol stands on a line, or as a power or index of one: costs by its height and place.
#pragma once

#include <optional>

#include "vision/formula/token.h"

namespace sam::vision {

/// The level that the symbol would stand on by itself; none where its size says nothing of it.
std::optional<Level> LevelOf(const Token& token);
/// The level of `token` if it stands on a line of that size: from its middle.
Level LevelAt(const Token& token, double size);
/// Of standing on the line, of beginning a power of what stands on it, of beginning an index.
double CostOnLine(const Token& token, const Level& line);
double CostAsPower(const Token& token, const Level& line);
double CostAsIndex(const Token& token, const Level& line);
/// The level of the script that `token` begins.
Level ScriptLevel(const Token& token, const Level& line);
/// The line after `token`, which stood on it.
Level Followed(const Level& line, const Token& token);

}  // namespace sam::vision
