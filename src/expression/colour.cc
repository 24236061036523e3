#include "expression/colour.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sam {
namespace {

constexpr double kEven = 0.12;  // shorter than this, a mood has no direction

struct Word {
  std::string_view english, korean;
};
// By signs of pleasure, arousal, dominance (Mehrabian's octants): bit 2, 1, 0 set where positive.
constexpr std::array<Word, 8> kWords = {{
    {"downcast", "가라앉음"},  // --- bored
    {"withdrawn", "뚱함"},     // --+ disdainful
    {"uneasy", "불안함"},      // -+- anxious
    {"cross", "언짢음"},       // -++ hostile
    {"gentle", "온화함"},      // +-- docile
    {"content", "차분함"},     // +-+ relaxed
    {"touched", "뭉클함"},     // ++- dependent
    {"bright", "밝고 들뜸"},   // +++ exuberant
}};

double Channel(double low, double high, double turn) {
  turn -= std::floor(turn);
  if (turn < 1.0 / 6) return low + (high - low) * 6 * turn;
  if (turn < 1.0 / 2) return high;
  if (turn < 2.0 / 3) return low + (high - low) * (2.0 / 3 - turn) * 6;
  return low;
}

}  // namespace

Hsl MoodHsl(Pad mood) {
  mood = Clamp(mood);
  // From violet-blue (250) at the bottom of pleasure by rose (360) to amber (400 = 40) at its top.
  const double hue = 325 + 75 * mood.pleasure;
  return {.hue = hue >= 360 ? hue - 360 : hue,
          .saturation = std::clamp(.45 + .30 * mood.arousal + .10 * mood.dominance, .10, .90),
          .lightness = std::clamp(.56 + .10 * mood.pleasure, .30, .80)};
}

Colour ToRgb(Hsl c) {
  const double high =
      c.lightness < .5 ? c.lightness * (1 + c.saturation) : c.lightness + c.saturation - c.lightness * c.saturation;
  const double low = 2 * c.lightness - high, turn = c.hue / 360;
  const auto byte = [](double x) { return static_cast<uint8_t>(std::lround(255 * std::clamp(x, 0.0, 1.0))); };
  return {byte(Channel(low, high, turn + 1.0 / 3)), byte(Channel(low, high, turn)),
          byte(Channel(low, high, turn - 1.0 / 3))};
}

std::string Hex(Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue); }

std::string_view MoodWord(Pad mood, Language language) {
  const bool korean = language == Language::kKorean;
  if (std::hypot(mood.pleasure, mood.arousal, mood.dominance) < kEven) return korean ? "담담함" : "even";
  const size_t octant = (mood.pleasure > 0 ? 4u : 0u) + (mood.arousal > 0 ? 2u : 0u) + (mood.dominance > 0 ? 1u : 0u);
  return korean ? kWords[octant].korean : kWords[octant].english;
}

}  // namespace sam
