#include "tools/http_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/json_nesting.h"
#include "base/unicode.h"
#include "net/sse_reader.h"

namespace sam::tools {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kConnect{10'000}, kAside{5'000}, kGoodbye{1'000};  // kAside: for what nothing is awaited for, kGoodbye: for the session's end
constexpr milliseconds kPause{500}, kShortestPause{100};                  // before a stream is taken up again
constexpr int kMostFailed = 3;
constexpr size_t kLongestSession = 4096, kLongestRefusal = 16 << 10, kShortestSecret = 6;  // bytes

/// "application/json" of "Application/JSON; charset=utf-8".
std::string MediaType(const net::HttpResponse& head) {
  const std::string_view type = head.Header("content-type");
  return ToLower(Trim(type.substr(0, type.find(';'))));
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

/// What a refusal says in the words of JSON-RPC; "" where it says nothing.
std::string WordsOf(const std::string& body) {
  if (NestsDeeperThan(body, 16)) return {};
  const auto json = nlohmann::json::parse(body, nullptr, false);
  const auto error = json.is_object() ? json.find("error") : json.end();
  if (!json.is_object() || error == json.end() || !error->is_object()) return {};
  const auto words = error->find("message");
  return words != error->end() && words->is_string() ? CleanText(words->get_ref<const std::string&>(), 200) : std::string();
}

std::string NamesOf(const std::vector<net::HeaderField>& fields) {
  std::string names;
  for (const auto& [name, value] : fields) names += (names.empty() ? "" : ", ") + name;
  return names;
}

}  // namespace

/// What comes for one request of ours.
class HttpLine::Incoming final : public net::BodySink {
 public:
  enum class Form : uint8_t { kNone, kJson, kEvents, kOther };

  Incoming(HttpLine& line, net::Method method, Awaits awaits) : line_(line), method_(method), awaits_(awaits), events_(line.limits_.longest_line) {}

  Result<void> OnHead(const net::HttpResponse& head) override {
    head_ = head;
    const std::string type = MediaType(head);
    if (head.status == 200) form_ = type == "application/json" ? Form::kJson : type == "text/event-stream" ? Form::kEvents : Form::kOther;
    return line_.TakeHead(*this);
  }

  Result<void> OnBody(std::string_view bytes) override {
    if (form_ == Form::kEvents) return events_.Feed(bytes, [this](std::string_view data) { return TakeEvent(data); });
    const size_t most = form_ == Form::kJson ? line_.limits_.longest_line : kLongestRefusal;
    if (form_ == Form::kJson && body_.size() + bytes.size() > most) return Fail(ErrorCode::kExhausted, fmt::format("an answer of it is longer than {} bytes", most));
    body_.append(bytes.substr(0, most - std::min(most, body_.size())));
    return {};
  }

  void End(Result<net::HttpResponse> outcome) {
    if (outcome && form_ == Form::kJson) Give(std::move(body_));
    outcome_ = std::move(outcome);
  }

  void Stop() { stop_.request_stop(); }
  std::stop_token token() const { return stop_.get_token(); }
  net::Method method() const { return method_; }
  Awaits awaits() const { return awaits_; }
  Form form() const { return form_; }
  const net::HttpResponse& head() const { return head_; }
  const std::string& body() const { return body_; }
  const net::SseReader& events() const { return events_; }
  /// None while more may come.
  const std::optional<Result<net::HttpResponse>>& outcome() const { return outcome_; }

 private:
  Result<void> TakeEvent(std::string_view data) {
    if (!data.empty() && (events_.type().empty() || events_.type() == "message")) Give(std::string(data));
    return {};
  }
  void Give(std::string message) {
    if (awaits_ == Awaits::kAnswer) line_.messages_.push_back(line_.WithoutSecrets(std::move(message)));
  }

  HttpLine& line_;
  const net::Method method_;
  const Awaits awaits_;
  Form form_ = Form::kNone;
  net::HttpResponse head_;
  net::SseReader events_;
  std::string body_;
  std::stop_source stop_;
  std::optional<Result<net::HttpResponse>> outcome_;
};

Result<std::unique_ptr<HttpLine>> HttpLine::Open(const ServerConfig& config, const McpLimits& limits, std::shared_ptr<net::HttpClient> http) {
  auto url = net::ParseUrl(config.url);
  if (!url) return tl::unexpected(url.error());
  std::vector<net::HeaderField> secrets;
  for (const auto& [name, written] : config.headers) {
    auto value = FillIn(written);
    if (value && value->empty()) value = Fail(ErrorCode::kInvalidArgument, "it is empty");
    if (!value) return Fail(value.error().code, fmt::format("its header {} in tools.json: {}", name, value.error().message));
    secrets.emplace_back(name, std::move(*value));
  }
  return std::unique_ptr<HttpLine>(new HttpLine(std::move(*url), std::move(secrets), limits, std::move(http)));
}

HttpLine::~HttpLine() {
  if (asked_) asked_->Stop();
  if (!session_.empty() && !session_over_) {
    const Deadline deadline = steady_clock::now() + kGoodbye;
    const auto goodbye = Begin(Request(net::Method::kDelete, deadline), Awaits::kNothing);
    (void)RunUntil([&] { return goodbye->head().status != 0 || goodbye->outcome(); }, deadline, {});
  }
  for (const auto& each : under_way_) each->Stop();
  while (!under_way_.empty() && io_.run_one() > 0) continue;
}

net::HttpRequest HttpLine::Request(net::Method method, Deadline deadline) const {
  const milliseconds left = std::max(1ms, std::chrono::ceil<milliseconds>(deadline - steady_clock::now())), longest = left + 1s;  // by then nobody waits any more
  net::HttpRequest request{.method = method, .url = url_.Text(), .secrets = secrets_, .reach = net::Reach::kPrivateToo};
  request.headers.emplace_back("Accept", method == net::Method::kGet ? "text/event-stream" : "application/json, text/event-stream");
  if (method == net::Method::kPost) request.headers.emplace_back("Content-Type", "application/json");
  if (!session_.empty()) request.headers.emplace_back("Mcp-Session-Id", session_);
  if (!version_.empty()) request.headers.emplace_back("MCP-Protocol-Version", version_);
  request.limits = {.connect = std::min(kConnect, longest), .first_byte = longest, .idle = longest, .total = longest, .body_bytes = limits_.most_bytes + limits_.longest_line};
  return request;
}

std::shared_ptr<HttpLine::Incoming> HttpLine::Begin(net::HttpRequest request, Awaits awaits) {
  auto incoming = std::make_shared<Incoming>(*this, request.method, awaits);
  under_way_.push_back(incoming);
  auto work = Fetch(incoming, std::move(request));
  asio::co_spawn(io_, std::move(work), asio::detached);
  return incoming;
}

asio::awaitable<void> HttpLine::Fetch(std::shared_ptr<Incoming> incoming, net::HttpRequest request) {
  std::stop_token stop = incoming->token();
  auto outcome = co_await http_->Fetch(std::move(request), *incoming, stop);
  incoming->End(std::move(outcome));
  std::erase(under_way_, incoming);
}

/// kExhausted, kCancelled where `done` does not come true.
Result<void> HttpLine::RunUntil(const std::function<bool()>& done, Deadline deadline, const std::stop_token& stop) {
  const std::stop_callback wake(stop, [this] { asio::post(io_, [] {}); });
  while (!done()) {
    if (stop.stop_requested()) return Fail(ErrorCode::kCancelled, "it was stopped");
    if (io_.run_one_until(deadline) == 0) return Fail(ErrorCode::kExhausted, "it took too long");
  }
  return {};
}

Result<void> HttpLine::Send(std::string message, Awaits awaits, Deadline deadline, const std::stop_token& stop) {
  io_.poll();
  const bool asks = awaits == Awaits::kAnswer;
  net::HttpRequest request = Request(net::Method::kPost, asks ? deadline : std::max(deadline, steady_clock::now() + kAside));
  request.body = std::move(message);
  if (!asks) {
    const auto told = Begin(std::move(request), awaits);
    const auto taken = [&] { return told->head().status >= 200 && told->head().status < 300; };  // what more it says is let be
    auto waited = RunUntil([&] { return taken() || told->outcome(); }, deadline, stop);
    return !waited || taken() ? waited : tl::unexpected(WhyEnded(*told));
  }
  if (asked_) asked_->Stop();
  request.delivered = net::Delivered::kOnce;
  asked_ = Begin(std::move(request), awaits);
  last_id_.clear();
  failed_ = 0;
  return {};
}

Result<std::string> HttpLine::Receive(Deadline deadline, const std::stop_token& stop) {
  for (;;) {
    if (!messages_.empty()) {
      std::string message = std::move(messages_.front());
      messages_.pop_front();
      return message;
    }
    if (!asked_) return Fail(ErrorCode::kInternal, "nothing was asked");
    auto waited = RunUntil([this] { return !messages_.empty() || asked_->outcome(); }, deadline, stop);
    if (waited && messages_.empty()) waited = GoOn(deadline, stop);
    if (!waited) return tl::unexpected(waited.error());
  }
}

/// What was to bring the answer has ended without it: asks for what comes after the last event that had an id.
Result<void> HttpLine::GoOn(Deadline deadline, const std::stop_token& stop) {
  const bool streamed = asked_->form() == Incoming::Form::kEvents, again = asked_->method() == net::Method::kGet;
  const bool ended = asked_->outcome()->has_value(), broke = !ended && asked_->outcome()->error().code == ErrorCode::kUnavailable;
  if (!asked_->events().last_id().empty()) last_id_ = asked_->events().last_id();
  failed_ = ended ? 0 : failed_ + 1;
  const bool may = streamed ? ended || broke : again && broke;
  if (last_id_.empty() || !may || failed_ > kMostFailed) return tl::unexpected(WhyEnded(*asked_));
  const Deadline then = steady_clock::now() + std::max(kShortestPause, asked_->events().retry().value_or(kPause));
  const auto paused = RunUntil([] { return false; }, std::min(then, deadline), stop);
  if (then >= deadline || paused.error().code == ErrorCode::kCancelled) return paused;
  net::HttpRequest request = Request(net::Method::kGet, deadline);
  request.headers.emplace_back("Last-Event-ID", last_id_);
  asked_ = Begin(std::move(request), Awaits::kAnswer);
  return {};
}

/// Keeps the session that the server begins, and sees that it has ended it.
Result<void> HttpLine::TakeHead(const Incoming& incoming) {
  const net::HttpResponse& head = incoming.head();
  const bool asks = incoming.awaits() == Awaits::kAnswer && incoming.method() == net::Method::kPost;
  if (asks && !session_.empty() && (head.status == 404 || head.status == 400)) session_over_ = true;
  const std::string_view session = head.Header("mcp-session-id");
  if (!asks || !version_.empty() || head.status != 200 || session.empty()) return {};
  if (session.size() > kLongestSession || !std::ranges::all_of(session, [](char c) { return c > ' ' && c < 0x7F; })) return Fail(ErrorCode::kCorrupt, "the name it gives its session is none");
  session_ = session;
  return {};
}

Error HttpLine::WhyEnded(const Incoming& incoming) {
  const auto& outcome = *incoming.outcome();
  const int status = incoming.head().status;
  const bool again = incoming.method() == net::Method::kGet, streamed = incoming.form() == Incoming::Form::kEvents;
  if (!outcome && !(again && outcome.error().code == ErrorCode::kUnavailable)) return Ours(outcome.error());
  if (outcome && streamed) return {ErrorCode::kUnavailable, "its stream ended before the answer came"};
  if (again) return {ErrorCode::kUnavailable, outcome ? fmt::format("its stream broke off, and it does not take it up again ({})", status) : "its stream broke off and cannot be taken up again"};
  if (incoming.form() == Incoming::Form::kJson) return {ErrorCode::kCorrupt, "what it answers is no answer to what was asked"};
  if (status >= 300) return Refusal(incoming);
  if (incoming.form() == Incoming::Form::kNone) return {ErrorCode::kCorrupt, fmt::format("it takes what is asked ({}) and answers nothing", status)};
  return {ErrorCode::kCorrupt, fmt::format("it answers with '{}', neither JSON nor a stream of events; check its \"url\"", CleanText(MediaType(incoming.head()), 60))};
}

Error HttpLine::Refusal(const Incoming& incoming) {
  const int status = incoming.head().status;
  const std::string words = WithoutSecrets(WordsOf(incoming.body())), says = words.empty() ? "" : ": " + words;
  if (status == 401 || status == 403) {
    if (!secrets_.empty()) return {ErrorCode::kUnavailable, fmt::format("it turns us away ({}); check what \"headers\" of its entry in tools.json says: {}", status, NamesOf(secrets_))};
    return {ErrorCode::kUnavailable, fmt::format("it turns us away ({}); give it its key in tools.json: \"headers\":{{\"Authorization\":\"Bearer ${{NAME}}\"}}, NAME being a variable of the environment", status)};
  }
  if (status < 400) {
    const auto to = net::ParseUrl(incoming.head().Header("location"));
    if (to && to->Origin() != url_.Origin()) return {ErrorCode::kInvalidArgument, fmt::format("it sends on to {}, which is not asked; put the address it is really at into tools.json", to->Origin())};
    return {ErrorCode::kInvalidArgument, fmt::format("it sends on ({}) to another path of its address; put that into tools.json (a '/' at the end may be missing or too much)", status)};
  }
  if (status == 404 && session_over_) return {ErrorCode::kNotFound, "it knows nothing of its session any more"};
  if (version_.empty() && (status == 404 || status == 405))
    return {ErrorCode::kUnavailable, fmt::format("it takes no messages at that path ({}); check its \"url\". The older transport, HTTP+SSE, is not spoken here: give the address of its Streamable HTTP, often one that ends in /mcp", status)};
  if (status == 429 || status >= 500) return {ErrorCode::kUnavailable, fmt::format("it cannot answer now ({}){}", status, says)};
  return {ErrorCode::kUnavailable, fmt::format("it refuses what is asked ({}){}", status, says)};
}

/// Of the client: it names the path, which may hold a key, and does not know that nothing is tried again.
Error HttpLine::Ours(Error error) const {
  ReplaceAll(error.message, url_.Shown(), url_.Origin());
  ReplaceAll(error.message, "; try again", "");
  error.message = WithoutSecrets(std::move(error.message));
  return error;
}

std::string HttpLine::WithoutSecrets(std::string text) const {
  for (const auto& [name, value] : secrets_)
    for (const std::string_view secret : {std::string_view(value), std::string_view(value).substr(value.rfind(' ') + 1)})
      if (secret.size() >= kShortestSecret) ReplaceAll(text, secret, "[key]");
  return text;
}

}  // namespace sam::tools
