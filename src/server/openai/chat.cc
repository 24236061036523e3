#include "server/openai/chat.h"

#include <fmt/format.h>

#include <boost/asio/this_coro.hpp>
#include <charconv>
#include <chrono>
#include <stop_token>
#include <utility>

#include "base/random.h"
#include "base/unicode.h"
#include "server/openai/chat_request.h"
#include "server/openai/chat_response.h"
#include "server/spoken.h"

namespace sam::api {
namespace {

using boost::asio::awaitable;

constexpr size_t kLongBody = 256 << 10;  // from which reading one would keep others waiting

int RetriesOf(const Exchange& exchange) {
  const std::string_view header = exchange.Header("x-stainless-retry-count");
  int retries = 0;
  std::from_chars(header.data(), header.data() + header.size(), retries);
  return retries;
}

ChatResponse ResponseTo(const ChatRequest& request, const std::string& id, const WallClock& clock) {
  const auto now = std::chrono::duration_cast<std::chrono::seconds>(clock.Now().at.time_since_epoch()).count();
  return ChatResponse(fmt::format("chatcmpl-{:016x}{:08x}", StableHash(id), static_cast<uint32_t>(StableHash(id, 1))), now, request.prompt_tokens);
}

awaitable<Outcome<ChatRequest>> Read(const Exchange& exchange) {
  Sight* sight = exchange.context().people.household().sight;
  if (sight == nullptr || exchange.body.size() < kLongBody) co_return ReadChatRequest(exchange.body);
  std::optional<Outcome<ChatRequest>> request;
  std::function<Result<bool>()> read = [&]() -> Result<bool> { return request.emplace(ReadChatRequest(exchange.body)).has_value(); };
  const Result<bool> done = co_await sight->aside().Run(std::move(read));
  if (!done) co_return Refuse(FromError(done.error()));
  co_return std::move(*request);
}

void Count(const Exchange& exchange, const Session& session, std::chrono::steady_clock::time_point began) {
  const ServerContext& context = exchange.context();
  context.people.TookTurn(session.person().id, context.clock.Now().at);
  context.metrics.CountTurn(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
}

/// What was taken before and cut off ahead of its first word.
bool HasNothing(const TurnReport& report) { return report.again && report.reply.empty() && report.calls.empty() && !report.cut_to_length; }

/// One request's answer on its way out.
struct Outgoing {
  Exchange& exchange;
  Spoken& spoken;
  const ChatResponse& response;
  ChatResponse::Usage usage;
  const std::string& id;

  /// Of the turn, once it is over.
  Result<TurnReport> Report() const {
    Result<TurnReport> report = spoken.report();
    if (report && report->again) exchange.context().desk->PutBack(id, *report);
    else if (report) exchange.context().desk->Note(id, *report);
    return report;
  }
};

constexpr std::string_view kEvents = "text/event-stream; charset=utf-8";

/// The turn to its end; what she says of it goes out as she says it.
awaitable<void> Stream(Outgoing out) {
  auto& [exchange, spoken, response, usage, id] = out;
  Exchange::Watch watch(exchange, [&spoken] { spoken.Stop(); });
  bool there = true, first = true;
  for (auto sentence = co_await spoken.Next(); sentence; sentence = co_await spoken.Next()) {
    std::string events;
    if (first && there) there = co_await exchange.Begin(kEvents);
    if (first) events = response.First(usage, ChatResponse::Content::kWords);
    events += response.Piece((first ? "" : " ") + *sentence, usage);
    first = false;
    if (there) there = co_await exchange.Write(std::move(events));
    if (!there) spoken.Stop();
  }
  co_await watch.Stop();
  const Result<TurnReport> report = out.Report();
  if (!there || (first && (!report || HasNothing(*report)))) co_return;
  if (first) there = co_await exchange.Begin(kEvents);
  std::string events = first ? response.First(usage, report->notices.empty() ? ChatResponse::Content::kNone : ChatResponse::Content::kWords) : "";
  if (report) {
    if (const std::string notices = NoticesAfter(*report); !notices.empty()) events += response.Piece(notices, usage);
    events += response.Last(*report, usage);
  } else {
    events += ChatResponse::Failed(ErrorBody(FromError(report.error())));
  }
  if (there) there = co_await exchange.Write(std::move(events));
  if (there) co_await exchange.End();
}

/// A document goes out once it is whole and looked at.
awaitable<void> StreamDocument(Outgoing out) {
  auto& [exchange, spoken, response, usage, id] = out;
  Exchange::Watch watch(exchange, [&spoken] { spoken.Stop(); });
  for (auto part = co_await spoken.Next(); part;) part = co_await spoken.Next();
  co_await watch.Stop();
  const Result<TurnReport> report = out.Report();
  if (!report || HasNothing(*report)) co_return;
  const bool there = co_await exchange.Begin(kEvents);
  std::string events = response.First(usage, ChatResponse::Content::kNone) + response.Document(*report, usage) + response.Last(*report, usage);
  if (there && co_await exchange.Write(std::move(events))) co_await exchange.End();
}

/// Nothing is sent before its end. A client that goes meanwhile finds the answer when it comes again with the same key.
awaitable<void> Wait(Spoken& spoken) {
  for (auto sentence = co_await spoken.Next(); sentence;) sentence = co_await spoken.Next();
}

/// Takes the turn and answers; false, with nothing answered, where this was taken before and cut off ahead of its first word.
awaitable<bool> TakeTurn(Exchange& exchange, Session& session, const ChatRequest& request, const std::string& id) {
  const auto began = std::chrono::steady_clock::now();
  const ChatResponse response = ResponseTo(request, id, exchange.context().clock);
  const auto usage = request.include_usage ? ChatResponse::Usage::kAtTheEnd : ChatResponse::Usage::kLeftOut;
  Utterance utterance{.id = id, .text = request.said, .at = exchange.context().clock.Now(), .image = request.picture, .context = request.context};
  const auto executor = co_await boost::asio::this_coro::executor;
  Spoken spoken(executor);
  spoken.Begin(session.shared_from_this(), std::move(utterance));
  const Outgoing out{exchange, spoken, response, usage, id};
  if (!request.stream) co_await Wait(spoken);
  else if (request.context.format.is_json()) co_await StreamDocument(out);
  else co_await Stream(out);
  const Result<TurnReport> report = out.Report();
  if (report && HasNothing(*report)) co_return false;
  if (report) Count(exchange, session, began);
  if (exchange.begun()) co_return true;
  if (!report) {
    ApiError error = FromError(report.error());
    co_await exchange.SendError(std::move(error));
  } else if (!request.stream) {  // else the client is gone
    std::string whole = response.Whole(*report);
    co_await exchange.Send("application/json", std::move(whole));
  }
  co_return true;
}

/// What is said in the recordings becomes what is said; the error where it cannot be heard.
awaitable<std::optional<ApiError>> Hear(Exchange& exchange, ChatRequest& request) {
  SpeechRecognizer* const recognizer = exchange.context().recognizer;
  if (recognizer == nullptr && !request.spoken.empty())
    co_return ApiError{.message = "Invalid value: 'input_audio'. Supported values are: 'text', 'image_url'. Start her with --recognizer, or with a model that hears.", .param = request.spoken.front().path + "type", .code = "invalid_value"};
  std::stop_source stop;
  for (SpokenPart& part : std::exchange(request.spoken, {})) {
    Exchange::Watch watch(exchange, [&stop] { stop.request_stop(); });
    RecognitionHints hints;
    const auto heard = co_await recognizer->Recognize(std::move(part.sound), std::move(hints), stop.get_token());
    co_await watch.Stop();
    if (!heard) {
      ApiError error = FromError(heard.error());
      error.param = part.path + "input_audio";
      co_return error;
    }
    request.said += (request.said.empty() || heard->text.empty() ? "" : "\n") + heard->text;
  }
  request.said = CleanText(request.said, kLongestSaid);
  co_return std::nullopt;
}

/// One that may be tried again in a moment.
awaitable<void> RefuseForNow(Exchange& exchange, std::string why) {
  ApiError error{.status = 429, .message = std::move(why), .code = "rate_limit_exceeded", .retry_after_s = 1};
  co_await exchange.SendError(std::move(error));
}

}  // namespace

awaitable<void> CompleteChat(Exchange& exchange) {
  auto request = co_await Read(exchange);
  if (!request) co_return co_await exchange.SendError(std::move(request.error()));
  if (exchange.context().people.household().mind->pace() == Pace::kAtOnce)
    if (auto error = WordsAlone(request->context)) co_return co_await exchange.SendError(std::move(*error));
  if (exchange.user_may_name && !request->user.empty()) exchange.person = request->user;
  const ServerContext& context = exchange.context();
  auto session = context.people.Find(exchange.person);
  if (!session) {
    ApiError error = FromError(session.error());
    error.param = "user";
    co_return co_await exchange.SendError(std::move(error));
  }
  const std::string& person = (*session)->person().name;
  const Desk::Place place(context.desk, person);
  if (!place) co_return co_await RefuseForNow(exchange, fmt::format("Rate limit reached: {} of your requests are waiting for an answer. Send one after another.", Desk::kMostWaiting));
  std::optional<Session::Showing> showing;
  if (!request->picture.empty() && !showing.emplace(**session)) co_return co_await RefuseForNow(exchange, "Rate limit reached: she looks at one picture at a time.");
  const std::string id = context.desk->IdOf(person, exchange.body, exchange.Header("idempotency-key"), RetriesOf(exchange));
  exchange.body = {};
  if (!request->spoken.empty())
    if (auto error = co_await Hear(exchange, *request)) co_return co_await exchange.SendError(std::move(*error));
  const bool answered = co_await TakeTurn(exchange, **session, *request, id);
  if (!answered) co_await TakeTurn(exchange, **session, *request, id + "+");
}

}  // namespace sam::api
