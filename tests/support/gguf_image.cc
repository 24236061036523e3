#include "tests/support/gguf_image.h"

#include <algorithm>
#include <cstring>

namespace sam::support {
namespace {

template <typename T>
void Put(std::string& out, T value) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out.append(bytes, sizeof(T));
}

void PutText(std::string& out, std::string_view text) {
  Put<uint64_t>(out, text.size());
  out.append(text);
}

template <typename T>
GgufValue Plain(GgufType type, T value) {
  GgufValue made{type, {}};
  Put(made.bytes, value);
  return made;
}

GgufValue Array(GgufType type, size_t count) {
  GgufValue made{GgufType::kArray, {}};
  Put(made.bytes, static_cast<uint32_t>(type));
  Put<uint64_t>(made.bytes, count);
  return made;
}

template <typename T>
GgufValue PlainArray(GgufType type, std::span<const T> values) {
  GgufValue made = Array(type, values.size());
  for (const T value : values) Put(made.bytes, value);
  return made;
}

uint64_t Aligned(uint64_t bytes, uint64_t alignment) {
  return (bytes + alignment - 1) / alignment * alignment;
}

}  // namespace

GgufValue Number(uint32_t value) { return Plain(GgufType::kU32, value); }
GgufValue Wide(uint64_t value) { return Plain(GgufType::kU64, value); }
GgufValue Real(float value) { return Plain(GgufType::kF32, value); }
GgufValue Truth(uint8_t value) { return Plain(GgufType::kBool, value); }
GgufValue Reals(std::span<const float> values) { return PlainArray(GgufType::kF32, values); }
GgufValue Integers(std::span<const int32_t> values) { return PlainArray(GgufType::kI32, values); }

GgufValue Text(std::string_view value) {
  GgufValue made{GgufType::kText, {}};
  PutText(made.bytes, value);
  return made;
}

GgufValue Texts(std::span<const std::string> values) {
  GgufValue made = Array(GgufType::kText, values.size());
  for (const std::string& value : values) PutText(made.bytes, value);
  return made;
}

void GgufImage::Set(std::string_view key, GgufValue value) {
  const auto found = std::ranges::find(entries, key, &GgufEntry::key);
  if (found != entries.end()) found->value = std::move(value);
  else entries.push_back({std::string(key), std::move(value)});
}

void GgufImage::Remove(std::string_view key) {
  std::erase_if(entries, [&](const GgufEntry& entry) { return entry.key == key; });
}

void GgufImage::Add(std::string name, std::vector<uint64_t> sizes, uint32_t type, uint64_t bytes) {
  tensors.push_back({std::move(name), std::move(sizes), type, WeightBytes(), bytes});
}

uint64_t GgufImage::WeightBytes() const {
  return tensors.empty() ? 0 : Aligned(tensors.back().offset + tensors.back().bytes, alignment);
}

std::string GgufImage::Header() const {
  std::string out = "GGUF";
  Put(out, version);
  Put<uint64_t>(out, tensors.size());
  Put<uint64_t>(out, entries.size());
  for (const GgufEntry& entry : entries) {
    PutText(out, entry.key);
    Put(out, static_cast<uint32_t>(entry.value.type));
    out.append(entry.value.bytes);
  }
  for (const GgufTensor& tensor : tensors) {
    PutText(out, tensor.name);
    Put(out, static_cast<uint32_t>(tensor.sizes.size()));
    for (const uint64_t size : tensor.sizes) Put(out, size);
    Put(out, tensor.type);
    Put(out, tensor.offset);
  }
  out.resize(Aligned(out.size(), alignment), '\0');
  return out;
}

}  // namespace sam::support
