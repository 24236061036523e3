// Sound of any length and any bytes into the ears: an octet says who makes the next piece, another how long it is.
#include "speech/ears/ears.h"

#include <cmath>

#include "audio/pcm.h"
#include "fuzz/fuzz.h"

namespace sam::fuzz {

std::vector<std::string> Seeds() {
  std::string talk, storm;
  for (int n = 0; n < 60; ++n) {
    talk += std::string({static_cast<char>(n % 3), static_cast<char>(100 + n)});
    storm += std::string({static_cast<char>(n), static_cast<char>(n * 37)});
    for (int i = 0; i < 100 + n; ++i) talk += ToBytes(std::vector<int16_t>{static_cast<int16_t>(9000 * std::sin(i * 0.1) * std::cos(n * 0.3))});
    storm += std::string(150, static_cast<char>(n % 2 == 0 ? 0x7F : 0x80));
  }
  return {talk, storm};
}

void Try(std::string_view input) {
  if (input.empty()) return;
  const auto first = static_cast<unsigned char>(input[0]);
  const auto ears = std::move(OpenEars({.echo = (first & 0x80) != 0 ? EarsConfig::Echo::kByClient : EarsConfig::Echo::kCancelled,
                                        .noise = (first & 0x40) != 0 ? EarsConfig::Noise::kKept : EarsConfig::Noise::kSuppressed})
                                   .value());
  size_t given = 0, heard = 0;
  while (input.size() >= 2) {
    const int who = static_cast<unsigned char>(input[0]) & 7;
    const size_t size = std::min(input.size() - 2, static_cast<size_t>(static_cast<unsigned char>(input[1])) * 8);
    const std::vector<int16_t> samples = FromBytes(input.substr(2, size));
    input.remove_prefix(2 + size);
    if (who == 1) ears->Play(samples);
    if (who == 2) ears->StopPlaying();
    if (who == 1 || who == 2) continue;
    given += samples.size();
    for (const HeardFrame& each : ears->Take(samples)) {
      ++heard;
      SAM_CHECK(each.frame.speech >= 0 && each.frame.speech <= 1 && each.frame.level_db >= -96 && each.frame.level_db <= 0);
      SAM_CHECK(each.frame.end_ms == static_cast<int64_t>(heard) * kFrameMs);
    }
  }
  SAM_CHECK(heard == given / kFrameSamples);
}

}  // namespace sam::fuzz
