#include "app/talk_client.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <cctype>
#include <deque>

#include "audio/pcm.h"

namespace sam::app {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;
using Socket = asio::generic::stream_protocol::socket;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr size_t kMostWaiting = 250;  // frames of sound

/// As a part of a URL.
std::string Quoted(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte)) quoted.push_back(c);
    else quoted += fmt::format("%{:02X}", byte);
  }
  return quoted;
}

}  // namespace

struct TalkClient::Line : std::enable_shared_from_this<Line> {
  explicit Line(asio::io_context& io) : socket(io) {}

  awaitable<Result<void>> Begin(asio::generic::stream_protocol::endpoint where, std::string host, std::string person) {
    const auto self = shared_from_this();
    const auto [failed] = co_await socket.next_layer().async_connect(where, kWait);
    if (failed) co_return Fail(ErrorCode::kUnavailable, fmt::format("she cannot be reached at {} ({}); start samantha serve again", host, failed.message()));
    boost::system::error_code ignored;
    socket.next_layer().set_option(asio::ip::tcp::no_delay(true), ignored);  // a Unix socket knows of none
    const std::string path = "/v1/talk?person=" + Quoted(person);
    const auto [refused] = co_await socket.async_handshake(host, path, kWait);
    if (refused) co_return Fail(ErrorCode::kUnavailable, fmt::format("she does not talk with '{}' ({}); start samantha serve again", person.substr(0, 60), refused.message()));
    open = true;
    co_return Result<void>();
  }

  void Add(Message message) {
    if (!open || (message.is_sound && outbox.size() > kMostWaiting)) return;
    outbox.push_back(std::move(message));
    if (writing) return;
    writing = true;
    asio::co_spawn(socket.get_executor(), Write(), [self = shared_from_this()](std::exception_ptr) {});
  }

  awaitable<void> Write() {
    while (open && !outbox.empty()) {
      const Message message = std::move(outbox.front());
      outbox.pop_front();
      socket.binary(message.is_sound);
      const auto [failed, bytes] = co_await socket.async_write(asio::buffer(message.bytes), kWait);
      if (failed) open = false;
    }
    writing = false;
  }

  beast::websocket::stream<Socket> socket;
  beast::flat_buffer buffer;
  std::deque<Message> outbox;
  bool open = false, writing = false;
};

TalkClient::TalkClient(asio::io_context& io) : line_(std::make_shared<Line>(io)) {}
TalkClient::~TalkClient() = default;

awaitable<Result<void>> TalkClient::Connect(unsigned short port, std::string person) {
  const asio::ip::tcp::endpoint here(asio::ip::address_v4::loopback(), port);
  return line_->Begin(here, fmt::format("127.0.0.1:{}", port), std::move(person));
}

awaitable<Result<void>> TalkClient::Connect(std::string unix_socket, std::string person) {
  const asio::local::stream_protocol::endpoint there(unix_socket);
  return line_->Begin(there, "localhost", std::move(person));
}

void TalkClient::Send(std::string json) { line_->Add({std::move(json), false}); }
void TalkClient::Send(std::span<const int16_t> sound) { line_->Add({ToBytes(sound), true}); }

awaitable<std::optional<TalkClient::Message>> TalkClient::Next() {
  const auto line = line_;
  line->buffer.clear();
  if (!line->open) co_return std::nullopt;
  const auto [failed, bytes] = co_await line->socket.async_read(line->buffer, kWait);
  if (failed) {
    line->open = false;
    co_return std::nullopt;
  }
  co_return Message{std::string(static_cast<const char*>(line->buffer.data().data()), line->buffer.size()), !line->socket.got_text()};
}

awaitable<void> TalkClient::Close() {
  const auto line = line_;
  if (!std::exchange(line->open, false)) co_return;
  const auto [ignored] = co_await line->socket.async_close(beast::websocket::close_code::normal, kWait);
  (void)ignored;
}

}  // namespace sam::app
