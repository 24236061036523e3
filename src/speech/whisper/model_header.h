// What a whisper model's file (ggml) says of itself, read by a reader that trusts nothing.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

#include "base/result.h"

namespace sam::whisper {

struct ModelHeader {
  int32_t vocabulary = 0, audio_context = 0, audio_state = 0, audio_heads = 0, audio_layers = 0;
  int32_t text_context = 0, text_state = 0, text_heads = 0, text_layers = 0, mels = 0, weights = 0;
  size_t tensors = 0;
  int64_t bytes = 0;  // of the file

  /// "tiny", "base", "small", "medium", "large", by its layers; "" for another.
  std::string SizeName() const;
  /// It knows other languages than English.
  bool IsMultilingual() const { return vocabulary >= 51865; }
};

/// Reads the whole header and walks over every tensor: each must lie within the file and have a size that its name's place can have. Leaves `file` at its
/// beginning. kCorrupt, with what does not hold; `named` is for the message.
Result<ModelHeader> ReadModelHeader(std::FILE* file, const std::string& named);

}  // namespace sam::whisper
