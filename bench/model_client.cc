// Many answers at once from a server of models: how long each took, and what reading a sentence costs us. `model_client openai:URL [STREAMS] [ROUNDS]`
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "mind/llm/openai_spec.h"

namespace {

using Clock = std::chrono::steady_clock;

double CpuSeconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
}

struct Counting final : sam::PieceSink {
  void OnPiece(std::string_view piece) override {
    ++pieces;
    sentences += static_cast<long>(std::ranges::count_if(piece, [](char c) { return c == '.' || c == '?' || c == '!'; }));
  }
  long pieces = 0, sentences = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const auto config = sam::llm::ReadOpenAiSpec(argc > 1 ? argv[1] : "", [](const char*) { return std::string(); });
  if (!config) return std::fprintf(stderr, "model_client: %s\n", config.error().message.c_str()), 2;
  const int streams = argc > 2 ? std::atoi(argv[2]) : 641, rounds = argc > 3 ? std::atoi(argv[3]) : 1;
  const auto model = *sam::llm::OpenOpenAiModel(*config);
  boost::asio::io_context context{1};
  Counting counting;
  std::vector<double> took, first;
  int failed = 0;
  const double cpu = CpuSeconds();
  for (int i = 0; i < streams; ++i) {
    auto one = [&, i]() -> boost::asio::awaitable<void> {
      for (int round = 0; round < rounds; ++round) {
        const auto began = Clock::now();
        const sam::GenerationRequest request{.messages = {{sam::Role::kUser, "hello " + std::to_string(i)}}};
        const auto made = co_await model->Generate(request, counting, {});
        took.push_back(std::chrono::duration<double>(Clock::now() - began).count());
        if (made) first.push_back(std::chrono::duration<double>(made->first_piece).count());
        else if (++failed == 1) std::fprintf(stderr, "model_client: %s\n", made.error().message.c_str());
      }
    };
    boost::asio::co_spawn(context, std::move(one), boost::asio::detached);
  }
  context.run();
  const double used = CpuSeconds() - cpu;
  std::ranges::sort(took);
  std::ranges::sort(first);
  std::printf("%zu answers (%d failed), %ld pieces, %ld sentences: median %.2f s, slowest %.2f s; first piece median %.0f ms, last %.0f ms; CPU %.2f s: %.1f us a piece, %.3f ms a sentence\n", took.size(), failed, counting.pieces,
              counting.sentences, took[took.size() / 2], took.back(), first.empty() ? 0.0 : first[first.size() / 2] * 1e3, first.empty() ? 0.0 : first.back() * 1e3, used, used * 1e6 / static_cast<double>(std::max(1l, counting.pieces)),
              used * 1e3 / static_cast<double>(std::max(1l, counting.sentences)));
}
