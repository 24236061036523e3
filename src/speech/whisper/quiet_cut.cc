#include "speech/whisper/quiet_cut.h"

#include <cstddef>

namespace sam::whisper {
namespace {

constexpr size_t kWindow = 1600;  // samples: a tenth of a second

double EnergyOf(const std::vector<int16_t>& samples, size_t from) {
  double energy = 0;
  for (size_t i = from; i < from + kWindow; ++i) energy += static_cast<double>(samples[i]) * samples[i];
  return energy;
}

}  // namespace

std::vector<std::vector<int16_t>> CutAtQuiet(const std::vector<int16_t>& samples, size_t most) {
  std::vector<std::vector<int16_t>> pieces;
  size_t from = 0;
  while (samples.size() - from > most) {
    size_t cut = from + most;
    double quietest = -1;
    for (size_t at = from + most - most / 3; at + kWindow <= from + most; at += kWindow / 2) {
      const double energy = EnergyOf(samples, at);
      if (quietest < 0 || energy < quietest) quietest = energy, cut = at + kWindow / 2;
    }
    pieces.emplace_back(samples.begin() + static_cast<std::ptrdiff_t>(from), samples.begin() + static_cast<std::ptrdiff_t>(cut));
    from = cut;
  }
  pieces.emplace_back(samples.begin() + static_cast<std::ptrdiff_t>(from), samples.end());
  return pieces;
}

}  // namespace sam::whisper
