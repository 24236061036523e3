// Her mood for the eye: a colour for terminal and page, and a word for it in each language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/language.h"
#include "core/pad.h"

namespace sam {

struct Colour {
  uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};
/// hue in degrees [0, 360), saturation and lightness in [0, 1].
struct Hsl {
  double hue = 0, saturation = 0, lightness = 0;
};

/// Warm where she is pleased, blue where she is low; livelier with arousal, lighter with pleasure. Smooth in the mood.
Hsl MoodHsl(Pad mood);
Colour ToRgb(Hsl hsl);
inline Colour MoodColour(Pad mood) { return ToRgb(MoodHsl(mood)); }
/// "#e8a04c"
std::string Hex(Colour colour);

/// "content", "차분함": the mood's octant (signs of pleasure, arousal, dominance), or the word for an even mood near
/// zero.
std::string_view MoodWord(Pad mood, Language language);

}  // namespace sam
