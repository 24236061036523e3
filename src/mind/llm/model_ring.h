// Several language models as one: the first that is well answers, the next where it fails.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "mind/llm/language_model.h"

namespace sam::llm {

using SteadyNow = std::function<std::chrono::steady_clock::time_point()>;

/// A model that failed so often in a row is left alone for a while, twice as long each time; then one request tries it.
struct BreakerPolicy {
  int failures = 3;
  std::chrono::milliseconds rest{15'000};
  std::chrono::milliseconds most{300'000};
};

/// Thread-safe. Goes on to the next model only before the first piece, and not where the prompt is too long. Where all are resting it fails at once with kUnavailable, so that nobody waits for what will not come.
class ModelRing final : public LanguageModel {
 public:
  ModelRing(std::vector<std::unique_ptr<LanguageModel>> models, BreakerPolicy policy, SteadyNow now);

  std::string name() const override;
  /// The least of them: any may have to answer.
  int context_tokens() const override;
  boost::asio::awaitable<Result<Generation>> Generate(const GenerationRequest& request, PieceSink& sink, std::stop_token stop) override;
  /// kElsewhere where one of them is there; pictures are shown to those first that take them.
  boost::asio::awaitable<PictureReader> ReadsPictures(std::stop_token stop) override;
  /// Sounds go to those first that take them.
  bool hears() const override;
  int picture_tokens() const override;
  void LetGo(const std::string& owner) override;

 private:
  class Trial;
  struct Health {
    int failures = 0;  // in a row
    int rests = 0;     // in a row
    bool tried = false;  // a request is finding out whether it is well again
    std::chrono::steady_clock::time_point rests_until{};
  };
  /// In which they are asked.
  boost::asio::awaitable<std::vector<size_t>> OrderFor(const GenerationRequest& request, std::stop_token stop);
  bool Begin(size_t model);
  void Note(size_t model, const Result<Generation>* outcome);
  Error AllRest() const;

  const std::vector<std::unique_ptr<LanguageModel>> models_;
  const BreakerPolicy policy_;
  const SteadyNow now_;
  mutable std::mutex mutex_;
  std::vector<Health> health_;  // guarded
};

}  // namespace sam::llm
