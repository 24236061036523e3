// WAV files.
#include "audio/wav.h"
#include "fuzz/fuzz.h"

namespace sam::fuzz {

std::vector<std::string> Seeds() {
  const std::string plain = WriteWav({16000, {1, -2, 300, -400}});
  std::string as_float = plain, extensible = plain;
  as_float[20] = 3, as_float[32] = 4, as_float[34] = 32;
  extensible.replace(16, 4, std::string("\x28\0\0\0", 4));
  extensible[20] = static_cast<char>(0xFE), extensible[21] = static_cast<char>(0xFF);
  extensible.insert(36, std::string("\x16\0\x10\0\x04\0\0\0\x01\0\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71", 24));
  return {plain, as_float, extensible, WavHeader(48000, std::nullopt) + "abcd"};
}

void Try(std::string_view input) {
  const auto sound = ReadWav(input);
  if (!sound) return;
  SAM_CHECK(sound->rate_hz >= 4000 && sound->rate_hz <= 192000);
  SAM_CHECK(sound->samples.size() <= input.size() / 2);
}

}  // namespace sam::fuzz
