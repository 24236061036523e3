// A web client's connection: TCP, plain or under TLS, or a Unix socket. Beast's HTTP and WebSocket go over it as over a socket, and a plain one costs what a socket costs.
// Why OpenSSL works on the descriptor here, and not by Asio's ssl::stream: docs/decisions/0011-tls.md.
#pragma once

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <chrono>
#include <memory>

struct ssl_st;
struct ssl_ctx_st;

namespace sam {

/// What lies at a connection that nobody reads from now.
enum class Unread : uint8_t { kNothing, kSomething, kEnded };

/// Used on its executor only; not moved while something waits on it.
class WebStream {
 public:
  using executor_type = boost::asio::any_io_executor;
  using Socket = boost::asio::generic::stream_protocol::socket;
  using ErrorOf = boost::system::error_code;

  explicit WebStream(Socket socket);
  WebStream(WebStream&& other) noexcept;
  WebStream& operator=(WebStream&&) = delete;
  ~WebStream();

  executor_type get_executor() { return socket_.get_executor(); }
  Socket& socket() { return socket_; }
  bool encrypted() const { return ssl_ != nullptr; }

  /// The server's side of the handshake; false where it fails or time is up. The connection speaks TLS from then on.
  boost::asio::awaitable<bool> Encrypt(ssl_ctx_st& context);

  /// What waits fails once the time is up, and so does all that begins after it.
  void expires_after(std::chrono::steady_clock::duration time);
  void expires_never();

  /// The same connection on another loop, without a time limit. A closed one where the system refuses.
  WebStream MoveTo(const boost::asio::any_io_executor& executor) &&;

  /// A handle by which anybody may end the connection, from any thread, as long as it lives.
  class Handle;
  std::weak_ptr<Handle> MakeHandle();
  static void Cut(const std::weak_ptr<Handle>& handle);

  /// After its socket became readable.
  Unread Peek();
  void ShutdownSend();
  void close();

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(ErrorOf, size_t)>(
        [this](auto handler, const Buffers& into) {
          if (Refuses(handler)) return;
          if (!ssl_) return socket_.async_read_some(into, std::move(handler));
          Compose(ReadAttempt{First(into)}, handler);
        },
        token, buffers);
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(ErrorOf, size_t)>(
        [this](auto handler, const Buffers& from) {
          if (Refuses(handler)) return;
          if (!ssl_) return socket_.async_write_some(from, std::move(handler));
          Compose(WriteAttempt<Buffers>{from}, handler);
        },
        token, buffers);
  }

 private:
  enum class Step : uint8_t { kDone, kWantsRead, kWantsWrite };
  /// kDone with `failed` set where the connection is over.
  Step TryRead(boost::asio::mutable_buffer into, size_t& bytes, ErrorOf& failed);
  Step TryWrite(boost::asio::const_buffer from, size_t& bytes, ErrorOf& failed);
  Step StepOf(int result, ErrorOf& failed);
  bool expired() const;

  template <class Buffers>
  static boost::asio::mutable_buffer First(const Buffers& buffers) {
    for (auto at = boost::asio::buffer_sequence_begin(buffers); at != boost::asio::buffer_sequence_end(buffers); ++at)
      if (const boost::asio::mutable_buffer buffer(*at); buffer.size() > 0) return buffer;
    return {};
  }

  struct ReadAttempt {
    boost::asio::mutable_buffer into;
    Step operator()(WebStream& stream, size_t& bytes, ErrorOf& failed) { return stream.TryRead(into, bytes, failed); }
  };
  /// Small pieces travel in one record. What has to be tried again is the same again.
  template <class Buffers>
  struct WriteAttempt {
    Buffers from;
    Step operator()(WebStream& stream, size_t& bytes, ErrorOf& failed) {
      boost::asio::const_buffer first;
      for (auto at = boost::asio::buffer_sequence_begin(from); first.size() == 0 && at != boost::asio::buffer_sequence_end(from); ++at) first = *at;
      std::array<char, 4096> room;
      if (first.size() < room.size() && first.size() < boost::asio::buffer_size(from)) first = boost::asio::buffer(room.data(), boost::asio::buffer_copy(boost::asio::buffer(room), from));
      return stream.TryWrite(first, bytes, failed);
    }
  };

  template <class Attempt>
  struct Operation {
    WebStream* stream;
    std::weak_ptr<ssl_st> alive;
    Attempt attempt;
    ErrorOf result;
    size_t bytes = 0;
    bool waited = false, done = false;

    template <class Self>
    void operator()(Self& self, ErrorOf failed = {}, size_t = 0) {
      if (done) return self.complete(result, bytes);
      if (failed) return self.complete(failed, 0);
      if (alive.expired()) return self.complete(boost::asio::error::operation_aborted, 0);  // and the stream with it
      const Step step = attempt(*stream, bytes, result);
      if (step == Step::kDone) {
        if (waited) return self.complete(result, bytes);
        done = true;
        const executor_type executor = stream->get_executor();
        return boost::asio::post(executor, std::move(self));
      }
      waited = true;
      Socket& socket = stream->socket_;
      socket.async_wait(step == Step::kWantsRead ? Socket::wait_read : Socket::wait_write, std::move(self));
    }
  };

  template <class Attempt, class Handler>
  void Compose(Attempt attempt, Handler& handler) {
    boost::asio::async_compose<Handler, void(ErrorOf, size_t)>(Operation<Attempt>{this, ssl_, std::move(attempt), {}}, handler, socket_);
  }

  template <class Handler>
  bool Refuses(Handler& handler) {
    if (!expired()) return false;
    const ErrorOf late = boost::beast::error::timeout;
    boost::asio::post(get_executor(), boost::beast::bind_front_handler(std::move(handler), late, size_t{0}));
    return true;
  }

  friend void beast_close_socket(WebStream& stream) { stream.close(); }
  template <class Handler>
  friend void async_teardown(boost::beast::role_type role, WebStream& stream, Handler&& handler) {
    stream.SayGoodbye();
    boost::beast::websocket::async_teardown(role, stream.socket_, std::forward<Handler>(handler));
  }
  void SayGoodbye();

  Socket socket_;
  std::shared_ptr<ssl_st> ssl_;     // none: plain
  std::shared_ptr<Handle> handle_;  // none on a WebSocket, but of a paired device
};

}  // namespace sam
