// The process that runs a neural voice: ids of phonemes come in on a line, sound goes out.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace sam::onnx {

/// What stands before the ids on the line: `ids` of 64 bits follow. Machine's own byte order: both ends are this program.
struct IdsHead {
  static constexpr uint32_t kMagic = 0x43494F56;  // "VOIC"
  uint32_t magic = kMagic;
  uint32_t ids = 0;
  int64_t speaker = -1;  // -1: the network has one
  std::array<float, 3> scales{};
  uint32_t unused = 0;
};

/// What stands before `count` samples of 16 bits on the line; the first, without any, tells that the voice is loaded. `error`: 0, or the ErrorCode + 1, and `count` bytes of its message.
struct SoundHead {
  uint32_t error = 0;
  uint32_t count = 0;
};

inline constexpr uint32_t kMostIds = 1 << 14;

/// Loads the voice shut in (base/cell.h) and serves the line until it closes; gives the exit code. `library` as OpenRuntime takes it.
int RunWorker(const std::string& model, const std::string& library, int threads, int line);

}  // namespace sam::onnx
