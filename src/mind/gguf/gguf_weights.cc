#include "mind/gguf/gguf_weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/unicode.h"
#include "mind/gguf/gguf_types.h"

namespace sam {
namespace {

constexpr uint64_t kMostTensors = 32768, kLongestName = 63, kMostDimensions = 4, kMostNumbers = uint64_t{1} << 60;

struct Tensor {
  std::string name;
  uint64_t sizes[kMostDimensions] = {1, 1, 1, 1};
  WeightType type;
  uint64_t numbers = 0, bytes = 0, offset = 0;
};

bool IsName(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F; });
}

/// Sizes of at least one, whose product can be counted.
void ReadSizes(Tensor& tensor, GgufCursor& cursor) {
  const auto dimensions = cursor.Take<uint32_t>();
  if (cursor.ok() && (dimensions == 0 || dimensions > kMostDimensions)) cursor.Refuse(fmt::format("{} has {} dimensions", cursor.where(), dimensions));
  tensor.numbers = 1;
  for (uint32_t n = 0; n < dimensions && cursor.ok(); ++n) {
    tensor.sizes[n] = cursor.Take<uint64_t>();
    if (cursor.ok() && (tensor.sizes[n] == 0 || tensor.sizes[n] > kMostNumbers / tensor.numbers))
      cursor.Refuse(fmt::format("{} has the size {} in dimension {}", cursor.where(), tensor.sizes[n], n + 1));
    else tensor.numbers *= tensor.sizes[n];
  }
}

Tensor ReadTensor(uint64_t place, uint64_t alignment, GgufCursor& cursor) {
  Tensor tensor;
  tensor.name = cursor.TakeText(kLongestName);
  if (cursor.ok() && !IsName(tensor.name)) cursor.Refuse(fmt::format("a tensor has the name \"{}\"", CleanText(tensor.name, 60)));
  cursor.Now(fmt::format("tensor \"{}\"", tensor.name));
  ReadSizes(tensor, cursor);
  const auto number = cursor.Take<uint32_t>();
  const auto type = WeightTypeOf(number);
  if (cursor.ok() && !type) cursor.Refuse(fmt::format("{} is of the unknown type {}", cursor.where(), number));
  tensor.type = type.value_or(WeightType{});
  if (cursor.ok() && tensor.sizes[0] % tensor.type.block != 0)
    cursor.Refuse(fmt::format("{} has rows of {}, which {} cannot hold", cursor.where(), tensor.sizes[0], tensor.type.name));
  tensor.offset = cursor.Take<uint64_t>();
  if (!cursor.ok()) return tensor;
  tensor.bytes = tensor.numbers / tensor.type.block * tensor.type.bytes;  // at most 2^63
  if (tensor.offset != place)
    cursor.Refuse(fmt::format("{} is said to begin at byte {} of the weights, where {} is its place (aligned to {})", cursor.where(), tensor.offset, place, alignment));
  return tensor;
}

/// N of "blk.N.what"; -1 for other names.
int64_t LayerOf(std::string_view name) {
  int64_t layer = -1;
  if (name.starts_with("blk.")) std::from_chars(name.data() + 4, name.data() + name.size(), layer);
  return layer;
}

}  // namespace

GgufWeights ReadGgufWeights(uint64_t count, uint64_t alignment, GgufCursor& cursor) {
  GgufWeights weights;
  if (count > kMostTensors) cursor.Refuse(fmt::format("it is said to have {} tensors, where {} are plenty", count, kMostTensors));
  std::set<std::string> names;
  std::map<std::string_view, uint64_t> bytes_of;
  uint64_t place = 0;
  for (uint64_t n = 0; n < count && cursor.ok(); ++n) {
    cursor.Now(fmt::format("the name of tensor {} of {}", n + 1, count));
    const Tensor tensor = ReadTensor(place, alignment, cursor);
    if (!cursor.ok()) break;
    if (!names.insert(tensor.name).second) cursor.Refuse(fmt::format("{} stands twice in it", cursor.where()));
    if (tensor.bytes > cursor.left() || place + tensor.bytes > cursor.left())
      cursor.Refuse(fmt::format("{} ends at byte {} of the weights, but only {} bytes follow", cursor.where(), place + tensor.bytes, cursor.left()));
    if (tensor.name == "token_embd.weight") weights.row = tensor.sizes[0], weights.rows = tensor.sizes[1], weights.table_bytes = tensor.bytes;
    weights.own_output |= tensor.name == "output.weight";
    weights.last_layer = std::max(weights.last_layer, LayerOf(tensor.name));
    weights.parameters += tensor.numbers;
    weights.bytes = place + tensor.bytes;
    bytes_of[tensor.type.name] += tensor.bytes;
    place = (weights.bytes + alignment - 1) / alignment * alignment;
  }
  const auto most = std::ranges::max_element(bytes_of, {}, [](const auto& type) { return type.second; });
  if (most != bytes_of.end()) weights.most = most->first;
  return weights;
}

}  // namespace sam
