#include "server/listener.h"

#include <fmt/format.h>
#include <sys/socket.h>

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
#include "server/http_response.h"
#include "server/json.h"
#include "server/openai/router.h"
#include "server/talk_socket.h"
#include "server/tls/devices.h"
#include "server/tls/home_network.h"
#include "server/tls/visitor.h"

namespace sam {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::awaitable;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr auto kHeaderTime = std::chrono::seconds(10);
constexpr auto kIdleTime = std::chrono::seconds(60);
constexpr auto kHandshakeTime = std::chrono::seconds(10);  // to say the first byte and to finish a handshake
constexpr char kTlsHandshake = 0x16;  // of a record, RFC 8446 5.1
constexpr uint32_t kLongestHeader = 8192;
constexpr uint64_t kLongestBody = 64 << 10;
constexpr auto kWriteTime = std::chrono::seconds(30);

/// Whom a request is let in as; `person` and `device` are those of a paired device, else empty.
struct Entrant {
  std::string person, device;
};

HttpResponse Route(const HttpRequest& request, const Target& target, const ServerContext& context) {
  if (request.method() != http::verb::get && request.method() != http::verb::head)
    return RespondRefusal(request, http::status::method_not_allowed, fmt::format("{} is not answered here; use GET", std::string_view(request.method_string())));
  const int people_now = context.people.TalkingNow(context.clock.Now().at);
  if (target.path == "/health") return Respond(request, http::status::ok, "application/json", wire::Line({{"status", "ok"}}));
  if (target.path == "/metrics") return Respond(request, http::status::ok, "text/plain; version=0.0.4", context.metrics.Text(people_now));
  if (target.path == "/v1/people/count") return Respond(request, http::status::ok, "application/json", wire::Line({{"people", people_now}}));
  const auto asset = FindAsset(target.path);
  if (!asset) return RespondRefusal(request, http::status::not_found, fmt::format("nothing is at '{}'; the page is at /", target.path.substr(0, 80)));
  HttpResponse response = Respond(request, http::status::ok, asset->type, asset->body);
  if (!context.guard.token.empty() && SameSecret(QueryValue(target.query, "token"), context.guard.token)) response.set(http::field::set_cookie, CookieFor(context.guard, context.guard.token));
  return response;
}

/// The refusal, or whom it is from.
tl::expected<Entrant, HttpResponse> LetIn(const HttpRequest& request, const Target& target, const ServerContext& context) {
  const Admission admission = AdmitRequest(request, target, context.guard);
  if (admission == Admission::kYes) return Entrant{};
  if (admission == Admission::kNoToken && context.home) {
    if (auto device = context.keys->Find(CookieOf(context.guard, Field(request, http::field::cookie)), KeyUse::kDevice)) return Entrant{device->name, device->id};
    if (target.path == "/" && request.method() == http::verb::get) return tl::unexpected(RespondElsewhere(request, "/pair"));
  }
  return tl::unexpected(RespondRefusal(request, admission == Admission::kNoToken ? http::status::unauthorized : http::status::forbidden, Reason(admission)));
}

awaitable<bool> Write(WebStream& stream, HttpResponse response) {
  const bool keep = response.keep_alive();
  stream.expires_after(kWriteTime);
  const auto [failed, bytes] = co_await http::async_write(stream, response, kWait);
  co_return !failed && keep;
}

/// The connection is the talk's from now on, or gets the refusal.
awaitable<bool> BeginTalk(WebStream& stream, HttpRequest request, const Target& target, const Entrant& entrant, const ServerContext& context) {
  std::string person = QueryValue(target.query, "person");
  if (!entrant.person.empty() && !person.empty() && person != entrant.person) {
    HttpResponse refusal = RespondRefusal(request, http::status::forbidden, "this device is paired as somebody else; pair it again for another person");
    co_return co_await Write(stream, std::move(refusal));
  }
  if (person.empty()) person = entrant.person.empty() ? context.default_person : entrant.person;
  auto session = context.people.Find(person);
  if (!session) {
    HttpResponse refusal = RespondRefusal(request, http::status::bad_request, session.error().message);
    co_return co_await Write(stream, std::move(refusal));
  }
  WebStream moved = std::move(stream).MoveTo((*session)->executor());
  if (!entrant.device.empty()) context.home->talks.Add(entrant.device, moved.MakeHandle());
  Talk(std::move(moved), std::move(request), std::move(*session), context);
  co_return false;
}

/// Who is at the other end, and the place at the door that is held until something is let in.
struct Visitor {
  std::string from;
  std::optional<Doorkeeper::Pass> pass;
};

/// The page's requests and the API's, one after another; false where the connection ends, or is a talk's from now on.
awaitable<bool> AnswerNext(WebStream& stream, beast::flat_buffer& buffer, Visitor& caller, const ServerContext& context) {
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
  if (context.home && IsForVisitors(target.path)) {
    HttpResponse answer = AnswerVisitor(request, target, context, caller.from);
    co_return co_await Write(stream, std::move(answer));
  }
  auto entrant = LetIn(request, target, context);
  if (!entrant) {
    context.metrics.CountRefusal();
    co_return co_await Write(stream, std::move(entrant.error()));
  }
  caller.pass.reset();
  if (beast::websocket::is_upgrade(request) && target.path == "/v1/talk") co_return co_await BeginTalk(stream, std::move(request), target, *entrant, context);
  HttpResponse answer = IsForOwner(target.path) ? AnswerOwner(request, target, context, entrant->device) : Route(request, target, context);
  co_return co_await Write(stream, std::move(answer));
}

/// Plain HTTP on the port of HTTPS: one request, one answer.
awaitable<void> AnswerOnceUnencrypted(WebStream& stream, const ServerContext& context) {
  http::request_parser<http::string_body> parser;
  parser.header_limit(kLongestHeader);
  beast::flat_buffer buffer;
  const auto [no_head, head_bytes] = co_await http::async_read_header(stream, buffer, parser, kWait);
  if (no_head) co_return;
  HttpRequest request = parser.release();
  request.keep_alive(false);
  const Target target = Split(std::string_view(request.target().data(), request.target().size()));
  HttpResponse answer = AnswerUnencrypted(request, target, context);
  co_await Write(stream, std::move(answer));
}

/// With --tls: TLS for who begins it, a redirect for plain HTTP. False where the connection ends here.
awaitable<bool> ReceiveAtTheDoor(WebStream& stream, Visitor& caller, const ServerContext& context) {
  HomeNetwork& home = *context.home;
  boost::system::error_code gone;
  const auto peer = stream.socket().remote_endpoint(gone);
  const auto from = AddressOf(peer.data());
  if (gone || !from || !IsOfOwnNetwork(*from)) co_return false;
  caller.from = from->to_string();
  if (auto pass = home.door.Enter(caller.from)) caller.pass.emplace(std::move(*pass));
  else co_return false;
  stream.expires_after(kHandshakeTime);
  const auto [failed] = co_await stream.socket().async_wait(WebStream::Socket::wait_read, kWait);
  char first = 0;
  if (failed || ::recv(stream.socket().native_handle(), &first, 1, MSG_PEEK | MSG_DONTWAIT) != 1) co_return false;
  if (first != kTlsHandshake) {
    co_await AnswerOnceUnencrypted(stream, context);
    co_return false;
  }
  const auto tls = home.keeper->context();
  co_return co_await stream.Encrypt(*tls);
}

awaitable<void> Serve(WebStream stream, const ServerContext& context) {
  Visitor caller;
  beast::flat_buffer buffer;
  if (!context.home || co_await ReceiveAtTheDoor(stream, caller, context))
    while (co_await AnswerNext(stream, buffer, caller, context)) {}
  stream.ShutdownSend();
}

}  // namespace

awaitable<void> AnswerLocal(WebStream stream, std::string begun, const ServerContext& context) {
  beast::flat_buffer buffer;
  buffer.commit(asio::buffer_copy(buffer.prepare(begun.size()), asio::buffer(begun)));
  http::request_parser<http::string_body> parser;
  parser.header_limit(kLongestHeader);
  parser.body_limit(kLongestBody);
  stream.expires_after(kHeaderTime);
  const auto [failed, bytes] = co_await http::async_read(stream, buffer, parser, kWait);
  if (failed) co_return;
  HttpRequest request = parser.release();
  const Target target = Split(std::string_view(request.target().data(), request.target().size()));
  const Entrant owner;
  if (beast::websocket::is_upgrade(request) && target.path == "/v1/talk") {
    co_await BeginTalk(stream, std::move(request), target, owner, context);
    co_return;
  }
  request.keep_alive(false);
  HttpResponse answer = Route(request, target, context);
  co_await Write(stream, std::move(answer));
}

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
    asio::co_spawn(strand, Serve(WebStream(std::move(socket)), context), asio::detached);
  }
}

}  // namespace sam
