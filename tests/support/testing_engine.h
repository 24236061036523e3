// For tests: a tiny model on disk, and an engine asked in one thread.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "mind/llm/worker/engine.h"
#include "tests/support/gguf_writer.h"

namespace sam::llm {

/// A file in the folder for temporary files, gone with it.
class TinyModel {
 public:
  explicit TinyModel(const std::string& shape, uint64_t seed = 1) : path_("/tmp/samantha-" + shape + "-" + std::to_string(getpid()) + ".gguf") {
    SAM_CHECK(support::WriteModel(*support::ShapeNamed(shape), seed, path_).has_value());
  }
  ~TinyModel() { std::remove(path_.c_str()); }
  TinyModel(const TinyModel&) = delete;
  TinyModel& operator=(const TinyModel&) = delete;
  const std::string& path() const { return path_; }

 private:
  const std::string path_;
};

/// The same for eyes that belong to any of the tiny models.
class TinyEyes {
 public:
  explicit TinyEyes(uint64_t seed = 1, support::ProjectorShape shape = {}) : path_("/tmp/samantha-eyes-" + std::to_string(getpid()) + "-" + std::to_string(shape.text_embedding) + ".gguf") {
    SAM_CHECK(support::WriteProjector(shape, seed, path_).has_value());
  }
  ~TinyEyes() { std::remove(path_.c_str()); }
  TinyEyes(const TinyEyes&) = delete;
  TinyEyes& operator=(const TinyEyes&) = delete;
  const std::string& path() const { return path_; }

 private:
  const std::string path_;
};

/// And ears.
class TinyEars {
 public:
  TinyEars() : path_("/tmp/samantha-ears-" + std::to_string(getpid()) + ".gguf") { SAM_CHECK(support::WriteEars({}, 1, path_).has_value()); }
  ~TinyEars() { std::remove(path_.c_str()); }
  TinyEars(const TinyEars&) = delete;
  TinyEars& operator=(const TinyEars&) = delete;
  const std::string& path() const { return path_; }

 private:
  const std::string path_;
};

inline std::unique_ptr<Engine> LoadEngine(const std::string& path, EngineConfig config) {
  Engine::Hush();
  std::FILE* file = std::fopen(path.c_str(), "rb");
  SAM_CHECK(file != nullptr);
  config.model = file;
  auto engine = Engine::Load(config);
  std::fclose(file);
  SAM_CHECK(engine.has_value());
  return std::move(*engine);
}

struct Outcome {
  std::string pieces;
  std::optional<Generation> made;
  std::optional<Error> error;
};

/// Steps until nothing is at work.
inline std::map<uint64_t, Outcome> RunAll(Engine& engine, const std::function<void(const EngineEvent&)>& on_event = {}) {
  std::map<uint64_t, Outcome> outcomes;
  while (!engine.IsIdle()) {
    std::vector<EngineEvent> events;
    engine.Step(events);
    for (EngineEvent& event : events) {
      if (on_event) on_event(event);
      Outcome& outcome = outcomes[event.id];
      if (auto* piece = std::get_if<std::string>(&event.what)) outcome.pieces += *piece;
      else if (auto* made = std::get_if<Generation>(&event.what)) outcome.made = std::move(*made);
      else outcome.error = std::get<Error>(event.what);
    }
  }
  return outcomes;
}

inline GenerationRequest Talk(std::vector<ChatMessage> messages, std::string owner, int most = 24) {
  GenerationRequest request;
  request.messages = std::move(messages);
  request.owner = std::move(owner);
  request.most_tokens = most;
  request.seed = 7;
  return request;
}

}  // namespace sam::llm
