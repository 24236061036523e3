#include "audio/resample.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sam {
namespace {

constexpr int kCrossings = 16;  // zero crossings of the sinc on each side: 32 taps at the lower rate
constexpr double kFlatTo = 0.95;  // of half the lower rate: where the edge is

/// sin(pi x) / (pi x) under a Blackman window that ends at +-kCrossings.
double Tap(double x) {
  constexpr double pi = std::numbers::pi;
  if (std::abs(x) >= kCrossings) return 0;
  const double phase = pi * x / kCrossings, window = 0.42 + 0.5 * std::cos(phase) + 0.08 * std::cos(2 * phase);
  return window * (std::abs(x) < 1e-9 ? 1.0 : std::sin(pi * x) / (pi * x));
}

/// For one place between two samples: what each of the samples around it counts, as parts of 1.
std::vector<float> TapsAt(double fraction, double scale, int reach) {
  std::vector<float> taps;
  double sum = 0;
  for (int k = -reach + 1; k <= reach; ++k) {
    const double tap = Tap((k - fraction) * scale);
    taps.push_back(static_cast<float>(tap));
    sum += tap;
  }
  for (float& tap : taps) tap = static_cast<float>(tap / sum);
  return taps;
}

}  // namespace

Pcm Resample(Pcm sound, int rate_hz) {
  if (sound.rate_hz == rate_hz || sound.samples.empty()) return Pcm{rate_hz, std::move(sound.samples)};
  const int64_t common = std::gcd(sound.rate_hz, rate_hz), up = rate_hz / common, down = sound.rate_hz / common;
  const double scale = std::min(1.0, static_cast<double>(rate_hz) / sound.rate_hz) * kFlatTo;
  const int reach = static_cast<int>(std::ceil(kCrossings / scale));
  std::vector<std::vector<float>> phases(static_cast<size_t>(up));
  const auto count = static_cast<int64_t>(sound.samples.size());
  Pcm out{rate_hz, std::vector<int16_t>(static_cast<size_t>((count * up + down - 1) / down))};
  for (size_t i = 0; i < out.samples.size(); ++i) {
    const int64_t place = static_cast<int64_t>(i) * down, whole = place / up;
    std::vector<float>& taps = phases[static_cast<size_t>(place % up)];
    if (taps.empty()) taps = TapsAt(static_cast<double>(place % up) / static_cast<double>(up), scale, reach);
    float sum = 0;
    const int64_t first = whole - reach + 1;
    for (int64_t k = std::max<int64_t>(first, 0), last = std::min(whole + reach, count - 1); k <= last; ++k)
      sum += taps[static_cast<size_t>(k - first)] * sound.samples[static_cast<size_t>(k)];
    out.samples[i] = static_cast<int16_t>(std::lrint(std::clamp(sum, -32768.0f, 32767.0f)));
  }
  return out;
}

}  // namespace sam
