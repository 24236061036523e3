// Damaged and hostile models, one for every number: the tiny models of gguf_writer.h with one thing changed.
#pragma once

#include <cstdint>
#include <string>

namespace sam::support {

struct Mutation {
  /// What a reader must make of it: the file contradicts itself; only weights or harmless words changed; either, by where the change fell.
  enum class Expect : uint8_t { kRefused, kPassed, kEither };
  std::string what;   // "tensor's offset moved"
  std::string bytes;  // the whole file
  Expect expect = Expect::kEither;
};

/// Deterministic. Every 35 numbers in a row hold every kind of change.
Mutation MakeMutation(uint64_t n);

}  // namespace sam::support
