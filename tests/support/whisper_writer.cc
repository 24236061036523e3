#include "tests/support/whisper_writer.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <memory>

#include "base/random.h"

namespace sam::support {
namespace {

constexpr int32_t kMels = 80, kBins = 201, kTokens = 50257;

/// Half precision, of numbers that need no care: small and never subnormal.
uint16_t ToHalf(float value) {
  uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  const uint32_t exponent = (bits >> 23) & 0xFF;
  if (exponent < 113) return 0;
  return static_cast<uint16_t>(((bits >> 16) & 0x8000) | ((exponent - 112) << 10) | ((bits >> 13) & 0x3FF));
}

class File {
 public:
  explicit File(uint64_t seed) : state_(seed * 2 + 1) {}

  template <typename T>
  void Put(T value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void Text(std::string_view text) {
    Put(static_cast<uint32_t>(text.size()));
    bytes_ += text;
  }
  enum class As : uint8_t { kFull, kHalf };
  /// `around`: the mean of its values; `spread`: how far they go from it.
  void Tensor(const std::string& name, std::initializer_list<int32_t> dims, As as, float around, float spread) {
    Put(static_cast<int32_t>(dims.size()));
    Put(static_cast<int32_t>(name.size()));
    Put(static_cast<int32_t>(as == As::kHalf ? 1 : 0));
    size_t values = 1;
    for (const int32_t size : dims) Put(size), values *= static_cast<size_t>(size);
    bytes_ += name;
    for (size_t i = 0; i < values; ++i) {
      const float value = around + spread * Next();
      if (as == As::kHalf) Put(ToHalf(value));
      else Put(value);
    }
  }
  std::string Take() { return std::move(bytes_); }
  /// In [-1, 1).
  float Next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<float>(static_cast<int32_t>(state_ >> 33)) / 1073741824.0f - 1.0f;
  }

 private:
  std::string bytes_;
  uint64_t state_;
};

void Norm(File& file, const std::string& name, int32_t state) {
  file.Tensor(name + ".weight", {state}, File::As::kFull, 1, 0.02f);
  file.Tensor(name + ".bias", {state}, File::As::kFull, 0, 0.02f);
}

void Matrix(File& file, const std::string& name, int32_t in, int32_t out) { file.Tensor(name + ".weight", {in, out}, File::As::kHalf, 0, 1.7f / std::sqrt(static_cast<float>(in))); }

void Attention(File& file, const std::string& name, int32_t state) {
  for (const char* part : {"query", "key", "value", "out"}) {
    Matrix(file, name + "." + part, state, state);
    if (std::strcmp(part, "key") != 0) file.Tensor(name + "." + part + ".bias", {state}, File::As::kFull, 0, 0.02f);
  }
}

void Layer(File& file, const std::string& name, int32_t state, bool crosses) {
  Norm(file, name + ".mlp_ln", state);
  Matrix(file, name + ".mlp.0", state, 4 * state);
  file.Tensor(name + ".mlp.0.bias", {4 * state}, File::As::kFull, 0, 0.02f);
  Matrix(file, name + ".mlp.2", 4 * state, state);
  file.Tensor(name + ".mlp.2.bias", {state}, File::As::kFull, 0, 0.02f);
  Norm(file, name + ".attn_ln", state);
  Attention(file, name + ".attn", state);
  if (!crosses) return;
  Norm(file, name + ".cross_attn_ln", state);
  Attention(file, name + ".cross_attn", state);
}

void Front(File& file, const WhisperShape& shape) {
  file.Put(uint32_t{0x67676d6c});
  for (const int32_t size : {shape.vocabulary, shape.audio_context, shape.audio_state, shape.audio_heads, shape.audio_layers, shape.text_context, shape.audio_state, shape.audio_heads, shape.text_layers, kMels, 1}) file.Put(size);
  file.Put(kMels), file.Put(kBins);
  for (int32_t band = 0; band < kMels; ++band)
    for (int32_t bin = 0; bin < kBins; ++bin) file.Put(std::max(0.0f, 0.02f - 0.01f * std::abs(static_cast<float>(bin) - 2.5f * static_cast<float>(band))));
  file.Put(kTokens);
  for (int32_t token = 0; token < kTokens; ++token) file.Text(token < 256 ? std::string(1, static_cast<char>(token)) : fmt::format(" w{}", token));
}

}  // namespace

Result<WhisperShape> WhisperShapeNamed(std::string_view name) {
  if (name == "whisper-mini") return WhisperShape{};
  if (name == "whisper-tiny") return WhisperShape{.audio_state = 384, .audio_heads = 6, .audio_layers = 4, .text_layers = 4};
  if (name == "whisper-base") return WhisperShape{.audio_state = 512, .audio_heads = 8, .audio_layers = 6, .text_layers = 6};
  if (name == "whisper-small") return WhisperShape{.audio_state = 768, .audio_heads = 12, .audio_layers = 12, .text_layers = 12};
  return Fail(ErrorCode::kInvalidArgument, fmt::format("no whisper shape is called \"{}\"; take whisper-mini, whisper-tiny, whisper-base or whisper-small", name));
}

std::string WhisperModel(const WhisperShape& shape, uint64_t seed) {
  File file(seed);
  const int32_t state = shape.audio_state;
  Front(file, shape);
  file.Tensor("encoder.positional_embedding", {state, shape.audio_context}, File::As::kFull, 0, 0.5f);
  file.Tensor("encoder.conv1.weight", {3, kMels, state}, File::As::kHalf, 0, 0.1f);
  file.Tensor("encoder.conv1.bias", {1, state}, File::As::kFull, 0, 0.02f);
  file.Tensor("encoder.conv2.weight", {3, state, state}, File::As::kHalf, 0, 0.05f);
  file.Tensor("encoder.conv2.bias", {1, state}, File::As::kFull, 0, 0.02f);
  Norm(file, "encoder.ln_post", state);
  for (int32_t i = 0; i < shape.audio_layers; ++i) Layer(file, fmt::format("encoder.blocks.{}", i), state, false);
  file.Tensor("decoder.positional_embedding", {state, shape.text_context}, File::As::kFull, 0, 0.5f);
  file.Tensor("decoder.token_embedding.weight", {state, shape.vocabulary}, File::As::kHalf, 0, 0.1f);
  Norm(file, "decoder.ln", state);
  for (int32_t i = 0; i < shape.text_layers; ++i) Layer(file, fmt::format("decoder.blocks.{}", i), state, true);
  return file.Take();
}

Result<void> WriteWhisperModel(const WhisperShape& shape, uint64_t seed, const std::string& path) {
  const std::string bytes = WhisperModel(shape, seed);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"), &std::fclose);
  if (!file || std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() || std::fflush(file.get()) != 0) return Fail(ErrorCode::kUnavailable, fmt::format("'{}' cannot be written", path));
  return {};
}

}  // namespace sam::support
