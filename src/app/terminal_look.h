// How a talk looks on a terminal.
#pragma once

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "expression/colour.h"

namespace sam::app {

inline constexpr const char* kReset = "\033[0m";
inline constexpr const char* kDim = "\033[2m";
inline constexpr const char* kBold = "\033[1m";
inline constexpr const char* kHerFirstColour = "\033[38;2;220;200;170m";

/// `mood` as the wire has it: [pleasure, arousal, dominance].
inline std::string HerColour(const nlohmann::json& mood) {
  const Colour colour = MoodColour({mood.at(0), mood.at(1), mood.at(2)});
  return fmt::format("\033[38;2;{};{};{}m", colour.red, colour.green, colour.blue);
}

}  // namespace sam::app
