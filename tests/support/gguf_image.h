// A GGUF file's header as parts that a test can change before it is written; nothing here checks anything.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sam::support {

/// The format's numbers of value types that our models use.
enum class GgufType : uint32_t { kU8 = 0, kU32 = 4, kI32 = 5, kF32 = 6, kBool = 7, kText = 8, kArray = 9, kU64 = 10 };

/// A value as it lies in the file, after its key: type first.
struct GgufValue {
  GgufType type = GgufType::kU32;
  std::string bytes;
};

GgufValue Number(uint32_t value);
GgufValue Wide(uint64_t value);
GgufValue Real(float value);
GgufValue Truth(uint8_t value);
GgufValue Text(std::string_view value);
GgufValue Texts(std::span<const std::string> values);
GgufValue Reals(std::span<const float> values);
GgufValue Integers(std::span<const int32_t> values);

struct GgufEntry {
  std::string key;
  GgufValue value;
};

/// `offset` from the start of the weights; `bytes` only for who fills them in.
struct GgufTensor {
  std::string name;
  std::vector<uint64_t> sizes;
  uint32_t type = 0;
  uint64_t offset = 0, bytes = 0;
};

struct GgufImage {
  uint32_t version = 3;
  uint64_t alignment = 32;  // as the file is laid out; an entry of its own where it is to be told
  std::vector<GgufEntry> entries;
  std::vector<GgufTensor> tensors;

  /// In place of the value under this key, or as a new entry.
  void Set(std::string_view key, GgufValue value);
  void Remove(std::string_view key);
  /// Behind the last one, aligned.
  void Add(std::string name, std::vector<uint64_t> sizes, uint32_t type, uint64_t bytes);
  /// Everything before the weights, padded.
  std::string Header() const;
  /// Weights with their padding.
  uint64_t WeightBytes() const;
};

}  // namespace sam::support
