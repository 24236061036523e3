#include "server/openai/transcription.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>

#include "server/openai/transcription_order.h"
#include "server/openai/voices.h"

namespace sam::api {
namespace {

using boost::asio::awaitable;
using nlohmann::ordered_json;

constexpr size_t kLongBody = 256 << 10;  // from which reading one would keep others waiting

awaitable<Outcome<TranscriptionOrder>> Read(const Exchange& exchange) {
  const std::string_view type = exchange.Header("content-type");
  Sight* sight = exchange.context().people.household().sight;
  if (sight == nullptr || exchange.body.size() < kLongBody) co_return ReadTranscriptionOrder(type, exchange.body);
  std::optional<Outcome<TranscriptionOrder>> order;
  std::function<Result<bool>()> read = [&]() -> Result<bool> { return order.emplace(ReadTranscriptionOrder(type, exchange.body)).has_value(); };
  const Result<bool> done = co_await sight->aside().Run(std::move(read));
  if (!done) co_return Refuse(FromError(done.error()));
  co_return std::move(*order);
}

std::string Body(const Transcript& transcript, TranscriptFormat format, double seconds, const std::string& asked_language) {
  if (format == TranscriptFormat::kText) return transcript.text + "\n";
  const ordered_json usage = {{"type", "duration"}, {"seconds", seconds}};
  ordered_json body;
  if (format == TranscriptFormat::kVerboseJson) {
    const std::string& language = transcript.language.empty() ? asked_language : transcript.language;
    body = {{"task", "transcribe"}, {"language", language}, {"duration", seconds}, {"text", transcript.text}, {"segments", ordered_json::array()}};
    if (!transcript.text.empty()) body["segments"].push_back({{"id", 0}, {"seek", 0}, {"start", 0.0}, {"end", seconds}, {"text", transcript.text}, {"tokens", ordered_json::array()},
                                                              {"temperature", 0.0}, {"avg_logprob", 0.0}, {"compression_ratio", 1.0}, {"no_speech_prob", 0.0}});
  } else {
    body = {{"text", transcript.text}};
  }
  body["usage"] = usage;
  return body.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace

awaitable<void> Transcribe(Exchange& exchange) {
  SpeechRecognizer* const recognizer = exchange.context().recognizer;
  if (recognizer == nullptr) {
    ApiError refused = NoRecognizer();
    co_return co_await exchange.SendError(std::move(refused));
  }
  auto order = co_await Read(exchange);
  exchange.body = {};
  if (!order) co_return co_await exchange.SendError(std::move(order.error()));
  const double seconds = order->sound.seconds();
  std::stop_source stop;
  Exchange::Watch watch(exchange, [&stop] { stop.request_stop(); });
  const auto transcript = co_await recognizer->Recognize(std::move(order->sound), order->hints, stop.get_token());
  co_await watch.Stop();
  if (!transcript) {
    ApiError refused = FromError(transcript.error());
    co_return co_await exchange.SendError(std::move(refused));
  }
  std::string body = Body(*transcript, order->format, seconds, order->hints.language);
  co_await exchange.Send(order->format == TranscriptFormat::kText ? "text/plain; charset=utf-8" : "application/json", std::move(body));
}

}  // namespace sam::api
