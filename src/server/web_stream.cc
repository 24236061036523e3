#include "server/web_stream.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <mutex>

namespace sam {

namespace asio = boost::asio;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);

/// Knows where the stream's socket lies now, for its timer and for whoever cuts it off.
class WebStream::Handle {
 public:
  explicit Handle(Socket& socket) : timer(socket.get_executor()), socket_(&socket) {}

  void Follow(Socket* socket) {
    const std::scoped_lock lock(mutex_);
    socket_ = socket;
    if (cut_ && socket_ != nullptr) Shut();
  }
  void CutOff() {
    const std::scoped_lock lock(mutex_);
    cut_ = true;
    if (socket_ != nullptr) Shut();
  }
  void CancelWaiting() {
    const std::scoped_lock lock(mutex_);
    boost::system::error_code ignored;
    if (socket_ != nullptr) socket_->cancel(ignored);
  }

  asio::steady_timer timer;
  bool expired = false;

 private:
  void Shut() {
    boost::system::error_code ignored;
    socket_->shutdown(Socket::shutdown_both, ignored);
  }
  std::mutex mutex_;
  Socket* socket_;
  bool cut_ = false;
};

WebStream::WebStream(Socket socket) : socket_(std::move(socket)) {}

WebStream::WebStream(WebStream&& other) noexcept : socket_(std::move(other.socket_)), ssl_(std::move(other.ssl_)), handle_(std::move(other.handle_)) {
  if (handle_) handle_->Follow(&socket_);
}

WebStream::~WebStream() {
  if (!handle_) return;
  handle_->Follow(nullptr);
  handle_->timer.cancel();
}

bool WebStream::expired() const { return handle_ && handle_->expired; }

void WebStream::expires_after(std::chrono::steady_clock::duration time) {
  if (!handle_) handle_ = std::make_shared<Handle>(socket_);
  handle_->expired = false;
  handle_->timer.expires_after(time);
  handle_->timer.async_wait([handle = handle_](boost::system::error_code cancelled) {
    if (cancelled || handle->timer.expiry() > std::chrono::steady_clock::now()) return;
    handle->expired = true;
    handle->CancelWaiting();
  });
}

void WebStream::expires_never() {
  if (!handle_) return;
  handle_->expired = false;
  handle_->timer.expires_at(std::chrono::steady_clock::time_point::max());
}

WebStream WebStream::MoveTo(const asio::any_io_executor& executor) && {
  boost::system::error_code failed;
  if (handle_) {
    handle_->Follow(nullptr);
    handle_->timer.cancel();
    handle_.reset();
  }
  const auto protocol = socket_.local_endpoint(failed).protocol();
  WebStream moved{Socket(executor)};
  if (failed) return moved;
  const auto descriptor = socket_.release(failed);
  if (failed) return moved;
  moved.socket_.assign(protocol, descriptor, failed);
  moved.ssl_ = std::move(ssl_);
  return moved;
}

std::weak_ptr<WebStream::Handle> WebStream::MakeHandle() {
  if (!handle_) handle_ = std::make_shared<Handle>(socket_);
  return handle_;
}

void WebStream::Cut(const std::weak_ptr<Handle>& handle) {
  const auto held = handle.lock();
  if (!held) return;
  asio::post(held->timer.get_executor(), [held] { held->CutOff(); });
}

asio::awaitable<bool> WebStream::Encrypt(ssl_ctx_st& context) {
  boost::system::error_code failed;
  socket_.native_non_blocking(true, failed);
  ssl_.reset(SSL_new(&context), SSL_free);
  if (failed || !ssl_ || SSL_set_fd(ssl_.get(), socket_.native_handle()) != 1) {
    ssl_.reset();
    co_return false;
  }
  for (;;) {
    ERR_clear_error();
    const int result = SSL_accept(ssl_.get());
    if (result == 1) break;
    const Step step = StepOf(result, failed);
    if (step == Step::kDone || expired()) co_return false;
    const auto [broken] = co_await socket_.async_wait(step == Step::kWantsRead ? Socket::wait_read : Socket::wait_write, kWait);
    if (broken) co_return false;
  }
  co_return !expired();
}

WebStream::Step WebStream::StepOf(int result, ErrorOf& failed) {
  const int system_error = errno;
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ: return Step::kWantsRead;
    case SSL_ERROR_WANT_WRITE: return Step::kWantsWrite;
    case SSL_ERROR_ZERO_RETURN: failed = asio::error::eof; break;
    case SSL_ERROR_SYSCALL: failed = system_error != 0 ? ErrorOf(system_error, boost::system::system_category()) : ErrorOf(asio::error::eof); break;
    default: failed = asio::error::connection_reset; break;
  }
  return Step::kDone;
}

WebStream::Step WebStream::TryRead(asio::mutable_buffer into, size_t& bytes, ErrorOf& failed) {
  bytes = 0;
  if (into.size() == 0) return Step::kDone;
  ERR_clear_error();
  const int result = SSL_read_ex(ssl_.get(), into.data(), into.size(), &bytes);
  return result == 1 ? Step::kDone : StepOf(result, failed);
}

WebStream::Step WebStream::TryWrite(asio::const_buffer from, size_t& bytes, ErrorOf& failed) {
  bytes = 0;
  if (from.size() == 0) return Step::kDone;
  ERR_clear_error();
  const int result = SSL_write_ex(ssl_.get(), from.data(), from.size(), &bytes);
  return result == 1 ? Step::kDone : StepOf(result, failed);
}

Unread WebStream::Peek() {
  char next = 0;
  if (ssl_) {
    ErrorOf failed;
    size_t bytes = 0;
    ERR_clear_error();
    const int result = SSL_peek_ex(ssl_.get(), &next, 1, &bytes);
    if (result == 1) return Unread::kSomething;
    return StepOf(result, failed) == Step::kDone ? Unread::kEnded : Unread::kNothing;
  }
  const ssize_t got = ::recv(socket_.native_handle(), &next, 1, MSG_PEEK | MSG_DONTWAIT);
  if (got > 0) return Unread::kSomething;
  return got < 0 && (errno == EAGAIN || errno == EINTR) ? Unread::kNothing : Unread::kEnded;
}

/// One attempt: who has gone does not hear it.
void WebStream::SayGoodbye() {
  if (!ssl_ || !SSL_is_init_finished(ssl_.get())) return;
  ERR_clear_error();
  SSL_shutdown(ssl_.get());
}

void WebStream::ShutdownSend() {
  SayGoodbye();
  ErrorOf ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
}

void WebStream::close() {
  ErrorOf ignored;
  socket_.close(ignored);
}

}  // namespace sam
