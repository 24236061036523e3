#include "tests/support/gguf_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <functional>
#include <numeric>
#include <sstream>
#include <utility>

#include "base/random.h"
#include "tests/support/gguf_vocabulary.h"

namespace sam::support {
namespace {

constexpr uint32_t kF32 = 0, kF16 = 1, kQ4 = 2, kQ8 = 8;  // the format's numbers of weight types
constexpr size_t kBlock = 32;                             // weights a block of Q4_0 and Q8_0

uint64_t BytesOf(uint32_t type, uint64_t weights) {
  return type == kF32 ? weights * 4 : type == kF16 ? weights * 2 : type == kQ8 ? weights / kBlock * 34 : weights / kBlock * 18;
}

/// SplitMix64 as a stream.
struct Dice {
  uint64_t state;
  uint64_t Next() {
    uint64_t z = state += 0x9e3779b97f4a7c15ull;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }
  /// Uniform in [-1, 1).
  float Unit() { return static_cast<float>(static_cast<int64_t>(Next()) >> 40) * 0x1.0p-23f; }
};

/// IEEE half of a number within [2^-14, 65504] or its negative; 0 for smaller ones.
uint16_t Half(float value) {
  uint32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  const uint32_t sign = bits >> 16 & 0x8000u, exponent = bits >> 23 & 0xFFu;
  if (exponent < 113) return static_cast<uint16_t>(sign);
  return static_cast<uint16_t>(sign | ((exponent - 112) << 10) | (bits >> 13 & 0x3FFu));
}

template <typename T>
void Store(char*& to, T value) {
  std::memcpy(to, &value, sizeof value);
  to += sizeof value;
}

/// Weights of the given spread (root of mean square), uniform.
void Draw(uint32_t type, float spread, Dice& dice, char* to, uint64_t weights) {
  const float most = spread * std::sqrt(3.0f);
  if (type == kF32)
    for (uint64_t n = 0; n < weights; ++n) Store(to, dice.Unit() * most);
  if (type == kF16)
    for (uint64_t n = 0; n < weights; ++n) Store(to, Half(dice.Unit() * most));
  if (type == kQ8 || type == kQ4) {
    const uint16_t scale = Half(most / (type == kQ8 ? 127.0f : 8.0f));
    for (uint64_t n = 0; n < weights; n += kBlock) {
      Store(to, scale);
      for (int word = 0; word < (type == kQ8 ? 4 : 2); ++word) Store(to, dice.Next());
    }
  }
}

uint32_t TypeOf(Weights weights) {
  constexpr uint32_t kTypes[] = {kF32, kF16, kQ8, kQ4};
  return kTypes[static_cast<size_t>(weights)];
}

/// general.file_type as the format numbers it.
uint32_t FileType(Weights weights) {
  constexpr uint32_t kTypes[] = {0, 1, 7, 2};
  return kTypes[static_cast<size_t>(weights)];
}

void AddTensor(GgufImage& image, std::string name, std::vector<uint64_t> sizes, uint32_t type) {
  const uint64_t weights = std::accumulate(sizes.begin(), sizes.end(), uint64_t{1}, std::multiplies<>());
  image.Add(std::move(name), std::move(sizes), type, BytesOf(type, weights));
}

void AddLayer(GgufImage& image, const ModelShape& shape, uint32_t layer) {
  const uint64_t embedding = shape.embedding, kv = embedding / shape.heads * shape.heads_kv, wide = shape.feed_forward;
  const uint32_t type = TypeOf(shape.weights);
  const auto add = [&](const char* name, std::vector<uint64_t> sizes, uint32_t of) { AddTensor(image, fmt::format("blk.{}.{}", layer, name), std::move(sizes), of); };
  add("attn_norm.weight", {embedding}, kF32);
  add("attn_q.weight", {embedding, embedding}, type);
  add("attn_k.weight", {embedding, kv}, type);
  add("attn_v.weight", {embedding, kv}, type);
  if (shape.family == Family::kQwen2) {
    add("attn_q.bias", {embedding}, kF32);
    add("attn_k.bias", {kv}, kF32);
    add("attn_v.bias", {kv}, kF32);
  }
  add("attn_output.weight", {embedding, embedding}, type);
  add("ffn_norm.weight", {embedding}, kF32);
  add("ffn_gate.weight", {embedding, wide}, type);
  add("ffn_up.weight", {embedding, wide}, type);
  add("ffn_down.weight", {wide, embedding}, type);
}

void DescribeVocabulary(GgufImage& image, const ModelShape& shape) {
  const bool pieces = shape.family == Family::kLlama;
  const Vocabulary words = pieces ? SentencePieces(shape.vocabulary) : BytePairs(shape.vocabulary);
  image.Set("tokenizer.ggml.model", Text(pieces ? "llama" : "gpt2"));
  image.Set("tokenizer.ggml.pre", Text(pieces ? "default" : "qwen2"));
  image.Set("tokenizer.ggml.tokens", Texts(words.tokens));
  if (pieces) image.Set("tokenizer.ggml.scores", Reals(words.scores));
  else image.Set("tokenizer.ggml.merges", Texts(words.merges));
  image.Set("tokenizer.ggml.token_type", Integers(words.types));
  image.Set("tokenizer.ggml.bos_token_id", Number(static_cast<uint32_t>(words.begin)));
  image.Set("tokenizer.ggml.eos_token_id", Number(static_cast<uint32_t>(words.end)));
  image.Set("tokenizer.ggml.add_bos_token", Truth(pieces ? 1 : 0));
  image.Set("tokenizer.chat_template",
            Text("{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}"
                 "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"));
}

/// Norms multiply by one; what adds is small; matrices keep the size of what goes through; the logits' spread is about 3.
float SpreadOf(const GgufTensor& tensor) {
  const float fan = 1.0f / std::sqrt(static_cast<float>(tensor.sizes[0]));
  if (tensor.name == "token_embd.weight" || tensor.name == "output.weight") return 3 * fan;
  return tensor.name.ends_with(".bias") ? 0.01f : fan;
}

/// Of models and of projectors.
bool IsNorm(std::string_view name) {
  constexpr std::string_view kEnds[] = {"norm.weight", "ln.weight", "ln1.weight", "ln2.weight", "norm_pre.weight", "norm_mid.weight"};
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return name.ends_with(end); });
}

void WriteWeights(const GgufImage& image, uint64_t seed, std::ostream& out) {
  std::string row;
  Dice dice{seed};
  uint64_t at = 0;
  for (const GgufTensor& tensor : image.tensors) {
    out << std::string(tensor.offset - at, '\0');
    const uint64_t rows = std::accumulate(tensor.sizes.begin() + 1, tensor.sizes.end(), uint64_t{1}, std::multiplies<>());
    row.resize(tensor.bytes / rows);
    for (uint64_t n = 0; n < rows && out; ++n) {
      char* to = row.data();
      if (IsNorm(tensor.name))
        for (uint64_t k = 0; k < tensor.sizes[0]; ++k) Store(to, 1.0f);
      else Draw(tensor.type, SpreadOf(tensor), dice, to, tensor.sizes[0]);
      out.write(row.data(), static_cast<std::streamsize>(row.size()));
    }
    at = tensor.offset + tensor.bytes;
  }
  out << std::string(image.WeightBytes() - at, '\0');
}

}  // namespace

Result<ModelShape> ShapeNamed(std::string_view name) {
  constexpr std::pair<std::string_view, Weights> kEndings[] = {{"-f16", Weights::kF16}, {"-q8_0", Weights::kQ8}, {"-q4_0", Weights::kQ4}, {"", Weights::kF32}};
  if (name == "qwen2-0.5b") return ModelShape{Family::kQwen2, Weights::kQ4, 24, 896, 14, 2, 4864, 151936, 32768};
  if (name == "qwen2-1.5b") return ModelShape{Family::kQwen2, Weights::kQ4, 28, 1536, 12, 2, 8960, 151936, 32768};
  for (const auto& [ending, weights] : kEndings) {
    if (name == fmt::format("llama-tiny{}", ending)) return ModelShape{.family = Family::kLlama, .weights = weights};
    if (name == fmt::format("qwen2-tiny{}", ending)) return ModelShape{.family = Family::kQwen2, .weights = weights};
  }
  return Fail(ErrorCode::kInvalidArgument, fmt::format("no shape is called \"{}\"; take llama-tiny, qwen2-tiny, qwen2-0.5b or qwen2-1.5b", name));
}

GgufImage DescribeModel(const ModelShape& shape) {
  const std::string family = shape.family == Family::kLlama ? "llama" : "qwen2";
  const uint32_t embeddings = shape.weights == Weights::kQ4 ? kQ8 : TypeOf(shape.weights);
  GgufImage image;
  const auto set = [&](const char* key, GgufValue value) { image.Set(family + key, std::move(value)); };
  image.Set("general.architecture", Text(family));
  image.Set("general.name", Text("made " + family));
  image.Set("general.license", Text("none needed: random numbers"));
  image.Set("general.file_type", Number(FileType(shape.weights)));
  image.Set("general.quantization_version", Number(2));
  set(".block_count", Number(shape.layers));
  set(".context_length", Number(shape.context));
  set(".embedding_length", Number(shape.embedding));
  set(".feed_forward_length", Number(shape.feed_forward));
  set(".attention.head_count", Number(shape.heads));
  set(".attention.head_count_kv", Number(shape.heads_kv));
  set(".attention.layer_norm_rms_epsilon", Real(1e-6f));
  set(".rope.freq_base", Real(shape.family == Family::kLlama ? 1e4f : 1e6f));
  set(".rope.dimension_count", Number(shape.embedding / shape.heads));
  set(".vocab_size", Number(shape.vocabulary));
  DescribeVocabulary(image, shape);
  AddTensor(image, "token_embd.weight", {shape.embedding, shape.vocabulary}, embeddings);
  for (uint32_t layer = 0; layer < shape.layers; ++layer) AddLayer(image, shape, layer);
  AddTensor(image, "output_norm.weight", {shape.embedding}, kF32);
  if (shape.family == Family::kLlama) AddTensor(image, "output.weight", {shape.embedding, shape.vocabulary}, embeddings);
  return image;
}

std::string WeightsOf(const GgufImage& image, uint64_t seed) {
  std::ostringstream out;
  WriteWeights(image, seed, out);
  return std::move(out).str();
}

GgufImage DescribeProjector(const ProjectorShape& shape) {
  const uint64_t wide = shape.embedding, feed = 2 * wide, text = shape.text_embedding, side = shape.image / shape.patch;
  GgufImage image;
  image.Set("general.architecture", Text("clip"));
  image.Set("general.name", Text("made eyes"));
  image.Set("clip.has_vision_encoder", Truth(1));
  image.Set("clip.projector_type", Text("mlp"));
  image.Set("clip.use_gelu", Truth(1));
  const auto set = [&](const char* key, GgufValue value) { image.Set(std::string("clip.vision.") + key, std::move(value)); };
  set("image_size", Number(shape.image));
  set("patch_size", Number(shape.patch));
  set("embedding_length", Number(shape.embedding));
  set("feed_forward_length", Number(static_cast<uint32_t>(feed)));
  set("projection_dim", Number(shape.text_embedding));
  set("block_count", Number(2));  // of which LLaVA leaves the last one out
  set("attention.head_count", Number(2));
  set("attention.layer_norm_epsilon", Real(1e-5f));
  const std::vector<float> mean(3, 0.5f), spread(3, 0.25f);
  set("image_mean", Reals(mean));
  set("image_std", Reals(spread));
  const auto add = [&](const std::string& name, std::vector<uint64_t> sizes) { AddTensor(image, name, std::move(sizes), kF32); };
  add("v.class_embd", {wide});
  add("v.patch_embd.weight", {shape.patch, shape.patch, 3, wide});
  add("v.position_embd.weight", {wide, side * side + 1});
  add("v.pre_ln.weight", {wide});
  add("v.pre_ln.bias", {wide});
  for (const char* block : {"v.blk.0.", "v.blk.1."}) {
    for (const char* name : {"ln1", "ln2"}) add(fmt::format("{}{}.weight", block, name), {wide}), add(fmt::format("{}{}.bias", block, name), {wide});
    for (const char* name : {"attn_q", "attn_k", "attn_v", "attn_out"}) add(fmt::format("{}{}.weight", block, name), {wide, wide}), add(fmt::format("{}{}.bias", block, name), {wide});
    add(fmt::format("{}ffn_up.weight", block), {wide, feed});
    add(fmt::format("{}ffn_up.bias", block), {feed});
    add(fmt::format("{}ffn_down.weight", block), {feed, wide});
    add(fmt::format("{}ffn_down.bias", block), {wide});
  }
  add("mm.0.weight", {wide, text});
  add("mm.0.bias", {text});
  add("mm.2.weight", {text, text});
  add("mm.2.bias", {text});
  return image;
}

GgufImage DescribeEars(const EarsShape& shape) {
  const uint64_t wide = shape.embedding, feed = 2 * wide, stacked = wide * shape.stack, frames = 1500;
  GgufImage image;
  image.Set("general.architecture", Text("clip"));
  image.Set("general.name", Text("made ears"));
  image.Set("clip.has_audio_encoder", Truth(1));
  image.Set("clip.projector_type", Text("ultravox"));
  const auto set = [&](const char* key, GgufValue value) { image.Set(std::string("clip.audio.") + key, std::move(value)); };
  set("num_mel_bins", Number(shape.mel_bins));
  set("embedding_length", Number(shape.embedding));
  set("feed_forward_length", Number(static_cast<uint32_t>(feed)));
  set("projection_dim", Number(shape.text_embedding));
  set("block_count", Number(1));
  set("attention.head_count", Number(2));
  set("attention.layer_norm_epsilon", Real(1e-5f));
  set("projector.stack_factor", Number(shape.stack));
  const auto add = [&](const std::string& name, std::vector<uint64_t> sizes, uint32_t type = kF32) { AddTensor(image, name, std::move(sizes), type); };
  add("a.conv1d.1.weight", {3, shape.mel_bins, wide}, kF16);
  add("a.conv1d.1.bias", {1, wide});
  add("a.conv1d.2.weight", {3, wide, wide}, kF16);
  add("a.conv1d.2.bias", {1, wide});
  add("a.position_embd.weight", {wide, frames});
  for (const char* name : {"a.blk.0.ln1", "a.blk.0.ln2", "a.post_ln"}) add(fmt::format("{}.weight", name), {wide}), add(fmt::format("{}.bias", name), {wide});
  for (const char* name : {"attn_q", "attn_v", "attn_out"}) add(fmt::format("a.blk.0.{}.weight", name), {wide, wide}), add(fmt::format("a.blk.0.{}.bias", name), {wide});
  add("a.blk.0.attn_k.weight", {wide, wide});
  add("a.blk.0.ffn_up.weight", {wide, feed});
  add("a.blk.0.ffn_up.bias", {feed});
  add("a.blk.0.ffn_down.weight", {feed, wide});
  add("a.blk.0.ffn_down.bias", {wide});
  add("mm.a.norm_pre.weight", {stacked});
  add("mm.a.mlp.1.weight", {stacked, 2 * shape.hidden});
  add("mm.a.norm_mid.weight", {shape.hidden});
  add("mm.a.mlp.2.weight", {shape.hidden, shape.text_embedding});
  return image;
}

namespace {

Result<void> Write(const GgufImage& image, uint64_t seed, const std::string& path) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << image.Header();
  WriteWeights(image, seed, file);
  file.close();
  if (!file) return Fail(ErrorCode::kUnavailable, fmt::format("{} cannot be written whole; is there room and leave?", path));
  return {};
}

}  // namespace

Result<void> WriteModel(const ModelShape& shape, uint64_t seed, const std::string& path) { return Write(DescribeModel(shape), seed, path); }
Result<void> WriteProjector(const ProjectorShape& shape, uint64_t seed, const std::string& path) { return Write(DescribeProjector(shape), seed, path); }
Result<void> WriteEars(const EarsShape& shape, uint64_t seed, const std::string& path) { return Write(DescribeEars(shape), seed, path); }

}  // namespace sam::support
