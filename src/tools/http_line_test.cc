#include "tools/http_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "net/scripted_server.h"
#include "tools/mcp_client.h"

namespace sam::tools {
namespace {

using namespace std::chrono_literals;
using net::ServerAnswer;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using Then = net::ServerStep::Then;

std::string Event(const json& message, const std::string& id = "") { return (id.empty() ? "" : "id: " + id + "\n") + "event: message\ndata: " + message.dump() + "\n\n"; }
std::string StreamHead(const std::string& more = "") { return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + more + "Connection: close\r\n\r\n"; }
ServerAnswer Json(const json& message, const std::string& more = "") { return {{net::WholeAnswer("200 OK", message.dump(), "Content-Type: application/json\r\n" + more)}}; }
ServerAnswer Status(const std::string& status, const std::string& body = "", const std::string& more = "") { return {{net::WholeAnswer(status, body, more)}}; }
json ResultFor(const json& asked, json result) { return {{"jsonrpc", "2.0"}, {"id", asked["id"]}, {"result", std::move(result)}}; }
json Gave(const json& asked, const std::string& text) { return ResultFor(asked, {{"content", {{{"type", "text"}, {"text", text}}}}}); }

/// A server of one tool on loopback, well behaved where the test says nothing else.
class Peer {
 public:
  /// What to answer to a message, or to a GET or DELETE (`asked` empty then); none: what a good server answers.
  using How = std::function<std::optional<ServerAnswer>(const json& asked, const std::string& request)>;

  explicit Peer(How how) : how_(std::move(how)), server_([this](const std::string& request, int) { return Answer(request); }) {}

  ServerConfig Config(std::vector<net::HeaderField> headers = {}) const { return {.name = "home", .url = server_.Address("/mcp"), .headers = std::move(headers)}; }
  std::string Address(std::string_view path = "") const { return server_.Address(path); }
  /// The requests whose first line or body holds `what`.
  std::vector<std::string> Requests(const std::string& what = "") const {
    std::vector<std::string> found;
    for (const std::string& request : server_.requests())
      if (request.find(what) != request.npos) found.push_back(request);
    return found;
  }

 private:
  ServerAnswer Answer(const std::string& request) const {
    const json asked = json::parse(request.substr(request.find("\r\n\r\n") + 4), nullptr, false);
    if (auto answer = how_(asked.is_object() ? asked : json::object(), request)) return *answer;
    if (!request.starts_with("POST")) return Status(request.starts_with("DELETE") ? "200 OK" : "405 Method Not Allowed");
    if (!asked.contains("id") || !asked.contains("method")) return Status("202 Accepted");
    if (asked["method"] == "initialize") return Json(ResultFor(asked, {{"protocolVersion", asked["params"]["protocolVersion"]}, {"capabilities", json::object()}}), "Mcp-Session-Id: session-1\r\n");
    const json tool = {{"name", "look_up"}, {"description", "Looks a word up."}, {"inputSchema", {{"type", "object"}}}};
    if (asked["method"] == "tools/list") return Json(ResultFor(asked, {{"tools", {tool}}}));
    return Json(Gave(asked, "found"));
  }

  const How how_;
  net::ScriptedServer server_;
};

std::optional<ServerAnswer> Well(const json&, const std::string&) { return std::nullopt; }
/// Says `answer` to what is `method`.
Peer::How To(const std::string& method, std::function<ServerAnswer(const json& asked)> answer) {
  return [=](const json& asked, const std::string&) { return asked.value("method", "") == method ? std::optional(answer(asked)) : std::nullopt; };
}

Result<std::string> LookUp(McpClient& client, std::stop_token stop = {}) {
  const auto tools = client.List({});
  if (!tools) return tl::unexpected(tools.error());
  return client.Call("home.look_up", R"({"text":"owl"})", tools->at(0).hash, stop);
}
Error Refused(const Peer& peer, std::vector<net::HeaderField> headers = {}, McpLimits limits = {}) {
  McpClient client(peer.Config(std::move(headers)), limits);
  const auto given = LookUp(client);
  EXPECT_FALSE(given) << *given;
  return given ? Error{} : given.error();
}

TEST(HttpLine, ListsAndCallsAsTheProtocolWantsIt) {
  const Peer peer(Well);
  {
    McpClient client(peer.Config(), {});
    EXPECT_EQ(LookUp(client).value_or("none"), "found");
  }
  const auto requests = peer.Requests();
  ASSERT_GE(requests.size(), 5u);
  EXPECT_THAT(requests[0], HasSubstr("POST /mcp HTTP/1.1\r\n"));
  EXPECT_THAT(requests[0], Not(HasSubstr("Mcp-Session-Id")));
  for (const std::string& request : requests) EXPECT_THAT(request, HasSubstr("Accept: application/json, text/event-stream\r\n"));
  for (size_t i = 1; i < requests.size(); ++i) {
    EXPECT_THAT(requests[i], HasSubstr("Mcp-Session-Id: session-1\r\n"));
    EXPECT_THAT(requests[i], HasSubstr("MCP-Protocol-Version: 2025-11-25\r\n"));
  }
  EXPECT_THAT(requests[1], HasSubstr("notifications/initialized"));
  EXPECT_TRUE(requests.back().starts_with("DELETE /mcp HTTP/1.1\r\n")) << "the session is ended";
}

TEST(HttpLine, ReadsAStreamAndAnswersWhatTheServerAsksInIt) {
  const Peer peer(To("tools/call", [](const json& asked) {
    std::string stream = ": hello\n\nevent: endpoint\ndata: /elsewhere\n\nid: 0\ndata:\n\n";
    for (const char* method : {"ping", "sampling/createMessage"}) stream += Event({{"jsonrpc", "2.0"}, {"id", method}, {"method", method}});
    stream += Event({{"jsonrpc", "2.0"}, {"method", "notifications/progress"}}) + "data: no JSON\n\n" + Event(Gave({{"id", 999}}, "not yours")) + Event(Gave(asked, "from the stream"));
    return ServerAnswer{{.send = StreamHead() + stream, .then = Then::kClose}};
  }));
  McpClient client(peer.Config(), {});
  EXPECT_EQ(LookUp(client).value_or("none"), "from the stream");
  ASSERT_EQ(peer.Requests(R"("id":"ping")").size(), 1u);
  EXPECT_THAT(peer.Requests(R"("id":"ping")")[0], HasSubstr(R"("result":{})"));
  ASSERT_EQ(peer.Requests(R"("id":"sampling/createMessage")").size(), 1u);
  EXPECT_THAT(peer.Requests(R"("id":"sampling/createMessage")")[0], HasSubstr("-32601"));
}

TEST(HttpLine, WaitsForNothingThatAMessageWithoutAnAnswerBrings) {
  const Peer peer(To("notifications/initialized", [](const json&) { return ServerAnswer{{.send = StreamHead()}, {.send = "never", .wait = 60s}}; }));
  McpClient client(peer.Config(), {});
  EXPECT_EQ(LookUp(client).value_or("none"), "found");
  const Peer refuses(To("notifications/initialized", [](const json&) { return Status("400 Bad Request", R"({"error":{"message":"not so"}})"); }));
  EXPECT_THAT(Refused(refuses).message, HasSubstr("(400): not so"));
}

TEST(HttpLine, AsksForTheToolsAgainOnceAStreamSaysThatTheyChanged) {
  const Peer peer(To("tools/call", [](const json& asked) {
    return ServerAnswer{{.send = StreamHead() + Event({{"jsonrpc", "2.0"}, {"method", "notifications/tools/list_changed"}}) + Event(Gave(asked, "done")), .then = Then::kClose}};
  }));
  McpClient client(peer.Config(), {});
  ASSERT_TRUE(LookUp(client));
  const size_t before = peer.Requests("tools/list").size();
  ASSERT_TRUE(client.List({}));
  ASSERT_TRUE(client.List({}));
  EXPECT_EQ(peer.Requests("tools/list").size(), before + 1);
}

TEST(HttpLine, BeginsALostSessionAnewOnce) {
  for (const char* lost_at : {"tools/list", "tools/call"}) {
    std::atomic<int> sessions = 0, lost = 0;
    const Peer peer([&](const json& asked, const std::string&) -> std::optional<ServerAnswer> {
      const std::string method = asked.value("method", "");
      if (method == "initialize") ++sessions;
      if (method == lost_at && ++lost == 1) return Status("404 Not Found");
      return std::nullopt;
    });
    McpClient client(peer.Config(), {});
    EXPECT_EQ(LookUp(client).value_or("none"), "found") << lost_at;
    EXPECT_EQ(sessions, 2) << lost_at;
    const Peer always(To(lost_at, [](const json&) { return Status("404 Not Found"); }));
    EXPECT_THAT(Refused(always).message, HasSubstr("knows nothing of its session")) << lost_at;
    EXPECT_EQ(always.Requests("\"initialize\"").size(), 2u) << lost_at;
  }
}

TEST(HttpLine, NeverMakesACallTwice) {
  const std::function<ServerAnswer(const json&)> ways[] = {
      [](const json&) { return ServerAnswer{{.send = "", .then = Then::kClose}}; },
      [](const json&) { return ServerAnswer{{.send = "", .then = Then::kReset}}; },
      [](const json&) { return ServerAnswer{{.send = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", .then = Then::kClose}}; },
      [](const json&) { return ServerAnswer{{.send = StreamHead() + ": no id\n\n", .then = Then::kClose}}; },
      [](const json& asked) { return ServerAnswer{{.send = StreamHead() + "data: " + Gave(asked, "half").dump(), .then = Then::kReset}}; },
      [](const json&) { return Status("500 Oops"); },
      [](const json&) { return Status("400 Bad Request"); },
      [](const json&) { return Status("307 There", "", "Location: /mcp/\r\n"); },
  };
  for (size_t way = 0; way < std::size(ways); ++way) {
    const Peer peer(To("tools/call", ways[way]));
    McpClient client(peer.Config(), {});
    const auto given = LookUp(client);
    ASSERT_FALSE(given) << way;
    EXPECT_EQ(peer.Requests("\"tools/call\"").size(), 1u) << way << ": " << given.error().message;
    EXPECT_TRUE(peer.Requests("GET ").empty()) << way;
    if (way < 6) { EXPECT_THAT(given.error().message, HasSubstr("may have been done")) << way; }
  }
}

TEST(HttpLine, TakesABrokenStreamUpAgainWhereItHasIds) {
  for (const Then end : {Then::kClose, Then::kReset}) {
    json call;
    std::atomic<int> gets = 0;
    const Peer peer([&](const json& asked, const std::string& request) -> std::optional<ServerAnswer> {
      if (asked.value("method", "") == "tools/call") {
        call = asked;
        return ServerAnswer{{.send = StreamHead() + "id: a-1\nretry: 100\ndata:\n\n" + "id: a-2\ndata: cut o", .then = end}};
      }
      if (!request.starts_with("GET")) return std::nullopt;
      if (++gets == 1) return ServerAnswer{{.send = StreamHead() + Event({{"jsonrpc", "2.0"}, {"method", "notifications/progress"}}, "a-3"), .then = Then::kClose}};
      return ServerAnswer{{.send = StreamHead() + Event(Gave(call, "at last"), "a-4"), .then = Then::kClose}};
    });
    McpClient client(peer.Config(), {});
    EXPECT_EQ(LookUp(client).value_or("none"), "at last");
    EXPECT_EQ(peer.Requests("\"tools/call\"").size(), 1u);
    const auto taken_up = peer.Requests("GET ");
    ASSERT_EQ(taken_up.size(), 2u);
    EXPECT_THAT(taken_up[0], HasSubstr("Last-Event-ID: a-1\r\n"));
    EXPECT_THAT(taken_up[0], HasSubstr("Mcp-Session-Id: session-1\r\n"));
    EXPECT_THAT(taken_up[1], HasSubstr("Last-Event-ID: a-3\r\n"));
  }
}

TEST(HttpLine, SaysPlainlyThatABrokenStreamIsNotTakenUpAgain) {
  const Peer peer(To("tools/call", [](const json&) { return ServerAnswer{{.send = StreamHead() + "id: a-1\nretry: 1\ndata:\n\n", .then = Then::kClose}}; }));
  const Error error = Refused(peer);
  EXPECT_EQ(error.message, "the tool server 'home': its stream broke off, and it does not take it up again (405); what was asked may have been done all the same");
  EXPECT_EQ(peer.Requests("\"tools/call\"").size(), 1u);
  EXPECT_EQ(peer.Requests("GET ").size(), 1u);
}

TEST(HttpLine, IsRefusedWhereTheServerBreaksTheRules) {
  McpLimits limits;
  limits.call = 20s;
  const std::string flood = Event({{"jsonrpc", "2.0"}, {"method", "notifications/message"}, {"params", std::string(1000, 'x')}});
  const std::pair<std::string, ServerAnswer> cases[] = {
      {"longer than", {{.send = StreamHead() + "data: " + std::string(3 << 20, 'x'), .then = Then::kClose}}},
      {"longer than", {{net::WholeAnswer("200 OK", std::string(3 << 20, ' '), "Content-Type: application/json\r\n")}}},
      {"too much", {{.send = StreamHead()}, {.send = flood, .times = -1}}},
      {"longer than", {{.send = StreamHead()}, {.send = ": " + std::string(1000, 'x') + "\n\n", .times = -1}}},
      {"neither JSON nor a stream", {{net::WholeAnswer("200 OK", "<html>", "Content-Type: text/html\r\n")}}},
      {"answers nothing", Status("202 Accepted")},
      {"no answer to what was asked", Json({{"jsonrpc", "2.0"}, {"id", 4711}, {"result", json::object()}})},
      {"no answer to what was asked", {{net::WholeAnswer("200 OK", std::string(5000, '[') + std::string(5000, ']'), "Content-Type: application/json; charset=utf-8\r\n")}}},
      {"cannot answer now (503)", Status("503 Busy")},
      {"refuses what is asked (400): no such thing", Status("400 Bad Request", R"({"error":{"message":"no such\nthing"}})", "Content-Type: application/json\r\n")},
  };
  for (const auto& [why, answer] : cases) {
    const Peer peer(To("tools/call", [&answer = answer](const json&) { return answer; }));
    const Error error = Refused(peer, {}, limits);
    EXPECT_THAT(error.message, HasSubstr(why));
    EXPECT_THAT(error.message, HasSubstr("'home'"));
  }
  const Peer session([](const json& asked, const std::string&) -> std::optional<ServerAnswer> {
    if (asked.value("method", "") != "initialize") return std::nullopt;
    return Json(ResultFor(asked, {{"protocolVersion", "2025-06-18"}}), "Mcp-Session-Id: a b\r\n");
  });
  EXPECT_THAT(Refused(session).message, HasSubstr("session"));
}

TEST(HttpLine, EndsWhatTakesTooLong) {
  McpLimits limits;
  limits.call = 200ms;
  for (const std::string& begun : {std::string(), StreamHead() + "id: 1\ndata:\n\n"}) {
    const Peer peer(To("tools/call", [&](const json&) { return ServerAnswer{{.send = begun}, {.send = "never", .wait = 60s}}; }));
    EXPECT_EQ(Refused(peer, {}, limits).code, ErrorCode::kExhausted);
  }
}

TEST(HttpLine, TellsThatACallIsCancelledAndGoesOn) {
  std::atomic<int> calls = 0;
  std::stop_source stop;
  const Peer peer([&](const json& asked, const std::string&) -> std::optional<ServerAnswer> {
    if (asked.value("method", "") != "tools/call" || ++calls > 1) return std::nullopt;
    stop.request_stop();
    return ServerAnswer{{.send = StreamHead()}, {.send = "never", .wait = 60s}};
  });
  McpClient client(peer.Config(), {});
  const auto given = LookUp(client, stop.get_token());
  ASSERT_FALSE(given);
  EXPECT_EQ(given.error().code, ErrorCode::kCancelled);
  EXPECT_EQ(LookUp(client).value_or("none"), "found");
  const auto cancelled = peer.Requests("notifications/cancelled"), called = peer.Requests("\"tools/call\"");
  ASSERT_EQ(cancelled.size(), 1u);
  const json told = json::parse(cancelled[0].substr(cancelled[0].find("\r\n\r\n"))), asked = json::parse(called[0].substr(called[0].find("\r\n\r\n")));
  EXPECT_EQ(told["params"]["requestId"], asked["id"]);
}

TEST(HttpLine, SendsKeysOfTheEnvironmentAndOfFilesAndShowsThemNowhere) {
  std::string path = testing::TempDir() + "samantha_key_XXXXXX";
  close(mkstemp(path.data()));
  std::ofstream(path) << "file-secret\n";
  setenv("SAMANTHA_TEST_KEY", "sk-secret", 1);
  const std::vector<net::HeaderField> headers = {{"Authorization", "Bearer ${env:SAMANTHA_TEST_KEY}"}, {"X-Other", "${file:" + path + "}"}, {"X-Plain", "${SAMANTHA_TEST_KEY}-1"}};
  const Peer echoes(To("tools/call", [](const json& asked) { return Json(Gave(asked, "you sent sk-secret and file-secret")); }));
  McpClient client(echoes.Config(headers), {});
  EXPECT_EQ(LookUp(client).value_or("none"), "you sent [key] and [key]");
  EXPECT_THAT(echoes.Requests()[0], HasSubstr("Authorization: Bearer sk-secret\r\n"));
  EXPECT_THAT(echoes.Requests()[0], HasSubstr("X-Other: file-secret\r\n"));
  EXPECT_THAT(echoes.Requests()[0], HasSubstr("X-Plain: sk-secret-1\r\n"));
  const Peer quotes(To("initialize", [](const json&) { return Status("400 Bad Request", R"({"error":{"message":"Bearer sk-secret is wrong"}})"); }));
  EXPECT_THAT(Refused(quotes, headers).message, Not(HasSubstr("secret")));
  chmod(path.c_str(), 0644);
  EXPECT_THAT(Refused(quotes, headers).message, HasSubstr("chmod 600"));
  unlink(path.c_str());
  unsetenv("SAMANTHA_TEST_KEY");
  EXPECT_THAT(Refused(quotes, headers).message, HasSubstr("'SAMANTHA_TEST_KEY' is not set"));
}

TEST(HttpLine, NamesTheHeaderThatAKeyIsMissingIn) {
  for (const char* status : {"401 Unauthorized", "403 Forbidden"}) {
    const Peer peer(To("initialize", [&](const json&) { return Status(status); }));
    EXPECT_THAT(Refused(peer).message, HasSubstr("\"headers\":{\"Authorization\":\"Bearer ${NAME}\"}"));
    const std::string with_key = Refused(peer, {{"X-Api-Key", "k-123456"}}).message;
    EXPECT_THAT(with_key, HasSubstr("X-Api-Key"));
    EXPECT_THAT(with_key, Not(HasSubstr("k-123456")));
  }
}

TEST(HttpLine, IsLedNowhereElse) {
  const Peer other(Well);
  const Peer peer(To("initialize", [&](const json&) { return Status("307 There", "", "Location: " + other.Address("/mcp") + "\r\n"); }));
  EXPECT_THAT(Refused(peer).message, HasSubstr(other.Address() + ", which is not asked"));
  EXPECT_TRUE(other.Requests().empty());
  const Peer slash(To("initialize", [](const json&) { return Status("307 There", "", "Location: /mcp/\r\n"); }));
  EXPECT_THAT(Refused(slash).message, HasSubstr("another path"));
}

TEST(HttpLine, SaysThatTheOlderTransportIsNotSpoken) {
  for (const char* status : {"404 Not Found", "405 Method Not Allowed"}) {
    const Peer peer(To("initialize", [&](const json&) { return Status(status); }));
    EXPECT_THAT(Refused(peer).message, HasSubstr("HTTP+SSE, is not spoken here"));
    EXPECT_EQ(peer.Requests("\"initialize\"").size(), 1u);
  }
}

TEST(HttpLine, NamesNoPathForItMayHoldAKey) {
  std::string address;
  { address = Peer(Well).Address(); }
  McpClient client({.name = "home", .url = address + "/s/SECRET/mcp?key=SECRET"}, {});
  const auto tools = client.List({});
  ASSERT_FALSE(tools);
  EXPECT_THAT(tools.error().message, HasSubstr(address));
  EXPECT_THAT(tools.error().message, Not(HasSubstr("SECRET")));
  EXPECT_EQ(client.config().Shown(), address);
}

TEST(HttpLine, SendsKeysOverTheOpenNetToNobody) {
  McpClient client({.name = "home", .url = "http://93.184.216.34/mcp", .headers = {{"X-Key", "k-123456"}}}, {});
  EXPECT_THAT(client.List({}).error().message, HasSubstr("over https only"));
}

/// The text with some of it changed, doubled or gone.
std::string Damaged(std::string text, std::mt19937& draw) {
  const std::string signs = std::string(1, '\0') + "\r\n:{}[]\",\\u0dei\xFF";
  for (auto changes = 1 + draw() % 6; changes > 0 && !text.empty(); --changes) {
    const size_t at = draw() % text.size();
    switch (draw() % 4) {
      case 0: text[at] = signs[draw() % signs.size()]; break;
      case 1: text.insert(at, text.substr(draw() % text.size(), draw() % 30)); break;
      case 2: text.erase(at, 1 + draw() % 8); break;
      default: text[at] = static_cast<char>(draw());
    }
  }
  return text;
}

TEST(HttpLine, ComesThroughDamagedAnswers) {
  std::mt19937 draw(11);
  McpLimits limits;
  limits.retry_after = 0ms;
  limits.start = limits.list = limits.call = 2s;
  std::atomic<int> calls = 0;
  int given = 0;
  const Peer peer([&](const json& asked, const std::string& request) -> std::optional<ServerAnswer> {
    if (request.starts_with("GET")) return Status("405 Method Not Allowed");
    if (asked.value("method", "") != "tools/call") return std::nullopt;
    const int number = ++calls;
    const std::string whole = Gave(asked, "found").dump();
    if (number % 2 == 0) return ServerAnswer{{net::WholeAnswer("200 OK", Damaged(whole, draw), "Content-Type: application/json\r\n")}};
    const std::string id = number % 25 == 0 ? "a-1" : "";  // a stream that can be taken up again takes a pause
    const std::string stream = Event({{"jsonrpc", "2.0"}, {"id", 1}, {"method", "ping"}}, id) + "retry: 1\n" + Event(Gave(asked, "found"), id);
    return ServerAnswer{{.send = StreamHead() + Damaged(stream, draw), .then = number % 3 == 0 ? Then::kReset : Then::kClose}};
  });
  McpClient client(peer.Config(), limits);
  for (int round = 0; round < 300; ++round) {
    const auto got = LookUp(client);
    given += got ? 1 : 0;
    if (!got) { EXPECT_FALSE(got.error().message.empty()); }
  }
  EXPECT_EQ(calls, 300) << "one for each that was asked for, whatever came";
  EXPECT_GT(given, 20);
  EXPECT_LT(given, 280);
}

}  // namespace
}  // namespace sam::tools
