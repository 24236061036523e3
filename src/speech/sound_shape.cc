#include "speech/sound_shape.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "audio/resample.h"

namespace sam {
namespace {

constexpr double kFull = 32767, kKnee = 0.8;

/// Mean square of each 10 ms; what is left at the end is a frame, too.
std::vector<double> Powers(const Pcm& sound) {
  const size_t frame = static_cast<size_t>(std::max(1, sound.rate_hz / 100));
  std::vector<double> powers;
  for (size_t at = 0; at < sound.samples.size(); at += frame) {
    const size_t end = std::min(sound.samples.size(), at + frame);
    double sum = 0;
    for (size_t i = at; i < end; ++i) sum += static_cast<double>(sound.samples[i]) * sound.samples[i];
    powers.push_back(sum / static_cast<double>(end - at));
  }
  return powers;
}

}  // namespace

void Amplify(Pcm& sound, double gain_db) {
  const double gain = std::pow(10, gain_db / 20);
  for (int16_t& sample : sound.samples) {
    double value = sample * gain / kFull;
    const double size = std::abs(value);
    if (size > kKnee) value = std::copysign(kKnee + (1 - kKnee) * std::tanh((size - kKnee) / (1 - kKnee)), value);
    sample = static_cast<int16_t>(std::lrint(value * kFull));
  }
}

double ActiveLevel(const Pcm& sound) {
  const std::vector<double> powers = Powers(sound);
  if (powers.empty()) return 0;
  const double least = *std::max_element(powers.begin(), powers.end()) / 1000;
  double sum = 0, count = 0;
  for (const double power : powers)
    if (power >= least) sum += power, ++count;
  return std::sqrt(sum / count);
}

Pcm Trimmed(Pcm sound, int edge_ms) {
  const std::vector<double> powers = Powers(sound);
  const double least = powers.empty() ? 0 : *std::max_element(powers.begin(), powers.end()) / 3162;
  if (least <= 0) return {sound.rate_hz, {}};
  const auto loud = [&](double power) { return power >= least; };
  const auto first = std::find_if(powers.begin(), powers.end(), loud) - powers.begin();
  const auto last = powers.rend() - std::find_if(powers.rbegin(), powers.rend(), loud);  // one past
  const auto frame = static_cast<std::ptrdiff_t>(std::max(1, sound.rate_hz / 100)), edge = static_cast<std::ptrdiff_t>(sound.rate_hz) * edge_ms / 1000;
  const auto size = static_cast<std::ptrdiff_t>(sound.samples.size());
  const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(0, first * frame - edge), end = std::min(size, last * frame + edge);
  return {sound.rate_hz, {sound.samples.begin() + begin, sound.samples.begin() + end}};
}

void Append(Pcm& sound, Pcm more) {
  if (more.rate_hz != sound.rate_hz) more = Resample(std::move(more), sound.rate_hz);
  sound.samples.insert(sound.samples.end(), more.samples.begin(), more.samples.end());
}

void AppendRest(Pcm& sound, double seconds) { sound.samples.resize(sound.samples.size() + static_cast<size_t>(std::max(0.0, seconds) * sound.rate_hz)); }

}  // namespace sam
