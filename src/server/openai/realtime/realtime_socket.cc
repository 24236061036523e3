#include "server/openai/realtime/realtime_socket.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <memory>

#include "server/openai/realtime/realtime_talk.h"

namespace sam::api {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::awaitable;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr size_t kLongestEvent = 20u << 20;  // 15 MiB of sound as base64
constexpr size_t kMostUnread = 64u << 20;    // that a client may leave lying: over this the connection ends

class RealtimeSocket final : public std::enable_shared_from_this<RealtimeSocket> {
 public:
  /// `key_id`: of the key that it came with; "" for none. Without that key it ends.
  RealtimeSocket(WebStream socket, std::shared_ptr<Session> session, std::string key_id, const ServerContext& context)
      : socket_(std::move(socket)), session_(std::move(session)), key_id_(std::move(key_id)), context_(context) {}

  awaitable<void> Run(std::unique_ptr<HttpRequest> request) {
    socket_.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
    socket_.read_message_max(kLongestEvent);
    if (Field(*request, beast::http::field::sec_websocket_protocol).find("realtime") != std::string_view::npos)
      socket_.set_option(websocket::stream_base::decorator([](websocket::response_type& response) { response.set(beast::http::field::sec_websocket_protocol, "realtime"); }));
    const auto [refused] = co_await socket_.async_accept(*request, kWait);
    if (refused) co_return;
    request.reset();
    context_.people.Connected(session_->person().id);
    context_.metrics.Connections(+1);
    co_await ReadAll();
    context_.metrics.Connections(-1);
    context_.people.Disconnected(session_->person().id);
  }

 private:
  awaitable<void> ReadAll() {
    const auto talk = std::make_shared<RealtimeTalk>(context_, session_, [self = weak_from_this()](std::string event) {
      if (const auto socket = self.lock()) socket->Send(std::move(event));
    });
    talk->Open();
    beast::flat_buffer buffer;
    for (;;) {
      const auto [failed, bytes] = co_await socket_.async_read(buffer, kWait);
      if (failed || (!key_id_.empty() && !context_.keys->Has(key_id_))) break;
      talk->Take(std::string_view(static_cast<const char*>(buffer.data().data()), buffer.size()));
      buffer.clear();
      buffer.shrink_to_fit();
    }
    talk->Close();
  }

  void Send(std::string event) {
    unread_ += event.size();
    outbox_.push_back(std::move(event));
    if (unread_ > kMostUnread) return beast::get_lowest_layer(socket_).close();
    if (writing_) return;
    writing_ = true;
    asio::co_spawn(session_->executor(), WriteAll(), [self = shared_from_this()](std::exception_ptr) {});
  }

  awaitable<void> WriteAll() {
    socket_.text(true);
    while (!outbox_.empty()) {
      const std::string event = std::move(outbox_.front());
      outbox_.pop_front();
      const auto bytes_of = asio::buffer(event);
      const auto [failed, bytes] = co_await socket_.async_write(bytes_of, kWait);
      unread_ -= event.size();
      if (failed) break;
    }
    outbox_.clear();
    unread_ = 0;
    writing_ = false;
  }

  websocket::stream<WebStream, /*deflateSupported=*/false> socket_;
  const std::shared_ptr<Session> session_;
  const std::string key_id_;
  const ServerContext& context_;
  std::deque<std::string> outbox_;
  size_t unread_ = 0;
  bool writing_ = false;
};

}  // namespace

awaitable<void> OpenRealtime(Exchange& exchange) {
  if (!websocket::is_upgrade(exchange.request())) {
    ApiError refused{.status = 426, .message = "This address speaks WebSocket: connect to it with one.", .code = "upgrade_required"};
    co_return co_await exchange.SendError(std::move(refused));
  }
  auto session = exchange.context().people.Find(exchange.person);
  if (!session) {
    ApiError refused = FromError(session.error());
    co_return co_await exchange.SendError(std::move(refused));
  }
  auto request = std::make_unique<HttpRequest>(exchange.request());
  const auto executor = (*session)->executor();
  WebStream stream = exchange.TakeStream().MoveTo(executor);
  const auto talk = std::make_shared<RealtimeSocket>(std::move(stream), std::move(*session), exchange.key_id, exchange.context());
  auto run = talk->Run(std::move(request));
  asio::co_spawn(executor, std::move(run), [talk](std::exception_ptr) {});
}

}  // namespace sam::api
