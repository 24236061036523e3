// A neural voice of piper's kind (VITS), in a process of its own.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/result.h"
#include "speech/stretch_voice.h"

namespace sam {

struct OnnxVoiceConfig {
  std::string program;  // ours, which knows speak-for
  std::string model;    // FILE.onnx; what it is stands in FILE.onnx.json
  std::string library{};  // of ONNX Runtime; "": the system's
  int threads = 2;
  std::chrono::milliseconds load_limit{60'000}, say_limit{20'000};
};

/// Reads what stands beside the voice; the process is begun with the first word or Warm(). It carries out rate and pauses, not pitch. kNotFound, kCorrupt, kInvalidArgument.
Result<std::unique_ptr<StretchVoice>> CreateOnnxVoice(OnnxVoiceConfig config);

}  // namespace sam
