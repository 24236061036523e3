// What a GGUF file (version 2 or 3) says of itself, read without trusting it: before llama.cpp sees a file, this has seen that every count, length, size and
// offset in its header fits the file, and that what the header tells of the model can be true. Weights are not looked at.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace sam {

struct GgufHeader {
  /// A model that talks; the eyes or ears of one (clip, passed beside it); a LoRA adapter.
  enum class Kind : uint8_t { kModel, kProjector, kAdapter };
  Kind kind = Kind::kModel;
  std::string architecture;  // "qwen2"; "clip" for projectors
  std::string name;          // at most 200 bytes, printable; "" where the file has none
  std::string quantisation;  // "Q4_K_M"; that of most weights where the file does not tell
  std::string licence;       // as the file has it; "" none
  uint64_t parameters = 0;   // numbers in all weights
  uint64_t file_bytes = 0, weight_bytes = 0;
  uint64_t embedding_bytes = 0;  // of the token table, of which a token reads one row only (where the output has weights of its own)
  uint32_t context_length = 0, layers = 0, embedding = 0, vocabulary = 0;  // tokens, layers, numbers, tokens; for kModel never 0
  bool has_chat_template = false;
  bool has_eyes = false, has_ears = false;  // of a projector
  uint64_t kv_bytes_per_token = 0;  // in half precision, at most: sliding windows keep less
};

/// Memory stays under 64 MiB whatever the file holds. kNotFound where there is none, kInvalidArgument for a sound file that is no model for this program,
/// kCorrupt for every contradiction, each in one line that opens with the path.
Result<GgufHeader> ReadGgufHeader(const std::string& path);
/// The same of an open file, from its start; `name` stands in the errors. The file's own position is neither used nor moved.
Result<GgufHeader> ReadGgufHeader(int file, const std::string& name);

/// "model", "projector", "adapter".
const char* KindName(GgufHeader::Kind kind);

}  // namespace sam
