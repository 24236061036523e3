// The file beside a piper voice, a line feed, phonemes.
#include "speech/onnx/piper_voice.h"

#include "fuzz/fuzz.h"

namespace sam::fuzz {

std::vector<std::string> Seeds() {
  const std::string ids = R"("phoneme_id_map":{"_":[0],"^":[1],"$":[2],"a":[14],"ʌ":[102,3]})";
  return {R"({"audio":{"sample_rate":22050},"espeak":{"voice":"en-us"},"inference":{"noise_scale":0.667,"length_scale":1,"noise_w":0.8},"phoneme_type":"espeak","num_speakers":1,)" + ids + "}\naʌ(en)a",
          R"({"audio":{"sample_rate":16000},"espeak":{"voice":"ko"},)" + ids + "}\n"};
}

void Try(std::string_view input) {
  const size_t end = std::min(input.find('\n'), input.size());
  const auto voice = onnx::ReadPiperVoice(input.substr(0, end));
  if (!voice) return;
  SAM_CHECK(voice->rate_hz >= 8000 && voice->rate_hz <= 96000 && voice->speakers >= 1 && !voice->espeak_voice.empty());
  const std::string_view ipa = input.substr(end);
  SAM_CHECK(onnx::IdsOf(*voice, ipa).size() <= 16 * (2 * ipa.size() + 3));
}

}  // namespace sam::fuzz
