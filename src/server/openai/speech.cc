#include "server/openai/speech.h"

#include <fmt/format.h>

#include <stop_token>
#include <vector>

#include "audio/resample.h"
#include "audio/wav.h"
#include "base/unicode.h"
#include "server/openai/speech_order.h"
#include "server/openai/voices.h"

namespace sam::api {
namespace {

using boost::asio::awaitable;

constexpr int kRate = 24000;  // the API's

std::string_view TypeOf(SoundFormat format) { return format == SoundFormat::kWav ? "audio/wav" : "audio/pcm"; }

SpeechRequest RequestFor(const SpeechOrder& order, std::string_view sentence) {
  return {.text = std::string(sentence), .language = HasHangul(sentence) ? Language::kKorean : Language::kEnglish, .voice = order.voice, .speed = order.speed};
}

/// A sentence goes out as soon as it is there; what fails before the first is an error, what fails later ends the answer.
awaitable<void> Stream(Exchange& exchange, const SpeechOrder& order, const std::vector<std::string_view>& sentences) {
  std::stop_source stop;
  Exchange::Watch watch(exchange, [&stop] { stop.request_stop(); });
  Error error;
  bool whole = true;
  for (size_t i = 0; i < sentences.size() && whole; ++i) {
    SpeechRequest request = RequestFor(order, sentences[i]);
    auto sound = co_await exchange.context().synthesizer->Say(std::move(request), stop.get_token());
    if (!sound) error = sound.error(), whole = false;
    if (whole && i == 0) {
      whole = co_await exchange.Begin(TypeOf(order.format));
      std::string head = order.format == SoundFormat::kWav ? WavHeader(kRate, std::nullopt) : "";
      if (whole && !head.empty()) whole = co_await exchange.Write(std::move(head));
    }
    std::string piece = sound ? ToBytes(Resample(std::move(*sound), kRate).samples) : "";
    if (whole && !piece.empty()) whole = co_await exchange.Write(std::move(piece));
  }
  co_await watch.Stop();
  if (whole) co_return co_await exchange.End();
  if (exchange.begun()) co_return exchange.Abandon();
  ApiError refused = FromError(error);
  co_await exchange.SendError(std::move(refused));
}

awaitable<void> SendWhole(Exchange& exchange, const SpeechOrder& order) {
  SpeechRequest request = RequestFor(order, order.input);
  auto sound = co_await exchange.context().synthesizer->Say(std::move(request), {});
  if (!sound) {
    ApiError refused = FromError(sound.error());
    co_return co_await exchange.SendError(std::move(refused));
  }
  const Pcm pcm = Resample(std::move(*sound), kRate);
  std::string file = order.format == SoundFormat::kWav ? WriteWav(pcm) : ToBytes(pcm.samples);
  co_await exchange.Send(TypeOf(order.format), std::move(file));
}

}  // namespace

awaitable<void> Speak(Exchange& exchange) {
  const ServerContext& context = exchange.context();
  if (context.synthesizer == nullptr) {
    ApiError refused = NoVoice();
    co_return co_await exchange.SendError(std::move(refused));
  }
  auto order = ReadSpeechOrder(exchange.body, *context.synthesizer);
  if (!order) co_return co_await exchange.SendError(std::move(order.error()));
  const Desk::Place place(context.desk, exchange.person);
  if (!place) {
    ApiError refused{.status = 429, .message = fmt::format("Rate limit reached: {} of your requests are waiting for an answer. Send one after another.", Desk::kMostWaiting), .code = "rate_limit_exceeded", .retry_after_s = 1};
    co_return co_await exchange.SendError(std::move(refused));
  }
  const std::vector<std::string_view> sentences = SplitSentences(order->input);
  if (sentences.size() > 1) co_await Stream(exchange, *order, sentences);
  else co_await SendWhole(exchange, *order);
}

}  // namespace sam::api
