#include "server/openai/exchange.h"

#include <fmt/format.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>

namespace sam::api {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::awaitable;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr auto kBodyTime = std::chrono::seconds(60);   // for a body to come
constexpr auto kWriteTime = std::chrono::seconds(30);  // for a piece to be taken
constexpr auto kDrainTime = std::chrono::seconds(5);
constexpr uint64_t kMostDrained = 64u << 20;  // of a body that nobody wants, so that the client comes to read why
constexpr uint64_t kShortBody = 64u << 10;

void SetHead(http::fields& head, std::string_view type) {
  head.set(http::field::content_type, boost::beast::string_view(type.data(), type.size()));
  head.set(http::field::cache_control, "no-store");
  head.set("X-Content-Type-Options", "nosniff");
  head.set("Referrer-Policy", "no-referrer");
}

}  // namespace

Exchange::Exchange(WebStream& stream, boost::beast::flat_buffer& buffer, Parser& parser, const ServerContext& context)
    : stream_(stream), buffer_(buffer), parser_(parser), context_(context), request_(parser.get()),
      target_(Split(std::string_view(request_.target().data(), request_.target().size()))), keep_(request_.keep_alive() && request_.method() != http::verb::head), unread_(!parser.is_done()) {}

awaitable<Outcome<void>> Exchange::ReadBody(uint64_t longest) {
  const auto too_long = [&] { return Refuse({.status = 413, .message = fmt::format("the request has over {} KiB; send less", longest >> 10), .code = "request_too_large"}); };
  if (parser_.content_length() && *parser_.content_length() > longest) co_return too_long();
  stream_.expires_after(kBodyTime);
  if (unread_ && Header("expect") == "100-continue") {
    constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto go_on = asio::buffer(kGoOn);
    const auto [failed, bytes] = co_await asio::async_write(stream_, go_on, kWait);
    if (failed) keep_ = false;
  }
  parser_.body_limit(longest);
  const auto [failed, bytes] = co_await http::async_read(stream_, buffer_, parser_, kWait);
  if (failed == http::error::body_limit) co_return too_long();
  if (failed) {
    keep_ = false;
    co_return Refuse({.message = fmt::format("the body did not come whole ({}); send it again", failed.message())});
  }
  stream_.expires_never();  // the answer takes as long as it takes
  unread_ = false;
  body = std::move(parser_.get().body());
  co_return Outcome<void>();
}

awaitable<void> Exchange::Send(std::string_view type, std::string text) {
  http::response<http::string_body> response(http::status::ok, request_.version());
  SetHead(response, type);
  response.keep_alive(keep_);
  response.body() = std::move(text);
  response.prepare_payload();
  stream_.expires_after(kWriteTime);
  const auto [failed, bytes] = co_await http::async_write(stream_, response, kWait);
  keep_ = keep_ && !failed;
}

awaitable<void> Exchange::SendError(ApiError error) {
  if (unread_) {
    const auto read = co_await ReadBody(kShortBody);
    if (!read) keep_ = false;
  }
  http::response<http::string_body> response(static_cast<http::status>(error.status), request_.version());
  SetHead(response, "application/json");
  if (error.retry_after_s > 0) response.set(http::field::retry_after, std::to_string(error.retry_after_s));
  response.keep_alive(keep_);
  response.body() = ErrorBody(error);
  response.prepare_payload();
  stream_.expires_after(kWriteTime);
  const auto [failed, bytes] = co_await http::async_write(stream_, response, kWait);
  if (failed) keep_ = false;
  else if (unread_) co_await Drain();
}

/// A connection that is closed on a client that is still sending takes the answer with it.
awaitable<void> Exchange::Drain() {
  stream_.ShutdownSend();
  stream_.expires_after(kDrainTime);
  auto room = std::make_unique<std::array<char, 65536>>();
  const auto into = asio::buffer(*room);
  for (uint64_t drained = 0; drained < kMostDrained;) {
    const auto [failed, bytes] = co_await stream_.async_read_some(into, kWait);
    if (failed) break;
    drained += bytes;
  }
}

awaitable<bool> Exchange::Begin(std::string_view type) {
  http::response<http::empty_body> response(http::status::ok, request_.version());
  SetHead(response, type);
  chunked_ = request_.version() >= 11;
  keep_ = keep_ && chunked_;
  response.keep_alive(keep_);
  if (chunked_) response.chunked(true);
  begun_ = true;
  http::response_serializer<http::empty_body> serializer(response);
  stream_.expires_after(kWriteTime);
  const auto [failed, bytes] = co_await http::async_write_header(stream_, serializer, kWait);
  stream_.expires_never();  // until there is more to say
  gone_ = gone_ || failed;
  keep_ = keep_ && !failed;
  co_return !failed;
}

awaitable<bool> Exchange::Write(std::string piece) {
  stream_.expires_after(kWriteTime);
  const auto plain = asio::buffer(std::as_const(piece));
  boost::system::error_code failed;
  if (chunked_) {
    const auto chunk = http::make_chunk(asio::const_buffer(plain));
    const auto [error, bytes] = co_await asio::async_write(stream_, chunk, kWait);
    failed = error;
  } else {
    const auto [error, bytes] = co_await asio::async_write(stream_, plain, kWait);
    failed = error;
  }
  stream_.expires_never();
  gone_ = gone_ || failed;
  keep_ = keep_ && !failed;
  co_return !failed;
}

awaitable<void> Exchange::End() {
  if (!chunked_ || gone_) co_return;
  stream_.expires_after(kWriteTime);
  const auto last = http::make_chunk_last();
  const auto [failed, bytes] = co_await asio::async_write(stream_, last, kWait);
  keep_ = keep_ && !failed;
}

struct Exchange::Watch::State {
  State(const asio::any_io_executor& executor, std::function<void()> what) : ended(executor, asio::steady_timer::time_point::max()), gone(std::move(what)) {}
  asio::steady_timer ended;
  std::function<void()> gone;
  bool stopped = false, done = false;
};

Exchange::Watch::Watch(Exchange& exchange, std::function<void()> gone)
    : exchange_(exchange), state_(std::make_shared<State>(exchange.stream_.get_executor(), std::move(gone))) {
  auto watch = [](Exchange& of, std::shared_ptr<State> state) -> awaitable<void> {
    auto& socket = of.stream_.socket();
    while (!state->stopped) {
      const auto [failed] = co_await socket.async_wait(WebStream::Socket::wait_read, kWait);
      if (state->stopped || failed == asio::error::operation_aborted) break;
      const Unread unread = failed ? Unread::kEnded : of.stream_.Peek();
      if (unread == Unread::kSomething) break;  // the next request is here already: this client waits
      if (unread == Unread::kNothing) continue;
      of.keep_ = false;
      of.gone_ = true;
      state->gone();
      break;
    }
    state->done = true;
    state->ended.cancel();
  };
  asio::co_spawn(exchange.stream_.get_executor(), watch(exchange, state_), asio::detached);
}

awaitable<void> Exchange::Watch::Stop() {
  state_->stopped = true;
  boost::system::error_code ignored;
  if (!state_->done) exchange_.stream_.socket().cancel(ignored);
  while (!state_->done) {
    const auto [cancelled] = co_await state_->ended.async_wait(kWait);
    (void)cancelled;
  }
}

WebStream Exchange::TakeStream() {
  keep_ = false;
  return std::move(stream_);
}

}  // namespace sam::api
