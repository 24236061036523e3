// For tests: a server on loopback that does to each connection what the test says, broken things included.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace sam::net {

struct ServerStep {
  std::string send{};
  std::chrono::milliseconds wait{0};  // before sending
  int times = 1;                      // of sending; -1: until the other end closes
  enum class Then : uint8_t { kGoOn, kClose, kReset } then = Then::kGoOn;
};
using ServerAnswer = std::vector<ServerStep>;

/// `answer` gets each request whole, head and body, and its number from 0; it is called on the server's thread.
class ScriptedServer {
 public:
  using Answer = std::function<ServerAnswer(const std::string& request, int number)>;

  explicit ScriptedServer(Answer answer) : answer_(std::move(answer)), acceptor_(context_, {boost::asio::ip::address_v4::loopback(), 0}) {
    boost::asio::co_spawn(context_, Accept(), boost::asio::detached);
    thread_ = std::thread([this] { context_.run(); });
  }
  ~ScriptedServer() {
    context_.stop();
    thread_.join();
  }
  std::string Address(std::string_view path = "") const { return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) + std::string(path); }
  int connections() const { return connections_; }
  std::vector<std::string> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }
  /// Connections that the other end closed while there was more to send.
  int left_early() const { return left_early_; }

 private:
  boost::asio::awaitable<void> Accept() {
    for (;;) {
      boost::asio::ip::tcp::socket socket = co_await acceptor_.async_accept(boost::asio::use_awaitable);
      ++connections_;
      auto serve = Serve(std::move(socket));
      boost::asio::co_spawn(context_, std::move(serve), boost::asio::detached);
    }
  }

  boost::asio::awaitable<void> Serve(boost::asio::ip::tcp::socket socket) {
    namespace asio = boost::asio;
    boost::system::error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    std::string buffer;
    for (;;) {
      const size_t head = co_await asio::async_read_until(socket, asio::dynamic_buffer(buffer), "\r\n\r\n", token);
      if (error) co_return;
      const size_t length_at = buffer.find("Content-Length: ");
      const size_t length = length_at < head ? std::stoul(buffer.substr(length_at + 16)) : 0;
      if (buffer.size() < head + length) co_await asio::async_read(socket, asio::dynamic_buffer(buffer), asio::transfer_exactly(head + length - buffer.size()), token);
      if (error) co_return;
      const std::string request = buffer.substr(0, head + length);
      buffer.erase(0, head + length);
      const ServerAnswer steps = answer_(request, Note(request));
      for (const ServerStep& step : steps) {
        asio::steady_timer timer(context_, step.wait);
        if (step.wait.count() > 0) co_await timer.async_wait(token);
        for (int i = 0; i != step.times && !error; ++i) co_await asio::async_write(socket, asio::buffer(step.send), token);
        if (error) ++left_early_;
        if (step.then == ServerStep::Then::kReset) socket.set_option(asio::socket_base::linger(true, 0));
        if (error || step.then != ServerStep::Then::kGoOn) co_return;
      }
    }
  }

  int Note(const std::string& request) {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    return static_cast<int>(requests_.size()) - 1;
  }

  Answer answer_;
  boost::asio::io_context context_{1};
  boost::asio::ip::tcp::acceptor acceptor_;
  std::thread thread_;
  std::atomic<int> connections_ = 0, left_early_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
};

/// A whole answer in one piece.
inline std::string WholeAnswer(std::string_view status, std::string_view body, std::string_view more_headers = "") {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(more_headers) + "\r\n" + std::string(body);
}

/// Runs one coroutine to its end on this thread.
template <typename T>
T RunHere(boost::asio::awaitable<T> work) {
  boost::asio::io_context context{1};
  std::optional<T> outcome;
  boost::asio::co_spawn(context, std::move(work), [&outcome](std::exception_ptr thrown, T value) {
    if (!thrown) outcome.emplace(std::move(value));
  });
  context.run();
  return std::move(outcome.value());
}

}  // namespace sam::net
