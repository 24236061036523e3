// A GGUF model, run by llama.cpp in a process of its own that may die without her dying. One loaded model serves everybody.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "mind/llm/language_model.h"

namespace sam::llm {

struct LlamaConfig {
  std::string program;     // the samantha program, whose `think` command is the process
  std::string name{};      // for people; "": the file's
  std::string file;        // GGUF
  std::string adapter{};   // LoRA, "" none
  std::string projector{};  // the model's eyes or ears, "" none
  enum class Projector : uint8_t { kNamed, kFound } projector_is = Projector::kNamed;  // one that was only found beside the model need not belong to it
  bool projector_sees = true, projector_hears = false;  // as its header tells; what the process tells once it is ready goes before
  int threads = 0;         // 0: as many as cores, at most 8
  int context = 4096;      // tokens of one talk
  int talks = 0;           // side by side; 0: as memory allows
  std::chrono::milliseconds restart_after{500};  // between the end of one process and the start of the next; doubles while none becomes ready, up to a minute
};

/// Starts loading at once and does not wait for it: what is asked meanwhile is answered when it is ready. Where the process ends, what was in work fails with
/// kUnavailable, and the next request starts another one.
std::unique_ptr<LanguageModel> StartLlamaModel(LlamaConfig config);

}  // namespace sam::llm
