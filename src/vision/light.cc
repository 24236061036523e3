#include "vision/light.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sam::vision {
namespace {

enum Colour : uint8_t { kRed, kOrange, kYellow, kGreen, kBlue, kPurple, kPink, kBrown, kBlack, kGrey, kWhite, kColours };
constexpr std::array<const char*, kColours> kNames = {"red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "grey", "white"};
constexpr int kSamplesAlong = 256;
constexpr size_t kMostNamed = 3;

/// Of a hue in degrees at saturation and value in [0, 1]. The borders are ours, after what people call colours.
Colour OfHue(double hue, double saturation, double value) {
  if (hue < 12 || hue >= 345) return saturation < 0.45 && value > 0.75 ? kPink : kRed;
  if (hue < 45) return value < 0.62 || (saturation < 0.5 && value < 0.75) ? kBrown : kOrange;
  if (hue < 68) return value < 0.4 ? kBrown : kYellow;
  if (hue < 165) return kGreen;
  if (hue < 258) return kBlue;
  if (hue < 295) return kPurple;
  return value < 0.45 ? kPurple : kPink;
}

Colour ColourOf(int blue, int green, int red) {
  const int most = std::max({blue, green, red}), least = std::min({blue, green, red}), range = most - least;
  const double value = most / 255.0, saturation = most > 0 ? static_cast<double>(range) / most : 0;
  if (value < 0.2) return kBlack;
  if (saturation < 0.16 || range < 18) return value > 0.78 ? kWhite : value < 0.27 ? kBlack : kGrey;
  const double part = 60.0 / range;
  double hue = most == red ? (green - blue) * part : most == green ? 120 + (blue - red) * part : 240 + (red - green) * part;
  if (hue < 0) hue += 360;
  return OfHue(hue, saturation, value);
}

}  // namespace

Light LightOf(const Picture& picture) {
  std::array<long, kColours> counts{};
  double sum = 0;
  long samples = 0;
  const int step_x = std::max(1, picture.width / kSamplesAlong), step_y = std::max(1, picture.height / kSamplesAlong);
  for (int y = 0; y < picture.height; y += step_y) {
    for (int x = 0; x < picture.width; x += step_x) {
      const unsigned char* bgr = &picture.bgr[3 * (static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(x))];
      ++counts[ColourOf(bgr[0], bgr[1], bgr[2])];
      sum += 0.114 * bgr[0] + 0.587 * bgr[1] + 0.299 * bgr[2];  // ITU-R BT.601
      ++samples;
    }
  }
  Light light;
  if (samples == 0) return light;
  light.brightness = std::clamp(sum / static_cast<double>(samples) / 255, 0.0, 1.0);
  std::vector<size_t> order;
  for (size_t c = 0; c < kColours; ++c)
    if (counts[c] * 20 >= samples) order.push_back(c);
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return counts[a] > counts[b]; });
  for (size_t n = 0; n < std::min(order.size(), kMostNamed); ++n) light.colours.emplace_back(kNames[order[n]]);
  return light;
}

}  // namespace sam::vision
