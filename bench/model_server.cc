// A server of models that knows only what it is told to say: for benches and tests of what talks to one. OpenAI-compatible: /v1/models and /v1/chat/completions.
#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::awaitable;
using asio::ip::tcp;
using nlohmann::json;

struct Options {
  unsigned short port = 0;
  double tokens_per_second = 20;  // of each stream; 0: as fast as it goes
  int tokens = 60;                // of a reply that no script gives
  int first_ms = 0;               // before the first token
  int context = 8192;
  int die_every = 0, stall_every = 0;  // each so many-th reply does so in its middle; 0: none
  std::string script, choose = "round", model = "bench-model";
};

/// One line of the script: {"reply": "..."}, with "die_after" or "stall_after": N pieces, "status": an HTTP status instead, "raw": bytes sent as the stream's body as they are.
struct Line {
  std::vector<std::string> pieces;  // as JSON strings
  int die_after = -1, stall_after = -1, status = 200;
  std::string raw;
};

/// Tokens as models have them: about four bytes, cut between characters, a space with the word behind it.
std::vector<std::string> Pieces(const std::string& text) {
  std::vector<std::string> pieces;
  std::string piece;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (starts && !piece.empty() && (piece.size() >= 4 || text[at] == ' ')) pieces.push_back(json(piece).dump()), piece.clear();
    piece += text[at];
  }
  if (!piece.empty()) pieces.push_back(json(piece).dump());
  return pieces;
}

std::vector<std::string> Filler(int tokens) {
  constexpr const char* kWords[] = {"I", " was", " glad", " to", " hear", " how", " that", " went", " for", " you", " today", ".", " Tell", " me", " more", " when", " you", " like", ".", " "};
  std::vector<std::string> pieces;
  for (int i = 0; i < tokens; ++i) pieces.push_back(json(kWords[static_cast<size_t>(i) % std::size(kWords)]).dump());
  return pieces;
}

std::optional<std::vector<Line>> ReadScript(const std::string& path) {
  std::ifstream file(path);
  std::vector<Line> lines;
  for (std::string text; std::getline(file, text);) {
    if (text.empty()) continue;
    const json read = json::parse(text, nullptr, false);
    if (!read.is_object()) return std::nullopt;
    lines.push_back({Pieces(read.value("reply", "")), read.value("die_after", -1), read.value("stall_after", -1), read.value("status", 200), read.value("raw", "")});
  }
  if (lines.empty()) return std::nullopt;
  return lines;
}

/// The first number in the last message of the person.
std::optional<size_t> NumberSaid(const json& request) {
  std::string text;
  for (const json& message : request.value("messages", json::array()))
    if (message.value("role", "") == "user" && message["content"].is_string()) text = message["content"];
  const size_t at = text.find_first_of("0123456789");
  if (at == std::string::npos) return std::nullopt;
  return std::strtoul(text.c_str() + at, nullptr, 10);
}

class ModelServer {
 public:
  ModelServer(asio::io_context& context, Options options, std::vector<Line> lines) : context_(context), options_(std::move(options)), lines_(std::move(lines)), acceptor_(context, {asio::ip::address_v4::loopback(), options_.port}) {}

  unsigned short port() const { return acceptor_.local_endpoint().port(); }

  awaitable<void> Accept() {
    for (;;) {
      tcp::socket socket = co_await acceptor_.async_accept(asio::use_awaitable);
      socket.set_option(tcp::no_delay(true));
      auto serve = Serve(std::move(socket));
      asio::co_spawn(context_, std::move(serve), asio::detached);
    }
  }

 private:
  awaitable<void> Serve(tcp::socket socket) {
    boost::beast::flat_buffer buffer;
    boost::system::error_code error;
    for (;;) {
      http::request_parser<http::string_body> parser;
      parser.body_limit(64 << 20);
      auto token = asio::redirect_error(asio::use_awaitable, error);
      co_await http::async_read(socket, buffer, parser, token);
      if (error) co_return;
      const bool goes_on = co_await Answer(socket, parser.get());
      if (!goes_on) co_return;
    }
  }

  awaitable<bool> Answer(tcp::socket& socket, const http::request<http::string_body>& request) {
    const std::string target(request.target());
    if (target == "/v1/models") {
      const json models = {{"object", "list"}, {"data", {{{"id", options_.model}, {"object", "model"}, {"max_model_len", options_.context}}}}};
      co_return co_await Whole(socket, 200, models.dump());
    }
    const json asked = json::parse(request.body(), nullptr, false);
    if (target != "/v1/chat/completions" || !asked.is_object()) co_return co_await Whole(socket, 404, R"({"error":{"message":"nothing here","code":"not_found"}})");
    const size_t number = count_++;
    const Line& line = Choose(asked, number);
    if (line.status != 200) co_return co_await Whole(socket, line.status, R"({"error":{"message":"as the script says","code":"scripted"}})");
    if (!asked.value("stream", false)) co_return co_await Unstreamed(socket, line);
    co_return co_await Stream(socket, line, number, asked.contains("stream_options"));
  }

  const Line& Choose(const json& asked, size_t number) const {
    const auto said = options_.choose == "number" ? NumberSaid(asked) : std::nullopt;
    return lines_[said.value_or(number) % lines_.size()];
  }

  awaitable<bool> Unstreamed(tcp::socket& socket, const Line& line) {
    std::string text;
    for (const std::string& piece : line.pieces) text += json::parse(piece).get<std::string>();
    const json answer = {{"object", "chat.completion"}, {"model", options_.model}, {"choices", {{{"index", 0}, {"message", {{"role", "assistant"}, {"content", text}}}, {"finish_reason", "stop"}}}},
                         {"usage", {{"prompt_tokens", 1}, {"completion_tokens", line.pieces.size()}, {"total_tokens", 1 + line.pieces.size()}}}};
    co_return co_await Whole(socket, 200, answer.dump());
  }

  awaitable<bool> Stream(tcp::socket& socket, const Line& line, size_t number, bool usage) {
    const size_t middle = line.pieces.size() / 2;
    const auto nth = [number](int every) { return every > 0 && (number + 1) % static_cast<size_t>(every) == 0; };
    const size_t dies = line.die_after >= 0 ? static_cast<size_t>(line.die_after) : nth(options_.die_every) ? middle : SIZE_MAX;
    const size_t stalls = line.stall_after >= 0 ? static_cast<size_t>(line.stall_after) : nth(options_.stall_every) ? middle : SIZE_MAX;
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    bool alive = co_await Send(socket, head);
    if (!line.raw.empty()) alive = alive && co_await SendChunk(socket, line.raw);
    asio::steady_timer timer(context_);
    auto due = std::chrono::steady_clock::now() + std::chrono::milliseconds(options_.first_ms);
    for (size_t i = 0; i < line.pieces.size() && alive && line.raw.empty(); ++i) {
      if (i == dies) co_return false;
      if (i == stalls) due += std::chrono::hours(1);
      timer.expires_at(due);
      co_await timer.async_wait(asio::use_awaitable);
      if (options_.tokens_per_second > 0) due += std::chrono::microseconds(static_cast<int64_t>(1e6 / options_.tokens_per_second));
      const std::string event = R"(data: {"object":"chat.completion.chunk","model":")" + options_.model + R"(","choices":[{"index":0,"delta":{"content":)" + line.pieces[i] + "},\"finish_reason\":null}]}\n\n";
      alive = co_await SendChunk(socket, event);
    }
    std::string end = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    if (usage) end += "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":" + std::to_string(line.pieces.size()) + "}}\n\n";
    if (line.raw.empty()) alive = alive && co_await SendChunk(socket, end + "data: [DONE]\n\n");
    const std::string last = "0\r\n\r\n";
    co_return alive && co_await Send(socket, last);
  }

  awaitable<bool> Whole(tcp::socket& socket, int status, std::string body) {
    const std::string answer = "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    co_return co_await Send(socket, answer);
  }

  awaitable<bool> SendChunk(tcp::socket& socket, const std::string& bytes) {
    char length[20];
    std::snprintf(length, sizeof length, "%zx\r\n", bytes.size());
    const std::string chunk = length + bytes + "\r\n";
    co_return co_await Send(socket, chunk);
  }

  awaitable<bool> Send(tcp::socket& socket, const std::string& bytes) {
    boost::system::error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    co_await asio::async_write(socket, asio::buffer(bytes), token);
    co_return !error;
  }

  asio::io_context& context_;
  const Options options_;
  const std::vector<Line> lines_;
  tcp::acceptor acceptor_;
  size_t count_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("an OpenAI-compatible server that says what it is told; prints its address");
  app.add_option("--port", options.port, "on loopback; 0 takes a free one");
  app.add_option("--tokens-per-second", options.tokens_per_second, "of each stream; 0: as fast as it goes");
  app.add_option("--tokens", options.tokens, "of a reply without a script");
  app.add_option("--first-ms", options.first_ms, "before the first token");
  app.add_option("--context", options.context, "what /v1/models tells");
  app.add_option("--die-every", options.die_every, "each so many-th reply dies in mid-word");
  app.add_option("--stall-every", options.stall_every, "each so many-th reply stops in its middle and never goes on");
  app.add_option("--script", options.script, R"(JSON lines {"reply":"...","die_after":N,"stall_after":N,"status":N,"raw":"..."})");
  app.add_option("--choose", options.choose, "round: one line after the other; number: the first number in the last message of the person")->check(CLI::IsMember({"round", "number"}));
  CLI11_PARSE(app, argc, argv);
  std::vector<Line> lines;
  lines.push_back({.pieces = Filler(options.tokens), .raw = ""});
  if (!options.script.empty()) {
    auto read = ReadScript(options.script);
    if (!read) return std::fprintf(stderr, "model_server: '%s' holds no JSON lines\n", options.script.c_str()), 1;
    lines = std::move(*read);
  }
  asio::io_context context{1};
  ModelServer server(context, options, std::move(lines));
  asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&context](const boost::system::error_code&, int) { context.stop(); });
  std::printf("http://127.0.0.1:%d/v1\n", server.port());
  std::fflush(stdout);
  asio::co_spawn(context, server.Accept(), asio::detached);
  context.run();
}
