// The format's numbers: types of values and of weights.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sam {

/// Types of values in the header.
enum class GgufValueType : uint32_t { kU8, kI8, kU16, kI16, kU32, kI32, kF32, kBool, kText, kArray, kU64, kI64, kF64 };

/// Bytes of one value; 0 for texts, arrays and numbers that are no type.
uint64_t BytesOfValue(GgufValueType type);
bool IsInteger(GgufValueType type);

/// How weights are kept: `block` of them in `bytes`.
struct WeightType {
  std::string_view name;
  uint64_t block = 1, bytes = 1;
};

/// Nothing for numbers that are no type, or one that is no longer read.
std::optional<WeightType> WeightTypeOf(uint32_t number);

/// The name that people know for general.file_type ("Q4_K_M"); "" where there is none.
std::string_view FileTypeName(uint64_t number);

}  // namespace sam
