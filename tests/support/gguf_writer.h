// Writes models of the true shapes with random weights: llama.cpp loads and runs them, what they say means nothing. For tests and benches.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "tests/support/gguf_image.h"

namespace sam::support {

enum class Family : uint8_t { kLlama, kQwen2 };  // Llama: SentencePiece with byte fallback; Qwen2: byte-level BPE, biases, tied output
enum class Weights : uint8_t { kF32, kF16, kQ8, kQ4 };  // of the matrices; Q4_0 keeps embeddings in Q8_0, as quantised files do

struct ModelShape {
  Family family = Family::kLlama;
  Weights weights = Weights::kF32;
  uint32_t layers = 2, embedding = 64, heads = 4, heads_kv = 2, feed_forward = 128;
  uint32_t vocabulary = 640;  // at least 640: bytes, words and marks have their places
  uint32_t context = 4096;
};

/// "llama-tiny", "qwen2-tiny" (2 layers, 640 tokens, under 2 MB; "-f16", "-q8_0", "-q4_0" behind it for other weights than F32), "qwen2-0.5b" and
/// "qwen2-1.5b" (the shapes of Qwen2.5 in Q4_0, about 0.36 and 1 GB). kInvalidArgument for others.
Result<ModelShape> ShapeNamed(std::string_view name);

/// The header of such a model: chatml template, <|im_end|> ends an answer.
GgufImage DescribeModel(const ModelShape& shape);

/// The eyes of a model: LLaVA's kind, a transformer over square patches and two matrices into the model's own width.
struct ProjectorShape {
  uint32_t image = 32, patch = 8;      // points an edge: 16 tokens a picture
  uint32_t embedding = 32;
  uint32_t text_embedding = 64;        // of the model it belongs to
};
GgufImage DescribeProjector(const ProjectorShape& shape);

/// The ears of a model: Ultravox's kind, Whisper's encoder over 30 s of sound, whose frames are stacked and go through a gate into the model's own width.
struct EarsShape {
  uint32_t mel_bins = 32, stack = 50;  // 1500 frames a half minute: 30 tokens
  uint32_t embedding = 16, hidden = 32;
  uint32_t text_embedding = 64;        // of the model it belongs to
};
GgufImage DescribeEars(const EarsShape& shape);

/// The weights behind that header, drawn from `seed`: same image and seed, same bytes.
std::string WeightsOf(const GgufImage& image, uint64_t seed);

/// All of it, to a file. kUnavailable where it cannot be written.
Result<void> WriteModel(const ModelShape& shape, uint64_t seed, const std::string& path);
Result<void> WriteProjector(const ProjectorShape& shape, uint64_t seed, const std::string& path);
Result<void> WriteEars(const EarsShape& shape, uint64_t seed, const std::string& path);

}  // namespace sam::support
