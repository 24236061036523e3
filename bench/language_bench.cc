// language_bench MODEL [THREADS]: tokens a second alone and for 16 talks at once, the time to the first token in a long context, and how much of a second turn is read.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>

#include "tests/support/testing_engine.h"

namespace {

using sam::llm::Engine;
using Clock = std::chrono::steady_clock;

double Seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

std::string Words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += fmt::format("word{} ", i % 97);
  return text;
}

/// Tokens a second of `talks` at once, each with a short prompt that is read before the clock starts.
double Speed(Engine& engine, int talks, int tokens) {
  for (int i = 0; i < talks; ++i) engine.Begin(static_cast<uint64_t>(i + 1), sam::llm::Talk({{sam::Role::kUser, Words(8)}}, fmt::format("p{}", i), tokens));
  int said = 0, begun = 0;
  Clock::time_point since;
  std::vector<bool> started(static_cast<size_t>(talks));
  while (!engine.IsIdle()) {
    std::vector<sam::llm::EngineEvent> events;
    engine.Step(events);
    if (begun == talks) ++said;
    for (const auto& event : events) {
      if (!std::holds_alternative<std::string>(event.what) || started[event.id - 1]) continue;
      started[event.id - 1] = true;
      if (++begun == talks) since = Clock::now();
    }
  }
  return said * talks / Seconds(since);
}

void FirstToken(Engine& engine) {
  std::vector<sam::ChatMessage> talk = {{sam::Role::kSystem, Words(600)}};
  int prompt = 0;
  while (prompt < 2900) {
    talk.push_back({sam::Role::kUser, Words(60)});
    engine.Begin(1, sam::llm::Talk(talk, "long", 8));
    auto outcome = RunAll(engine)[1];
    if (!outcome.made) break;
    prompt = outcome.made->prompt_tokens;
    talk.push_back({sam::Role::kAssistant, outcome.made->text});
  }
  talk.push_back({sam::Role::kUser, "and what do you make of that, then?"});
  const auto began = Clock::now();
  const auto cpu = std::clock();
  double used = 0;
  engine.Begin(1, sam::llm::Talk(talk, "long", 2));
  double first = 0;
  const auto outcome = RunAll(engine, [&](const auto&) { if (first == 0) first = Seconds(began), used = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC; })[1];
  if (outcome.made) fmt::print("first token in a context of {}: {:.0f} ms, {:.0f} ms of processor time, {} tokens read anew\n", outcome.made->prompt_tokens, first * 1000, used * 1000, outcome.made->prompt_tokens - outcome.made->reused_tokens);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "language_bench: give a GGUF file, and threads\n");
    return 2;
  }
  const int threads = argc > 2 ? std::atoi(argv[2]) : 0;
  {
    auto engine = sam::llm::LoadEngine(argv[1], {.threads = threads, .context = 512, .talks = 16});
    Speed(*engine, 1, 8);
    const double alone = Speed(*engine, 1, 32), together = Speed(*engine, 16, 32);
    fmt::print("alone {:.1f} tokens/s, 16 at once {:.1f} tokens/s: {:.2f} times\n", alone, together, together / alone);
  }
  auto engine = sam::llm::LoadEngine(argv[1], {.threads = threads, .context = 4096, .talks = 1});
  FirstToken(*engine);
}
