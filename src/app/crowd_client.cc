#include "app/crowd_client.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket.hpp>
#include <chrono>
#include <memory>

#include "base/random.h"

namespace sam::app {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;
using Clock = std::chrono::steady_clock;
using Socket = beast::websocket::stream<beast::tcp_stream>;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr int kConnectingAtOnce = 64;
constexpr auto kAnswerWithin = std::chrono::seconds(30);

constexpr std::string_view kLines[] = {
    "good evening, how was your day?", "my train was late again and it rained", "우리 강아지가 오늘 처음으로 수영을 했어요", "i have an exam on friday and i'm nervous",
    "요즘 회사 일이 너무 많아서 지쳐요", "what is 48 / 6 + 7?", "my cousin Ida moved to Lisbon", "저녁에 된장찌개를 끓였는데 조금 짰어요", "tell me a joke",
    "do you remember where my cousin lives?", "오늘은 기분이 좋아요", "the neighbours are painting their door green", "i can't sleep lately", "친구랑 조금 다퉜어요",
    "thank you, that helped", "what time is it?", "i baked bread and it did not rise", "내일 병원에 가야 해서 걱정돼요", "do you like old films?", "창밖에 달이 크게 떴어요"};

struct Crowd {
  Crowd(const CrowdOptions& what, unsigned short where) : options(what), port(where) {}
  const CrowdOptions& options;
  unsigned short port;
  asio::io_context io{1};
  CrowdOutcome outcome;
  int connecting = 0;
  int ready = 0;
  bool go = false;
  Clock::time_point begin, end;
};

/// Says one line and waits for its reply.done; gives the time it took, negative when it was lost.
awaitable<double> SayOne(Socket& socket, beast::flat_buffer& buffer, int person, int number, bool first) {
  const std::string text = fmt::format(R"({{"type":"say","id":"{}-{}-{}-{}","text":"{}"}})", getpid(), person, first ? "first" : "line", number, CrowdLine(person + number));
  const auto began = Clock::now();
  beast::get_lowest_layer(socket).expires_after(kAnswerWithin);
  const auto [refused, sent] = co_await socket.async_write(asio::buffer(text), kWait);
  while (!refused) {
    buffer.consume(buffer.size());
    const auto [failed, bytes] = co_await socket.async_read(buffer, kWait);
    if (failed) break;
    const std::string_view got(static_cast<const char*>(buffer.data().data()), bytes);
    if (got.starts_with(R"({"type":"reply.done")")) co_return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    if (got.starts_with(R"({"type":"error")")) break;
  }
  co_return -1;
}

awaitable<bool> Connect(Socket& socket, Crowd& crowd, const std::string& name) {
  asio::steady_timer pause(crowd.io);
  while (crowd.connecting >= kConnectingAtOnce) {
    pause.expires_after(std::chrono::milliseconds(5));
    co_await pause.async_wait(kWait);
  }
  ++crowd.connecting;
  const asio::ip::tcp::endpoint endpoint(asio::ip::address_v4::loopback(), crowd.port);
  beast::get_lowest_layer(socket).expires_after(kAnswerWithin);
  auto [failed] = co_await beast::get_lowest_layer(socket).async_connect(endpoint, kWait);
  if (!failed) {
    boost::system::error_code ignored;
    beast::get_lowest_layer(socket).socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    auto [refused] = co_await socket.async_handshake(fmt::format("127.0.0.1:{}", crowd.port), "/v1/talk?person=" + name, kWait);
    failed = refused;
  }
  --crowd.connecting;
  co_return !failed;
}

awaitable<void> OnePerson(Crowd& crowd, int person, std::string name) {
  Socket socket(crowd.io);
  beast::flat_buffer buffer;
  const bool connected = co_await Connect(socket, crowd, name);
  if (connected && co_await SayOne(socket, buffer, person, 0, true) >= 0) ++crowd.outcome.connected;
  ++crowd.ready;
  asio::steady_timer timer(crowd.io);
  while (!crowd.go) {
    timer.expires_after(std::chrono::milliseconds(100));
    co_await timer.async_wait(kWait);
  }
  if (!connected) co_return;
  const auto every = std::chrono::seconds(crowd.options.every_seconds);
  auto next = crowd.begin + std::chrono::milliseconds(Draw(7, static_cast<uint64_t>(person), "phase") % static_cast<uint64_t>(crowd.options.every_seconds * 1000));
  for (int number = 1; next < crowd.end; ++number, next += every) {
    timer.expires_at(next);
    co_await timer.async_wait(kWait);
    ++crowd.outcome.said;
    const double millis = co_await SayOne(socket, buffer, person, number, false);
    if (millis < 0) co_return;
    crowd.outcome.millis.push_back(millis);
  }
}

awaitable<void> Conduct(Crowd& crowd, const std::function<void()>& on_ready) {
  asio::steady_timer timer(crowd.io);
  while (crowd.ready < crowd.options.people) {
    timer.expires_after(std::chrono::milliseconds(50));
    co_await timer.async_wait(kWait);
  }
  on_ready();
  crowd.begin = Clock::now() + std::chrono::seconds(1);
  crowd.end = crowd.begin + std::chrono::seconds(crowd.options.seconds);
  crowd.go = true;
}

}  // namespace

std::string_view CrowdLine(int number) { return kLines[static_cast<size_t>(number) % std::size(kLines)]; }

CrowdOutcome RunCrowd(unsigned short port, const CrowdOptions& options, std::string (*name_of)(int), const std::function<void()>& on_ready) {
  Crowd crowd(options, port);
  for (int person = 0; person < options.people; ++person) asio::co_spawn(crowd.io, OnePerson(crowd, person, name_of(person)), asio::detached);
  asio::co_spawn(crowd.io, Conduct(crowd, on_ready), asio::detached);
  crowd.io.run();
  std::sort(crowd.outcome.millis.begin(), crowd.outcome.millis.end());
  return std::move(crowd.outcome);
}

}  // namespace sam::app
