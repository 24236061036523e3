#include "server/web_stream.h"

#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <thread>

#include "server/tls/keeper.h"

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr size_t kMuch = 400'000;

/// Byte `i` of what is sent.
char At(size_t i) { return static_cast<char>((i * 2654435761u) >> 13); }

class WebStreamTest : public testing::Test {
 protected:
  WebStreamTest() : acceptor_(io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)), client_(io_), folder_(testing::TempDir() + "web-stream-XXXXXX") {
    ::signal(SIGPIPE, SIG_IGN);  // as main does
    client_.connect(acceptor_.local_endpoint());
    stream_.emplace(acceptor_.accept());
    stream_->socket().set_option(tcp::no_delay(true));
    EXPECT_NE(mkdtemp(folder_.data()), nullptr);
    tls_ = TlsKeeper::Open(folder_, {.host = "box", .addresses = {}}, Instant(std::chrono::hours(500000))).value();
  }
  ~WebStreamTest() override { std::filesystem::remove_all(folder_); }

  /// Runs it to its end and gives what it gives.
  template <class T>
  T Run(awaitable<T> work) {
    auto gives = asio::co_spawn(io_, std::move(work), asio::use_future);
    io_.restart();
    io_.run();
    return gives.get();
  }

  /// A client of OpenSSL's own, which waits; on a thread of its own.
  std::jthread Client(std::function<void(SSL&)> talk) {
    return std::jthread([descriptor = client_.native_handle(), talk = std::move(talk)] {
      SSL_CTX* context = SSL_CTX_new(TLS_client_method());
      SSL* ssl = SSL_new(context);
      SSL_set_fd(ssl, descriptor);
      if (SSL_connect(ssl) == 1) talk(*ssl);
      SSL_free(ssl);
      SSL_CTX_free(context);
    });
  }

  asio::io_context io_;
  tcp::acceptor acceptor_;
  tcp::socket client_;
  std::optional<WebStream> stream_;
  std::string folder_;
  std::unique_ptr<TlsKeeper> tls_;
};

awaitable<bool> Secure(WebStream& stream, const TlsKeeper& tls) {
  const auto context = tls.context();
  co_return co_await stream.Encrypt(*context);
}

awaitable<boost::system::error_code> ReadOne(WebStream& stream) {
  char byte = 0;
  const auto into = asio::buffer(&byte, 1);
  const auto [failed, bytes] = co_await stream.async_read_some(into, kWait);
  co_return failed;
}

TEST_F(WebStreamTest, WhatWaitsFailsWhenTimeIsUpAndSoDoesWhatBeginsLater) {
  stream_->expires_after(std::chrono::milliseconds(20));
  EXPECT_TRUE(Run(ReadOne(*stream_)));
  client_.send(asio::buffer("ab", 2));
  EXPECT_EQ(Run(ReadOne(*stream_)), boost::beast::error::timeout);
  stream_->expires_never();
  EXPECT_FALSE(Run(ReadOne(*stream_)));
  stream_->expires_after(std::chrono::hours(1));
  EXPECT_FALSE(Run([](WebStream& stream) -> awaitable<boost::system::error_code> {
    const auto read = co_await ReadOne(stream);
    stream.expires_never();
    co_return read;
  }(*stream_)));
}

TEST_F(WebStreamTest, ASilentHandshakeEndsWhenTimeIsUp) {
  stream_->expires_after(std::chrono::milliseconds(20));
  EXPECT_FALSE(Run(Secure(*stream_, *tls_)));
}

TEST_F(WebStreamTest, CarriesMuchUnderTlsThroughNarrowBuffersBothWays) {
  stream_->socket().set_option(asio::socket_base::send_buffer_size(16384));
  client_.set_option(asio::socket_base::receive_buffer_size(16384));
  size_t right = 0;
  auto client = Client([&](SSL& ssl) {
    std::string room(50000, '\0');
    for (size_t sent = 0; sent < kMuch;) {
      const size_t now = std::min(room.size(), kMuch - sent);
      for (size_t i = 0; i < now; ++i) room[i] = At(sent + i);
      const int written = SSL_write(&ssl, room.data(), static_cast<int>(now));
      if (written <= 0) return;
      sent += static_cast<size_t>(written);
    }
    for (int got = 0; right < kMuch && (got = SSL_read(&ssl, room.data(), static_cast<int>(room.size()))) > 0;)
      for (int i = 0; i < got; ++i, ++right)
        if (room[static_cast<size_t>(i)] != At(right)) return;
  });
  const bool echoed = Run([](WebStream& stream, const TlsKeeper& tls) -> awaitable<bool> {
    if (!co_await Secure(stream, tls)) co_return false;
    std::string all(kMuch, '\0');
    const auto into = asio::buffer(all);
    const auto [cut, bytes] = co_await asio::async_read(stream, into, kWait);
    const std::array<asio::const_buffer, 4> pieces = {asio::buffer(all, 0), asio::buffer(all.data(), 10), asio::buffer(all.data() + 10, 100), asio::buffer(all.data() + 110, all.size() - 110)};
    const auto [failed, written] = co_await asio::async_write(stream, pieces, kWait);
    co_return !cut && !failed && written == kMuch;
  }(*stream_, *tls_));
  EXPECT_TRUE(echoed);
  stream_->ShutdownSend();
  client.join();
  EXPECT_EQ(right, kMuch);
}

TEST_F(WebStreamTest, GoesOnOnAnotherLoop) {
  asio::io_context other;
  WebStream moved = std::move(*stream_).MoveTo(other.get_executor());
  client_.send(asio::buffer("x", 1));
  auto read = asio::co_spawn(other, ReadOne(moved), asio::use_future);
  other.run();
  EXPECT_FALSE(read.get());
}

TEST_F(WebStreamTest, EndsWhenItsHandleIsCutOffWhereverItWasMoved) {
  const auto handle = stream_->MakeHandle();
  WebStream moved(std::move(*stream_));
  WebStream::Cut(handle);
  EXPECT_EQ(Run(ReadOne(moved)), asio::error::eof);
}

TEST_F(WebStreamTest, TellsWhatLiesUnread) {
  EXPECT_EQ(stream_->Peek(), Unread::kNothing);
  client_.send(asio::buffer("x", 1));
  stream_->socket().wait(tcp::socket::wait_read);
  EXPECT_EQ(stream_->Peek(), Unread::kSomething);
}

TEST_F(WebStreamTest, TellsUnderTlsThatTheClientHasLeft) {
  auto client = Client([](SSL& ssl) { SSL_shutdown(&ssl); });
  EXPECT_TRUE(Run(Secure(*stream_, *tls_)));
  client.join();
  Unread unread = Unread::kNothing;
  for (int tries = 0; unread == Unread::kNothing && tries < 10; ++tries) {
    stream_->socket().wait(tcp::socket::wait_read);
    unread = stream_->Peek();
  }
  EXPECT_EQ(unread, Unread::kEnded);
}

}  // namespace
}  // namespace sam
