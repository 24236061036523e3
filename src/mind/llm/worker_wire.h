// What passes between the program and the process that runs a model: one JSON object a line, both ways.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "mind/llm/language_model.h"

namespace sam::llm {

inline constexpr size_t kLongestLine = 64u << 20;

/// To the worker.
struct Ask {
  uint64_t id = 0;
  GenerationRequest request;
};
struct StopAsk { uint64_t id = 0; };
struct LetGoAsk { std::string owner; };
using ToWorker = std::variant<Ask, StopAsk, LetGoAsk>;

/// From the worker. `id` 0 is of the loading itself.
struct Ready {
  int context_tokens = 0;
  int talks = 0;
  int picture_tokens = 0;  // 0: the model does not see
  bool hears = false;
};
struct PieceSaid { uint64_t id = 0; std::string piece; };
struct Done { uint64_t id = 0; Generation made; };
struct Failed { uint64_t id = 0; Error error; };
using FromWorker = std::variant<Ready, PieceSaid, Done, Failed>;

std::string WriteLine(const ToWorker& message);
std::string WriteLine(const FromWorker& message);
/// kCorrupt for a line that is none of these.
Result<ToWorker> ReadToWorker(std::string_view line);
Result<FromWorker> ReadFromWorker(std::string_view line);

}  // namespace sam::llm
