// What stands beside a piper voice: its rate, its phonemes and their ids. Inside speech/ only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/language.h"

namespace sam::onnx {

struct PiperVoice {
  int rate_hz = 22050;
  std::string espeak_voice = "en-us";
  Language language = Language::kEnglish;
  float noise_scale = .667f, length_scale = 1, noise_w = .8f;
  int speakers = 1;
  std::map<std::string, std::vector<int64_t>, std::less<>> ids;  // of each phoneme, one character of IPA or a mark
};

/// A voice's FILE.onnx.json. kCorrupt for what is no such file, kInvalidArgument for a voice that speaks neither English nor Korean or takes no phonemes of espeak-ng.
Result<PiperVoice> ReadPiperVoice(std::string_view json);

/// The ids of phonemes in IPA as espeak-ng writes them: a beginning, each phoneme with a pad behind it, an end; what the voice does not know is left out. Empty where nothing is left. Pure.
std::vector<int64_t> IdsOf(const PiperVoice& voice, std::string_view ipa);

}  // namespace sam::onnx
