#include "speech/whispered.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "speech/sound_shape.h"

namespace sam {
namespace {

constexpr double kFrameSeconds = .025;
constexpr int kMostOrder = 24;
constexpr double kEmphasis = .9;  // what the voice's own source takes from the high tones is given back

/// Uniform in [-1, 1], of deviation 0.577; the same from the start of every sound.
class Noise {
 public:
  double Next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(static_cast<int64_t>(state_)) / 9.3e18;
  }

 private:
  uint64_t state_ = 1;
};

struct Resonances {
  std::vector<double> predictor;  // x[n] is about the sum of predictor[k] * x[n - 1 - k]
  double strength = 0;            // root mean square of what is left over
};

/// Levinson and Durbin's recursion; a little white noise keeps it steady.
Resonances Analyse(const std::vector<double>& frame, int order) {
  std::vector<double> correlation(static_cast<size_t>(order) + 1);
  for (size_t lag = 0; lag < correlation.size(); ++lag)
    for (size_t i = lag; i < frame.size(); ++i) correlation[lag] += frame[i] * frame[i - lag];
  double error = correlation[0] * 1.0001 + 1;
  std::vector<double> a(static_cast<size_t>(order)), before;
  for (size_t i = 0; i < a.size(); ++i) {
    double sum = correlation[i + 1];
    for (size_t k = 0; k < i; ++k) sum -= a[k] * correlation[i - k];
    const double reflection = sum / error;
    before = a;
    a[i] = reflection;
    for (size_t k = 0; k < i; ++k) a[k] = before[k] - reflection * before[i - 1 - k];
    error *= 1 - reflection * reflection;
  }
  return {std::move(a), std::sqrt(std::max(0.0, error) / static_cast<double>(frame.size()))};
}

}  // namespace

Pcm Whispered(const Pcm& sound) {
  const size_t half = static_cast<size_t>(std::max(8.0, sound.rate_hz * kFrameSeconds / 2)), length = 2 * half, size = sound.samples.size();
  const int order = std::min(kMostOrder, 2 + sound.rate_hz / 1000);
  std::vector<double> window(length), out(size + length), frame(length);
  for (size_t i = 0; i < length; ++i) window[i] = .5 - .5 * std::cos(2 * std::numbers::pi * (static_cast<double>(i) + .5) / static_cast<double>(length));
  Noise noise;
  for (size_t at = 0; at < size; at += half) {
    for (size_t i = 0; i < length; ++i) {
      const auto sample = [&](size_t n) { return n < size ? static_cast<double>(sound.samples[n]) : 0; };
      frame[i] = window[i] * (sample(at + i) - (at + i > 0 ? kEmphasis * sample(at + i - 1) : 0));
    }
    const Resonances resonances = Analyse(frame, order);
    std::vector<double> ring(resonances.predictor.size());  // the last ones first
    for (size_t n = 0; n < length + half; ++n) {            // the first half rings the resonances in
      double value = noise.Next() * resonances.strength;
      for (size_t k = 0; k < ring.size(); ++k) value += resonances.predictor[k] * ring[k];
      std::rotate(ring.rbegin(), ring.rbegin() + 1, ring.rend());
      ring[0] = value;
      if (n >= half) out[at + n - half] += window[n - half] * value;
    }
  }
  Pcm whisper{sound.rate_hz, std::vector<int16_t>(size)};
  for (size_t i = 0; i < size; ++i) whisper.samples[i] = static_cast<int16_t>(std::clamp(out[i], -32767.0, 32767.0));
  const double level = ActiveLevel(whisper);
  if (level > 0) Amplify(whisper, 20 * std::log10(ActiveLevel(sound) / level));
  return whisper;
}

}  // namespace sam
