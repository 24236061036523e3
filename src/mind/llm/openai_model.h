// A language model on any OpenAI-compatible server: Ollama, llama.cpp, vLLM, LM Studio, a cloud.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "mind/llm/chat_answer.h"
#include "mind/llm/chat_request.h"
#include "mind/llm/crowd_gate.h"
#include "mind/llm/language_model.h"
#include "mind/llm/model_ring.h"
#include "mind/llm/retry.h"
#include "net/http_client.h"
#include "net/url.h"

namespace sam::llm {

/// Whether a model takes pictures. kUnknown: its server is asked when there is one to show.
enum class Sees : uint8_t { kUnknown, kYes, kNo };

struct OpenAiEndpoint {
  net::Url url;       // what "/chat/completions" is put behind: http://127.0.0.1:11434/v1
  std::string model;  // "": the first that it lists
  std::string key;    // "": none
  Sees sees = Sees::kUnknown;
  bool hears = false;  // servers do not tell it
};

struct OpenAiConfig {
  std::vector<OpenAiEndpoint> endpoints;  // the first is asked; the next where it fails
  int context_tokens = 0;                 // 0: what the server tells, at most 16384, else 4096
  RetryPolicy retries{};
  std::chrono::milliseconds loading{120'000}, loading_pause{500};  // for how long a server that is loading its model is asked again, and how often
  BreakerPolicy breaker{};
  net::HttpLimits limits{.connect = std::chrono::seconds(3), .first_byte = std::chrono::minutes(3), .idle = std::chrono::seconds(60), .total = std::chrono::minutes(15), .body_bytes = 32 << 20};
  uint64_t seed = 0;                      // of the waits before asking again
  SteadyNow now = std::chrono::steady_clock::now;
};

/// One endpoint. Asks again, after a while, what failed for now and before its first piece; leaves out what the server refuses; learns how much fits and whether the model thinks.
/// Loopback and private networks may be asked. Generate gives kExhausted where the prompt is too long.
class OpenAiModel final : public LanguageModel {
 public:
  OpenAiModel(OpenAiEndpoint endpoint, const OpenAiConfig& config, std::shared_ptr<net::HttpClient> http);

  std::string name() const override;
  int context_tokens() const override { return context_tokens_; }
  boost::asio::awaitable<Result<Generation>> Generate(const GenerationRequest& request, PieceSink& sink, std::stop_token stop) override;
  /// As was said where the endpoint was named; else as the server tells in its list of models. One that refuses a picture is shown no other.
  boost::asio::awaitable<PictureReader> ReadsPictures(std::stop_token stop) override;
  /// As was said where the endpoint was named, until it refuses a sound.
  bool hears() const override { return hears_; }

 private:
  /// How asking once went. may_pass: asking again may help.
  struct Tried {
    Result<Generation> outcome;
    bool may_pass = false;
    bool loading = false;
    bool crowded = false;
    std::optional<std::chrono::milliseconds> asked_to_wait{};
  };
  boost::asio::awaitable<Tried> Try(const GenerationRequest& request, PieceSink& sink, std::stop_token stop);
  /// Where an answer refuses the pictures or sounds of a request: what to say of it, and it is shown and played no more. Nothing for all else.
  std::optional<Error> LearnsToDoWithout(const GenerationRequest& request, int status, std::string_view body);
  boost::asio::awaitable<Tried> AskForModels(std::stop_token stop);
  Tried TakeModels(std::string_view body);
  /// True where it is to be asked again, now that more is known of what the model does.
  bool LearnsToThink(const ChatAnswer& answer, Finish finish, ChatOptions& refused) const;
  boost::asio::awaitable<Result<net::HttpResponse>> Send(std::string body, ChatAnswer& answer, std::stop_token stop);
  net::HttpRequest To(std::string_view path) const;
  Tried Judge(const Result<net::HttpResponse>& response, ChatAnswer& answer);
  Tried JudgeStatus(const net::HttpResponse& head, const ServerError& error);
  Tried JudgeFailure(const Error& error, bool began) const;
  Tried Crowded(bool began) const;
  Tried TooLong(const ServerError& error);
  std::string model() const;

  const OpenAiEndpoint endpoint_;
  const int told_context_;
  const std::chrono::milliseconds loading_, loading_pause_;
  const RetryPolicy retries_;
  const net::HttpLimits limits_;
  const uint64_t seed_;
  const SteadyNow now_;
  const std::shared_ptr<net::HttpClient> http_;
  std::atomic<int> context_tokens_;
  std::atomic<Sees> sees_;
  std::atomic<bool> hears_;
  std::atomic<uint32_t> refused_ = 0;  // ChatOptions that this server has refused
  std::atomic<uint64_t> waits_ = 0;
  CrowdGate gate_;
  std::atomic<bool> has_asked_ = false;  // for its models
  mutable std::mutex mutex_;
  std::string model_;  // guarded
};

/// All of them, each with its health; only the last is asked again. kInvalidArgument: none is given.
Result<std::unique_ptr<LanguageModel>> OpenOpenAiModel(const OpenAiConfig& config);

}  // namespace sam::llm
