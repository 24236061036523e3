#include "server/listener.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <nlohmann/json.hpp>

#include "server/assets.h"
#include "server/http_request.h"
#include "server/json.h"
#include "server/openai/router.h"
#include "server/talk_socket.h"

namespace sam {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::awaitable;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr auto kHeaderTime = std::chrono::seconds(10);
constexpr auto kIdleTime = std::chrono::seconds(60);
constexpr uint32_t kLongestHeader = 8192;
constexpr uint64_t kLongestBody = 64 << 10;

using Response = http::response<http::string_body>;

Response Plain(const HttpRequest& request, http::status status, std::string_view type, std::string_view body) {
  Response response(status, request.version());
  response.set(http::field::content_type, type);
  response.set(http::field::cache_control, "no-store");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Permissions-Policy", "microphone=(self), camera=(self)");
  response.set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
  response.keep_alive(request.keep_alive());
  response.body() = body;
  response.prepare_payload();
  return response;
}

Response Refusal(const HttpRequest& request, http::status status, std::string_view message) {
  return Plain(request, status, "application/json", wire::ErrorLine(message));
}

Response Route(const HttpRequest& request, const Target& target, const ServerContext& context) {
  if (request.method() != http::verb::get && request.method() != http::verb::head)
    return Refusal(request, http::status::method_not_allowed, fmt::format("{} is not answered here; use GET", std::string_view(request.method_string())));
  const int people_now = context.people.TalkingNow(context.clock.Now().at);
  if (target.path == "/health") return Plain(request, http::status::ok, "application/json", wire::Line({{"status", "ok"}}));
  if (target.path == "/metrics") return Plain(request, http::status::ok, "text/plain; version=0.0.4", context.metrics.Text(people_now));
  if (target.path == "/v1/people/count") return Plain(request, http::status::ok, "application/json", wire::Line({{"people", people_now}}));
  const auto asset = FindAsset(target.path);
  if (!asset) return Refusal(request, http::status::not_found, fmt::format("nothing is at '{}'; the page is at /", target.path.substr(0, 80)));
  Response response = Plain(request, http::status::ok, asset->type, asset->body);
  if (!context.guard.token.empty() && QueryValue(target.query, "token") == context.guard.token)
    response.set(http::field::set_cookie, "samantha=" + context.guard.token + "; HttpOnly; SameSite=Strict; Path=/");
  return response;
}

awaitable<bool> Write(beast::tcp_stream& stream, Response response) {
  const bool keep = response.keep_alive();
  const auto [failed, bytes] = co_await http::async_write(stream, response, kWait);
  co_return !failed && keep;
}

/// The page's requests and the API's, one after another; false where the connection ends, or is a talk's from now on.
awaitable<bool> AnswerNext(beast::tcp_stream& stream, beast::flat_buffer& buffer, const ServerContext& context) {
  http::request_parser<http::string_body> parser;
  parser.header_limit(kLongestHeader);
  parser.body_limit(boost::none);  // known once the address is
  stream.expires_after(buffer.size() == 0 ? kIdleTime : kHeaderTime);
  const auto [no_head, head_bytes] = co_await http::async_read_header(stream, buffer, parser, kWait);
  if (no_head) co_return false;
  const Target target = Split(std::string_view(parser.get().target().data(), parser.get().target().size()));
  if (api::IsApi(target.path)) co_return co_await api::Answer(stream, buffer, parser, context);
  if (parser.content_length().value_or(0) > kLongestBody) co_return false;
  parser.body_limit(kLongestBody);
  const auto [failed, bytes] = co_await http::async_read(stream, buffer, parser, kWait);
  if (failed) co_return false;
  HttpRequest request = parser.release();
  const Admission admission = AdmitRequest(request, target, context.guard);
  if (admission != Admission::kYes) {
    context.metrics.CountRefusal();
    co_return co_await Write(stream, Refusal(request, admission == Admission::kNoToken ? http::status::unauthorized : http::status::forbidden, Reason(admission)));
  }
  if (!beast::websocket::is_upgrade(request) || target.path != "/v1/talk") co_return co_await Write(stream, Route(request, target, context));
  std::string person = QueryValue(target.query, "person");
  if (person.empty()) person = context.default_person;
  auto session = context.people.Find(person);
  if (!session) co_return co_await Write(stream, Refusal(request, http::status::bad_request, session.error().message));
  stream.expires_never();
  Talk(std::move(stream), std::move(request), std::move(*session), context);
  co_return false;
}

awaitable<void> Serve(beast::tcp_stream stream, const ServerContext& context) {
  beast::flat_buffer buffer;
  while (co_await AnswerNext(stream, buffer, context)) {}
  boost::system::error_code ignored;
  stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

}  // namespace

awaitable<void> Listen(asio::ip::tcp::acceptor& acceptor, const ServerContext& context) {
  const auto executor = acceptor.get_executor();
  for (;;) {
    auto [failed, socket] = co_await acceptor.async_accept(asio::make_strand(executor), kWait);
    if (failed == asio::error::operation_aborted) co_return;
    if (failed) {  // out of descriptors, say: wait for some to be given back
      asio::steady_timer pause(executor, std::chrono::milliseconds(50));
      co_await pause.async_wait(kWait);
      continue;
    }
    const auto strand = socket.get_executor();
    boost::system::error_code ignored;
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    asio::co_spawn(strand, Serve(beast::tcp_stream(std::move(socket)), context), asio::detached);
  }
}

}  // namespace sam
