// Sound as numbers: 16-bit samples of one channel.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sam {

struct Pcm {
  int rate_hz = 24000;  // samples a second, over 0
  std::vector<int16_t> samples;

  double seconds() const { return static_cast<double>(samples.size()) / rate_hz; }
};

/// Little-endian, as it goes over a wire; and back: an odd byte at the end is left out.
std::string ToBytes(std::span<const int16_t> samples);
std::vector<int16_t> FromBytes(std::string_view bytes);

}  // namespace sam
