#include "net/http_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/this_coro.hpp>

#include "net/scripted_server.h"

namespace sam::net {
namespace {

using namespace std::chrono_literals;
using boost::asio::awaitable;
using testing::HasSubstr;
using testing::Not;
using Then = ServerStep::Then;

struct Fetched {
  Result<HttpResponse> response;
  std::string body;
};

awaitable<Fetched> FetchText(HttpClient& client, HttpRequest request, std::stop_token stop = {}) {
  BodyText body;
  Result<HttpResponse> response = co_await client.Fetch(std::move(request), body, stop);
  co_return Fetched{std::move(response), std::move(body.text)};
}
Fetched Fetch(HttpClient& client, HttpRequest request) { return RunHere(FetchText(client, std::move(request))); }

HttpRequest Ask(std::string url) { return {.url = std::move(url), .reach = Reach::kPrivateToo}; }
ServerAnswer Hello(const std::string&, int) { return {{WholeAnswer("200 OK", "hello")}}; }

TEST(HttpClient, FetchesABody) {
  ScriptedServer server(Hello);
  HttpClient client;
  const Fetched got = Fetch(client, Ask(server.Address("/x?y=1")));
  ASSERT_TRUE(got.response) << got.response.error().message;
  EXPECT_EQ(got.response->status, 200);
  EXPECT_EQ(got.body, "hello");
  EXPECT_EQ(got.response->body_bytes, 5u);
  const std::string request = server.requests().at(0);
  EXPECT_THAT(request, HasSubstr("GET /x?y=1 HTTP/1.1\r\n"));
  EXPECT_THAT(request, Not(HasSubstr("Accept-Encoding"))) << "compressed bodies are not asked for";
}

TEST(HttpClient, PostsABodyWithItsKeyAndHeaders) {
  ScriptedServer server(Hello);
  HttpClient client;
  HttpRequest request = Ask(server.Address("/p"));
  request.method = Method::kPost, request.body = std::string(100'000, 'b'), request.key = "sk-1", request.headers = {{"Content-Type", "application/json"}};
  ASSERT_TRUE(Fetch(client, request).response);
  const std::string seen = server.requests().at(0);
  EXPECT_THAT(seen.substr(0, 400), HasSubstr("Authorization: Bearer sk-1\r\n"));
  EXPECT_THAT(seen.substr(0, 400), HasSubstr("Content-Type: application/json\r\n"));
  EXPECT_THAT(seen.substr(0, 400), Not(HasSubstr("Expect")));
  EXPECT_TRUE(seen.ends_with(request.body));
}

TEST(HttpClient, UsesAConnectionAgain) {
  ScriptedServer server(Hello);
  HttpClient client;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Fetch(client, Ask(server.Address())).body, "hello");
  EXPECT_EQ(server.connections(), 1);
}

TEST(HttpClient, GivesErrorsOfTheServerAsAnswers) {
  ScriptedServer server([](const std::string&, int) { return ServerAnswer{{WholeAnswer("503 Busy", "later", "Retry-After: 3\r\n")}}; });
  HttpClient client;
  const Fetched got = Fetch(client, Ask(server.Address()));
  EXPECT_EQ(got.response->status, 503);
  EXPECT_EQ(got.response->Header("retry-after"), "3");
}

TEST(HttpClient, SaysThatNobodyAnswers) {
  std::string address;
  { address = ScriptedServer(Hello).Address("/v1?secret=1"); }
  HttpClient client;
  HttpRequest request = Ask(address);
  request.key = "sk-secret";
  const Fetched got = Fetch(client, request);
  ASSERT_FALSE(got.response);
  EXPECT_EQ(got.response.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(got.response.error().message, HasSubstr("nobody answers there"));
  EXPECT_THAT(got.response.error().message, Not(HasSubstr("secret")));
}

TEST(HttpClient, SaysThatAConnectionBrokeOff) {
  ScriptedServer server([](const std::string&, int number) {
    if (number == 0) return ServerAnswer{{.send = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", .then = Then::kClose}};
    return ServerAnswer{{.send = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", .then = Then::kReset}};
  });
  HttpClient client;
  for (int i = 0; i < 2; ++i) {
    const Fetched got = Fetch(client, Ask(server.Address()));
    ASSERT_FALSE(got.response);
    EXPECT_EQ(got.response.error().code, ErrorCode::kUnavailable);
    EXPECT_TRUE(i == 1 || got.body == "half");
  }
}

TEST(HttpClient, SendsOnceWhatIsToBeDeliveredOnce) {
  std::atomic<int> posts = 0;
  ScriptedServer server([&posts](const std::string& request, int) {
    if (request.starts_with("GET")) return ServerAnswer{{WholeAnswer("200 OK", "hello")}};
    ++posts;
    return ServerAnswer{{.send = "", .then = Then::kClose}};
  });
  HttpClient client;
  ASSERT_TRUE(Fetch(client, Ask(server.Address())).response) << "a connection is kept from this";
  HttpRequest request = Ask(server.Address());
  request.method = Method::kPost, request.body = "act", request.delivered = Delivered::kOnce;
  EXPECT_EQ(Fetch(client, request).response.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(posts, 1);
}

TEST(HttpClient, SendsSecretsAsHeadersButNeverInTheClearToPublicAddresses) {
  ScriptedServer server(Hello);
  HttpClient client;
  HttpRequest request = Ask(server.Address());
  request.secrets = {{"X-Key", "k-1"}};
  ASSERT_TRUE(Fetch(client, request).response);
  EXPECT_THAT(server.requests().at(0), HasSubstr("X-Key: k-1\r\n"));
  request.url = "http://93.184.216.34/";
  const Fetched got = Fetch(client, request);
  ASSERT_FALSE(got.response);
  EXPECT_EQ(got.response.error().code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(got.response.error().message, Not(HasSubstr("k-1")));
}

TEST(HttpClient, RefusesLoopbackWhereOnlyPublicIsMeant) {
  ScriptedServer server(Hello);
  HttpClient client;
  EXPECT_EQ(Fetch(client, Ask(server.Address())).body, "hello");
  const std::string port = server.Address().substr(std::string("http://127.0.0.1").size());
  for (const std::string& address : {server.Address(), "http://2130706433" + port, "http://0x7f.1" + port, "http://localhost" + port, "http://[::ffff:127.0.0.1]" + port}) {
    const Fetched got = Fetch(client, {.url = address});
    ASSERT_FALSE(got.response) << address << ": a kept connection counts as well";
    EXPECT_EQ(got.response.error().code, ErrorCode::kInvalidArgument) << got.response.error().message;
  }
  EXPECT_EQ(server.requests().size(), 1u);
}

TEST(HttpClient, NeverAsksMetadataAddresses) {
  HttpClient client;
  for (const char* address : {"http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://0.0.0.0:8600/", "http://[::]:8600/", "http://224.0.0.1/", "http://2852039166/"}) {
    const Fetched got = Fetch(client, Ask(address));
    ASSERT_FALSE(got.response) << address;
    EXPECT_EQ(got.response.error().code, ErrorCode::kInvalidArgument) << got.response.error().message;
  }
}

TEST(HttpClient, SendsNoKeyToAPublicAddressOverPlainHttp) {
  HttpClient client;
  HttpRequest request = Ask("http://8.8.8.8/v1");
  request.key = "sk-secret";
  const Fetched got = Fetch(client, request);
  ASSERT_FALSE(got.response);
  EXPECT_EQ(got.response.error().code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(got.response.error().message, HasSubstr("over https only"));
}

TEST(HttpClient, RefusesHeadersThatBecomeTwo) {
  HttpClient client;
  HttpRequest request = Ask("http://127.0.0.1:1/");
  request.headers = {{"X", "a\r\nAuthorization: b"}};
  EXPECT_EQ(Fetch(client, request).response.error().code, ErrorCode::kInvalidArgument);
  request.headers.clear(), request.key = "sk-secret\r\nX: y";
  const Error error = Fetch(client, request).response.error();
  EXPECT_EQ(error.code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(error.message, Not(HasSubstr("secret")));
}

TEST(HttpClient, FollowsNoRedirectUnasked) {
  ScriptedServer server([](const std::string&, int) { return ServerAnswer{{WholeAnswer("302 Found", "", "Location: http://169.254.169.254/\r\n")}}; });
  HttpClient client;
  EXPECT_EQ(Fetch(client, Ask(server.Address())).response->status, 302);
}

TEST(HttpClient, FollowsRedirectsToHttpsOnly) {
  ScriptedServer plain([](const std::string&, int) { return ServerAnswer{{WholeAnswer("200 OK", "stolen")}}; });
  const std::string target = plain.Address("/t");
  ScriptedServer server([&](const std::string& request, int) {
    const std::string to = request.starts_with("GET /http ") ? target : "https" + target.substr(4);
    return ServerAnswer{{WholeAnswer("302 Found", "go on", "Location: " + to + "\r\n")}};
  });
  HttpClient client;
  HttpRequest request = Ask(server.Address("/http"));
  request.redirects = 5;
  const Fetched refused = Fetch(client, request);
  ASSERT_FALSE(refused.response);
  EXPECT_EQ(refused.response.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(plain.connections(), 0);
  request.url = server.Address("/https"), request.limits.connect = 1s;
  EXPECT_FALSE(Fetch(client, request).response) << "the other end speaks no TLS";
  EXPECT_GE(plain.connections(), 1) << "https is followed";
  EXPECT_TRUE(plain.requests().empty()) << "but not one readable byte was sent";
}

TEST(HttpClient, EndsWhatIsOverALimit) {
  ScriptedServer server([](const std::string& request, int) -> ServerAnswer {
    if (request.starts_with("GET /head ")) return {{"HTTP/1.1 200 OK\r\n"}, {.send = "X-Bomb: " + std::string(1000, 'x') + "\r\n", .times = -1}};
    return {{"HTTP/1.1 200 OK\r\n\r\n"}, {.send = std::string(1000, 'x'), .times = -1}};
  });
  HttpClient client;
  for (const char* path : {"/head", "/body"}) {
    HttpRequest request = Ask(server.Address(path));
    request.limits.body_bytes = 50'000;
    const Fetched got = Fetch(client, request);
    ASSERT_FALSE(got.response) << path;
    EXPECT_EQ(got.response.error().code, ErrorCode::kExhausted) << got.response.error().message;
    EXPECT_LE(got.body.size(), 50'000u);
  }
}

TEST(HttpClient, EndsWhatIsTooSlow) {
  ScriptedServer server([](const std::string& request, int) -> ServerAnswer {
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n";
    if (request.starts_with("GET /first ")) return {{.send = head, .wait = 1h}};
    if (request.starts_with("GET /idle ")) return {{head + "some"}, {.send = "more", .wait = 1h}};
    return {{head}, {.send = "x", .wait = 5ms}, {.send = "x", .wait = 5ms}, {.send = "x", .wait = 1h}};
  });
  HttpClient client;
  for (const auto& [path, why] : {std::pair("/first", "no answer began within 50 ms"), std::pair("/idle", "nothing more came within 50 ms"), std::pair("/total", "it was not done within 120 ms")}) {
    HttpRequest request = Ask(server.Address(path));
    if (std::string_view(path) == "/first") request.limits.first_byte = 50ms;
    if (std::string_view(path) == "/idle") request.limits.idle = 50ms;
    if (std::string_view(path) == "/total") request.limits.total = 120ms;
    const Fetched got = Fetch(client, request);
    ASSERT_FALSE(got.response) << path;
    EXPECT_EQ(got.response.error().code, ErrorCode::kUnavailable);
    EXPECT_THAT(got.response.error().message, HasSubstr(why));
  }
}

TEST(HttpClient, EndsAtOnceWhenItIsCalledOff) {
  ScriptedServer server([](const std::string&, int) { return ServerAnswer{{"HTTP/1.1 200 OK\r\n\r\n"}, {.send = "x", .times = -1}}; });
  HttpClient client;
  struct Stopper final : BodySink {
    Result<void> OnBody(std::string_view bytes) override {
      EXPECT_FALSE(stop.stop_requested()) << "nothing comes after the stop";
      if ((taken += bytes.size()) > 1000) stop.request_stop();
      return {};
    }
    size_t taken = 0;
    std::stop_source stop;
  } sink;
  const auto outcome = RunHere(client.Fetch(Ask(server.Address()), sink, sink.stop.get_token()));
  EXPECT_EQ(outcome.error().code, ErrorCode::kCancelled);
  const auto again = RunHere(client.Fetch(Ask(server.Address()), sink, sink.stop.get_token()));
  EXPECT_EQ(again.error().code, ErrorCode::kCancelled) << "before it began";
}

TEST(HttpClient, IsCalledOffFromAnotherThreadWhileNothingComes) {
  ScriptedServer server([](const std::string&, int) { return ServerAnswer{{.send = "never", .wait = 1h}}; });
  HttpClient client;
  std::stop_source stop;
  std::jthread stopper([&] {
    while (server.requests().empty()) std::this_thread::sleep_for(1ms);
    stop.request_stop();
  });
  const Fetched got = RunHere(FetchText(client, Ask(server.Address()), stop.get_token()));
  EXPECT_EQ(got.response.error().code, ErrorCode::kCancelled);
}

TEST(HttpClient, EndsWhatIsUnderWayWhenItGoes) {
  ScriptedServer server([](const std::string&, int) { return ServerAnswer{{.send = "never", .wait = 1h}}; });
  auto client = std::make_unique<HttpClient>();
  std::jthread ender([&] {
    while (server.requests().empty()) std::this_thread::sleep_for(1ms);
    client.reset();
  });
  BodyText body;
  EXPECT_EQ(RunHere(client->Fetch(Ask(server.Address()), body, {})).error().code, ErrorCode::kCancelled);
}

TEST(HttpClient, LetsASlowSinkSlowTheServerDown) {
  const std::string piece(64 << 10, 'p');
  ScriptedServer server([&](const std::string&, int) { return ServerAnswer{{"HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(piece.size() * 100) + "\r\n\r\n"}, {.send = piece, .times = 100}}; });
  HttpClient client;
  struct Slow final : BodySink {
    Result<void> OnBody(std::string_view bytes) override {
      std::this_thread::sleep_for(1ms);
      most = std::max(most, bytes.size());
      taken += bytes.size();
      return {};
    }
    size_t taken = 0, most = 0;
  } sink;
  ASSERT_TRUE(RunHere(client.Fetch(Ask(server.Address()), sink, {})));
  EXPECT_EQ(sink.taken, piece.size() * 100);
  EXPECT_LE(sink.most, 512u << 10);
}

TEST(HttpClient, EndsWithTheSinksOwnError) {
  ScriptedServer server([](const std::string&, int) { return ServerAnswer{{"HTTP/1.1 200 OK\r\n\r\n"}, {.send = "x", .times = -1}}; });
  HttpClient client;
  struct Full final : BodySink {
    Result<void> OnBody(std::string_view) override { return Fail(ErrorCode::kExhausted, "the disk is full"); }
  } sink;
  EXPECT_EQ(RunHere(client.Fetch(Ask(server.Address()), sink, {})).error().message, "the disk is full");
}

TEST(HttpClient, GoesOnWhereADownloadStopped) {
  const std::string whole = "0123456789";
  ScriptedServer server([&](const std::string& request, int) -> ServerAnswer {
    if (request.starts_with("GET /old ")) return {{WholeAnswer("200 OK", whole)}};
    return {{WholeAnswer("206 Partial Content", whole.substr(4), "Content-Range: bytes 4-9/10\r\n")}};
  });
  HttpClient client;
  struct Half final : BodySink {
    Result<void> OnHead(const HttpResponse& head) override {
      if (head.status == 200) text.clear();
      return {};
    }
    Result<void> OnBody(std::string_view bytes) override {
      text.append(bytes);
      return {};
    }
    std::string text = "0123";
  };
  for (const char* path : {"/new", "/old"}) {
    HttpRequest request = Ask(server.Address(path));
    request.resume_from = 4;
    Half sink;
    ASSERT_TRUE(RunHere(client.Fetch(request, sink, {}))) << path;
    EXPECT_EQ(sink.text, whole) << path;
  }
  EXPECT_THAT(server.requests().at(0), HasSubstr("Range: bytes=4-\r\n"));
}

TEST(HttpClient, RefusesCompressedBodiesAndWhatIsNoHttp) {
  ScriptedServer server([](const std::string& request, int) -> ServerAnswer {
    if (request.starts_with("GET /gzip ")) return {{WholeAnswer("200 OK", "\x1f\x8b....", "Content-Encoding: gzip\r\n")}};
    return {{.send = "220 mail.example.org ESMTP\r\n", .then = Then::kClose}};
  });
  HttpClient client;
  for (const char* path : {"/gzip", "/smtp"}) EXPECT_EQ(Fetch(client, Ask(server.Address(path))).response.error().code, ErrorCode::kCorrupt) << path;
}

TEST(HttpClient, ServesManyAtOnceEachInItsOrder) {
  constexpr int kMany = 300;
  ScriptedServer server([](const std::string& request, int) {
    const std::string name = request.substr(5, request.find(' ', 5) - 5);
    ServerAnswer answer{{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"}};
    for (int i = 0; i < 10; ++i) answer.push_back({.send = "5\r\n" + std::string(5 - name.size(), '0') + name + "\r\n", .wait = 1ms});
    answer.push_back({"0\r\n\r\n"});
    return answer;
  });
  HttpClient client;
  boost::asio::io_context context{1};
  int right = 0;
  for (int i = 0; i < kMany; ++i) {
    auto one = [&, i]() -> awaitable<void> {
      HttpRequest request = Ask(server.Address("/" + std::to_string(i)));
      const Fetched got = co_await FetchText(client, std::move(request));
      std::string due;
      for (int n = 0; n < 10; ++n) due += std::string(5 - std::to_string(i).size(), '0') + std::to_string(i);
      right += got.response && got.body == due;
    };
    boost::asio::co_spawn(context, std::move(one), boost::asio::detached);
  }
  context.run();
  EXPECT_EQ(right, kMany);
}

}  // namespace
}  // namespace sam::net
