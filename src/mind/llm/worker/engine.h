// One loaded model for everybody: talks side by side in one batch, each with its own cache of what the model has read.
#pragma once

#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "mind/llm/worker/chat_format.h"
#include "mind/llm/worker/kv_shelf.h"
#include "mind/llm/worker/thread_chooser.h"

namespace sam::llm {

struct EngineConfig {
  std::FILE* model = nullptr;     // a GGUF file, open for reading
  std::string adapter{};          // a LoRA adapter's file, "" none
  std::string projector{};        // eyes or ears: a projector's file, "" none
  enum class Must : uint8_t { kFit, kMayFit } projector_must = Must::kFit;  // kMayFit: goes without where it does not
  float adapter_scale = 1;
  int threads = 0;                // at most; 0: as many as cores, at most 8
  int context = 4096;             // tokens of one talk; at most what the model was trained for
  int talks = 0;                  // side by side; 0: as memory allows, 1 to 16
  size_t cache_bytes = 1u << 30;  // for the caches of talks, together
  size_t shelf_bytes = 1u << 29;  // for what is laid aside
};

/// What came of a request: a piece of its answer, its end, or an error.
struct EngineEvent {
  uint64_t id = 0;
  std::variant<std::string, Generation, Error> what;
};

/// Not thread-safe.
class Engine {
 public:
  /// From now on llama.cpp says nothing of what it does on standard error.
  static void Hush();
  static Result<std::unique_ptr<Engine>> Load(const EngineConfig& config);
  ~Engine();

  int context_tokens() const;
  int talks() const;
  /// About what a picture takes of the context; 0 where the model does not see.
  int picture_tokens() const;
  bool hears() const;

  /// Takes up a request; what comes of it comes from Step.
  void Begin(uint64_t id, GenerationRequest request);
  /// Ends a request; what was said of it stands.
  void Stop(uint64_t id, std::vector<EngineEvent>& events);
  void LetGo(const std::string& owner);
  bool IsIdle() const;
  /// One pass of the model for all who are at work; adds what came of it.
  void Step(std::vector<EngineEvent>& events);

 private:
  struct Llama;
  struct Work;
  struct Slot;
  Engine(std::unique_ptr<Llama> llama, int threads);
  static Result<void> LoadProjector(const EngineConfig& config, Llama& llama);

  void SeatWaiting(std::vector<EngineEvent>& events);
  Slot* ChooseSlot(const std::string& owner);
  void LayAside(Slot& slot);
  Result<void> Seat(Slot& slot, std::unique_ptr<Work> work);
  /// Lets the slot begin with as much of the prompt as is known already.
  void Reuse(Slot& slot, const std::string& owner, const Prompt& prompt);
  void FillBatch();
  void AddPrompt(Slot& slot, int& room);
  void Pass(std::vector<EngineEvent>& events);
  /// Lets one of those who come to a picture now look at one part of it.
  void ShowNext(std::vector<EngineEvent>& events);
  void AfterDecode(std::vector<EngineEvent>& events);
  void TakeToken(Slot& slot, std::vector<EngineEvent>& events);
  void Finish(Slot& slot, sam::Finish finish, std::vector<EngineEvent>& events);
  void FailAll(std::vector<EngineEvent>& events);
  void Drop(Slot& slot, Error why, std::vector<EngineEvent>& events);

  std::unique_ptr<Llama> llama_;
  std::unique_ptr<ChatFormat> format_;
  std::unique_ptr<KvShelf> shelf_;
  std::vector<Slot> slots_;
  std::deque<std::unique_ptr<Work>> waiting_;
  std::unordered_map<std::string, GivenAnswers> answers_;
  ThreadChooser threads_;
  uint64_t steps_ = 0;
  double prompt_speed_ = 200;  // tokens a second, as measured
};

}  // namespace sam::llm
