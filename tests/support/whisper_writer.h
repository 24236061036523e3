// Writes whisper models of the true shapes with random weights: whisper.cpp loads and runs them, what they hear means nothing. For tests and benches.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam::support {

struct WhisperShape {
  int32_t vocabulary = 51865;  // of the models for many languages; 51864 for English alone
  int32_t audio_context = 1500, audio_state = 64, audio_heads = 2, audio_layers = 1;
  int32_t text_context = 448, text_layers = 1;
};

/// "whisper-mini" (1 layer, 64 wide, 14 MB), "whisper-tiny", "whisper-base", "whisper-small": the shapes of OpenAI's models in F16. kInvalidArgument for others.
Result<WhisperShape> WhisperShapeNamed(std::string_view name);
/// The whole file; the same shape and seed give the same bytes.
std::string WhisperModel(const WhisperShape& shape, uint64_t seed);
/// kUnavailable where it cannot be written.
Result<void> WriteWhisperModel(const WhisperShape& shape, uint64_t seed, const std::string& path);

}  // namespace sam::support
