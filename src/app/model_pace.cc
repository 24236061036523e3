#include "app/model_pace.h"

#include <chrono>
#include <filesystem>
#include <system_error>

#include "app/run_now.h"
#include "mind/llm/llama_model.h"

namespace sam::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kTokens = 32, kWords = 120;  // said; of the prompt that is read

/// Only the time of the first and the last piece counts.
class Stopwatch final : public PieceSink {
 public:
  void OnPiece(std::string_view) override {
    last = Clock::now();
    if (pieces++ == 0) first = last;
  }
  Clock::time_point first{}, last{};
  int pieces = 0;
};

double SecondsBetween(Clock::time_point from, Clock::time_point to) { return std::chrono::duration<double>(to - from).count(); }

/// Each call a talk of its own, so that nothing is read a second time for free.
Result<Generation> Say(LanguageModel& model, int tokens, const std::string& prompt, PieceSink& sink) {
  GenerationRequest request;
  request.messages = {{Role::kUser, prompt}};
  request.most_tokens = tokens;
  boost::asio::io_context io(1);
  return RunNow(io, model.Generate(request, sink, {}));
}

}  // namespace

Result<ModelPace> MeasureModel(const std::string& file) {
  std::error_code failed;
  const auto begun = Clock::now();
  const auto model = llm::StartLlamaModel({.program = std::filesystem::read_symlink("/proc/self/exe", failed).string(), .file = file, .context = 2048});
  Stopwatch warm, timed;
  if (const auto ready = Say(*model, 1, "hi", warm); !ready) return tl::unexpected(ready.error());
  ModelPace pace;
  pace.load_seconds = SecondsBetween(begun, Clock::now());
  std::string prompt;
  for (int word = 0; word < kWords; ++word) prompt += " word" + std::to_string(word);
  const auto asked = Clock::now();
  const auto said = Say(*model, kTokens, prompt, timed);
  if (!said) return tl::unexpected(said.error());
  if (timed.pieces > 0) pace.prompt_tokens_per_second = (said->prompt_tokens - said->reused_tokens) / SecondsBetween(asked, timed.first);
  if (timed.pieces > 1 && said->tokens > 1) pace.tokens_per_second = (said->tokens - 1) / SecondsBetween(timed.first, timed.last);
  return pace;
}

}  // namespace sam::app
