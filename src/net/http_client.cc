#include "net/http_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/curl_loop.h"
#include "net/redirect.h"

namespace sam::net {
namespace {

namespace asio = boost::asio;

constexpr int kMostRedirects = 5;

bool IsFieldLetter(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_'; }
bool IsFieldText(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; }
bool IsKeyLetter(char c) { return c > ' ' && c < 0x7F; }

/// What would let one header become two, or a key be sent in two places.
Result<Url> Check(const HttpRequest& request) {
  Result<Url> url = ParseUrl(request.url);
  if (!url) return url;
  if (request.redirects < 0 || request.redirects > kMostRedirects) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} redirects are asked for; ask for 0 to {}", request.redirects, kMostRedirects));
  if (!std::ranges::all_of(request.key, IsKeyLetter)) return Fail(ErrorCode::kInvalidArgument, fmt::format("the key for {} holds a space or a letter no key has; check that it was copied whole", url->Origin()));
  for (const auto* fields : {&request.headers, &request.secrets}) {
    const bool fine = std::ranges::all_of(*fields, [](const HeaderField& field) { return !field.first.empty() && std::ranges::all_of(field.first, IsFieldLetter) && std::ranges::all_of(field.second, IsFieldText); });
    if (!fine) return Fail(ErrorCode::kInvalidArgument, fmt::format("a header for {} holds a letter that no header may hold; take it out", url->Origin()));
  }
  return url;
}

/// Ends the caller's part in a transfer, however Fetch is left.
class Attended {
 public:
  Attended(CurlLoop& loop, std::shared_ptr<Transfer> transfer) : loop_(loop), transfer_(std::move(transfer)) {}
  ~Attended() {
    transfer_->mailbox.Detach();
    loop_.Drop(transfer_);
  }
  Attended(const Attended&) = delete;
  Attended& operator=(const Attended&) = delete;

 private:
  CurlLoop& loop_;
  std::shared_ptr<Transfer> transfer_;
};

/// An answer, and where it sends on to; "" where it is the answer.
struct Answered {
  HttpResponse response;
  std::string next;
};

/// Gives what was delivered to the sink; a redirect that is followed has nothing to say.
Result<void> HandOver(const Delivery& delivery, bool followed, BodySink& sink, HttpResponse& response) {
  if (delivery.head && !followed) {
    if (auto taken = sink.OnHead(response); !taken) return taken;
  }
  if (delivery.body.empty() || followed) return {};
  response.body_bytes += delivery.body.size();
  return sink.OnBody(delivery.body);
}

asio::awaitable<Result<Answered>> FetchOnce(const std::shared_ptr<CurlLoop>& loop, const HttpRequest& request, Url url, BodySink& sink, std::stop_token stop) {
  const auto executor = co_await asio::this_coro::executor;
  Bell bell(executor, 1);
  auto transfer = std::make_shared<Transfer>(request, std::move(url), bell);
  const Attended attended(*loop, transfer);
  const std::stop_callback on_stop(stop, [&transfer] { transfer->mailbox.Close(Fail(ErrorCode::kCancelled, "the request was called off")); });
  loop->Start(transfer);
  Answered answered;
  bool followed = false;
  for (;;) {
    boost::system::error_code gone;
    auto token = asio::redirect_error(asio::use_awaitable, gone);
    co_await bell.async_receive(token);
    Delivery delivery = transfer->mailbox.Take();
    if (stop.stop_requested() || gone) co_return Fail(ErrorCode::kCancelled, "the request was called off");
    if (delivery.head) {
      answered.response = std::move(*delivery.head);
      followed = request.redirects > 0 && IsRedirect(answered.response.status) && !answered.response.Header("location").empty();
    }
    if (auto taken = HandOver(delivery, followed, sink, answered.response); !taken) co_return tl::unexpected(taken.error());
    if (delivery.was_full) loop->GoOn(transfer);
    if (!delivery.outcome) continue;
    if (!*delivery.outcome) co_return tl::unexpected(delivery.outcome->error());
    if (followed) answered.next = std::move(**delivery.outcome);
    co_return answered;
  }
}

}  // namespace

std::string_view HttpResponse::Header(std::string_view name) const {
  const auto field = std::ranges::find(headers, name, &HeaderField::first);
  return field == headers.end() ? std::string_view() : field->second;
}

HttpClient::HttpClient(HttpClientConfig config) : loop_(CurlLoop::Create(std::move(config.ca_file))) {}
HttpClient::~HttpClient() { loop_->Stop(); }

asio::awaitable<Result<HttpResponse>> HttpClient::Fetch(HttpRequest request, BodySink& sink, std::stop_token stop) {
  const std::shared_ptr<CurlLoop> loop = loop_;
  const int most = request.redirects;
  for (;; --request.redirects) {
    Result<Url> url = Check(request);
    if (!url) co_return tl::unexpected(url.error());
    Result<Answered> answered = co_await FetchOnce(loop, request, *url, sink, stop);
    if (!answered) co_return tl::unexpected(answered.error());
    answered->response.url = url->Text();
    if (answered->next.empty()) {
      if (most > 0 && IsRedirect(answered->response.status) && !answered->response.Header("location").empty()) co_return Fail(ErrorCode::kInvalidArgument, fmt::format("{} sends on more than {} times; give the address it should be asked at", url->Shown(), most));
      co_return std::move(answered->response);
    }
    const Result<Url> to = ParseUrl(answered->next);
    if (!to) co_return tl::unexpected(to.error());
    Result<HttpRequest> next = SendOn(request, *url, *to, answered->response.status);
    if (!next) co_return tl::unexpected(next.error());
    request = std::move(*next);
  }
}

}  // namespace sam::net
