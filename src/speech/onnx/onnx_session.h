// A voice's network run by ONNX Runtime, whose library is opened where it is used. Inside speech/ only.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace sam::onnx {

/// noise, length and noise of length, as VITS has them.
using Scales = std::array<float, 3>;

/// Opens libonnxruntime.so (`library`, or the system's by its names). kUnavailable where there is none.
Result<void> OpenRuntime(const std::string& library);

/// A network with the inputs of piper's voices: input (ids), input_lengths, scales, and sid where it has several speakers; one output of samples in [-1, 1]. One thread at a time.
class Session {
 public:
  /// After OpenRuntime. kCorrupt for what the runtime does not load.
  static Result<std::unique_ptr<Session>> Load(const std::string& model, int threads);
  ~Session();
  Result<std::vector<float>> Run(std::span<const int64_t> ids, const Scales& scales, std::optional<int64_t> speaker);

 private:
  Session() = default;
  void* env_ = nullptr;
  void* session_ = nullptr;
  void* memory_ = nullptr;
};

}  // namespace sam::onnx
