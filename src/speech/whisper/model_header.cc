#include "speech/whisper/model_header.h"

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <set>

namespace sam::whisper {
namespace {

constexpr uint32_t kMagic = 0x67676d6c;  // "ggml"
constexpr size_t kMostTensors = 4096, kLongestName = 128;
constexpr int32_t kLongestToken = 1024;

/// How many values of a kind of weights stand in how many bytes.
struct Block {
  int64_t values = 0, bytes = 0;
};
Block BlockOf(int32_t type) {
  switch (type) {
    case 0: return {1, 4};      // F32
    case 1: return {1, 2};      // F16
    case 2: return {32, 18};    // Q4_0
    case 3: return {32, 20};    // Q4_1
    case 6: return {32, 22};    // Q5_0
    case 7: return {32, 24};    // Q5_1
    case 8: return {32, 34};    // Q8_0
    case 10: return {256, 84};  // Q2_K
    case 11: return {256, 110};
    case 12: return {256, 144};
    case 13: return {256, 176};
    case 14: return {256, 210};  // Q6_K
    default: return {};
  }
}

class Reader {
 public:
  Reader(std::FILE* file, int64_t bytes) : file_(file), left_(bytes) {}

  template <typename T>
  bool Get(T& value) {
    if (left_ < static_cast<int64_t>(sizeof value) || std::fread(&value, sizeof value, 1, file_) != 1) return false;
    left_ -= static_cast<int64_t>(sizeof value);
    return true;
  }
  bool Text(size_t size, std::string& text) {
    text.resize(size);
    if (left_ < static_cast<int64_t>(size) || (size > 0 && std::fread(text.data(), size, 1, file_) != 1)) return false;
    left_ -= static_cast<int64_t>(size);
    return true;
  }
  bool Skip(int64_t bytes) {
    if (bytes < 0 || bytes > left_ || std::fseek(file_, static_cast<long>(bytes), SEEK_CUR) != 0) return false;
    left_ -= bytes;
    return true;
  }
  int64_t left() const { return left_; }

 private:
  std::FILE* file_;
  int64_t left_;
};

bool Within(int32_t value, int32_t least, int32_t most) { return value >= least && value <= most; }

/// Sizes that such a model can have; "" where they hold.
std::string WhatIsImpossible(const ModelHeader& h) {
  if (!Within(h.vocabulary, 51864, 60000)) return fmt::format("a vocabulary of {}", h.vocabulary);
  if (!Within(h.audio_context, 64, 1500) || !Within(h.text_context, 32, 448)) return fmt::format("contexts of {} and {}", h.audio_context, h.text_context);
  if (!Within(h.audio_state, 32, 2048) || h.text_state != h.audio_state) return fmt::format("states of {} and {}", h.audio_state, h.text_state);
  if (!Within(h.audio_layers, 1, 64) || !Within(h.text_layers, 1, 64)) return fmt::format("{} and {} layers", h.audio_layers, h.text_layers);
  if (!Within(h.audio_heads, 1, 64) || !Within(h.text_heads, 1, 64) || h.audio_state % h.audio_heads != 0 || h.text_state % h.text_heads != 0) return fmt::format("{} and {} heads", h.audio_heads, h.text_heads);
  if (h.mels != 80 && h.mels != 128) return fmt::format("{} mel bands", h.mels);
  if (h.weights % 1000 < 0 || h.weights < 0 || h.weights > 3000) return fmt::format("weights of kind {}", h.weights);
  return {};
}

Result<void> ReadFront(Reader& reader, ModelHeader& h, const std::string& named) {
  const auto bad = [&](std::string_view what) { return Fail(ErrorCode::kCorrupt, fmt::format("'{}' is no whisper model that can be used: {}", named, what)); };
  uint32_t magic = 0;
  if (!reader.Get(magic) || magic != kMagic) return bad("it does not begin as one (ggml)");
  for (int32_t* field : {&h.vocabulary, &h.audio_context, &h.audio_state, &h.audio_heads, &h.audio_layers, &h.text_context, &h.text_state, &h.text_heads, &h.text_layers, &h.mels, &h.weights})
    if (!reader.Get(*field)) return bad("it ends within its sizes");
  if (const std::string impossible = WhatIsImpossible(h); !impossible.empty()) return bad("it has " + impossible);
  int32_t bands = 0, bins = 0, tokens = 0;
  if (!reader.Get(bands) || !reader.Get(bins) || bands != h.mels || bins != 201) return bad("its filters are of another size");
  if (!reader.Skip(int64_t{4} * bands * bins)) return bad("it ends within its filters");
  if (!reader.Get(tokens) || !Within(tokens, 50256, h.vocabulary)) return bad("its list of tokens has another length");
  for (int32_t i = 0; i < tokens; ++i) {
    uint32_t size = 0;
    if (!reader.Get(size) || size > static_cast<uint32_t>(kLongestToken) || !reader.Skip(size)) return bad("it ends within its tokens");
  }
  return {};
}

Result<void> WalkTensors(Reader& reader, ModelHeader& h, const std::string& named) {
  const auto bad = [&](std::string_view what) { return Fail(ErrorCode::kCorrupt, fmt::format("'{}' is no whisper model that can be used: {}", named, what)); };
  std::set<std::string> names;
  while (reader.left() > 0) {
    int32_t dims = 0, length = 0, type = 0;
    if (!reader.Get(dims) || !reader.Get(length) || !reader.Get(type)) return bad("it ends between its tensors");
    if (!Within(dims, 1, 4) || !Within(length, 1, kLongestName)) return bad("a tensor has no proper name or size");
    int64_t first = 0, values = 1;
    for (int32_t d = 0; d < dims; ++d) {
      int32_t size = 0;
      if (!reader.Get(size) || !Within(size, 1, 1 << 20)) return bad("a tensor has no proper size");
      if (d == 0) first = size;
      values *= size;
      if (values > (int64_t{1} << 34)) return bad("a tensor is too large");
    }
    std::string name;
    if (!reader.Text(static_cast<size_t>(length), name) || !names.insert(name).second) return bad("a tensor's name is cut off or there twice");
    const Block block = BlockOf(type);
    if (block.values == 0 || first % block.values != 0) return bad(fmt::format("the tensor '{}' has weights of no kind that is known", name.substr(0, 60)));
    if (!reader.Skip(values / block.values * block.bytes)) return bad(fmt::format("the tensor '{}' ends beyond the file", name.substr(0, 60)));
    if (++h.tensors > kMostTensors) return bad("it has too many tensors");
  }
  const size_t wanted = 7 + 15 * static_cast<size_t>(h.audio_layers) + 4 + 24 * static_cast<size_t>(h.text_layers);
  return h.tensors == wanted ? Result<void>() : bad(fmt::format("it has {} tensors, and {} are needed", h.tensors, wanted));
}

}  // namespace

std::string ModelHeader::SizeName() const {
  switch (audio_layers) {
    case 4: return "tiny";
    case 6: return "base";
    case 12: return "small";
    case 24: return "medium";
    case 32: return "large";
    default: return {};
  }
}

Result<ModelHeader> ReadModelHeader(std::FILE* file, const std::string& named) {
  ModelHeader header;
  if (std::fseek(file, 0, SEEK_END) != 0 || (header.bytes = std::ftell(file)) < 0 || std::fseek(file, 0, SEEK_SET) != 0) return Fail(ErrorCode::kUnavailable, fmt::format("'{}' cannot be read", named));
  Reader reader(file, header.bytes);
  Result<void> read = ReadFront(reader, header, named);
  if (read) read = WalkTensors(reader, header, named);
  std::rewind(file);
  if (!read) return tl::unexpected(read.error());
  return header;
}

}  // namespace sam::whisper
