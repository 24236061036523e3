#include "server/openai/router.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "server/openai/chat.h"
#include "server/openai/models.h"
#include "server/openai/realtime/realtime_socket.h"
#include "server/openai/speech.h"
#include "server/openai/transcription.h"
#include "server/picture_message.h"

namespace sam::api {
namespace {

using boost::asio::awaitable;
using boost::beast::http::verb;

constexpr std::array kPagePaths = {std::string_view("/v1/talk"), std::string_view("/v1/people/count")};

/// The largest picture she looks at, as base64, and a long talk before it.
constexpr uint64_t kLongestChat = wire::kLongestPictureMessage + (8u << 20);

constexpr std::array kRoutes = {
    Route{verb::post, "/v1/chat/completions", kLongestChat, CompleteChat},
    Route{verb::post, "/v1/audio/speech", 64u << 10, Speak},
    Route{verb::post, "/v1/audio/transcriptions", 25u << 20, Transcribe},
    Route{verb::get, "/v1/realtime", 0, OpenRealtime},
    Route{verb::get, "/v1/models", 0, ListModels},
    Route{verb::get, "/v1/models/", 0, ShowModel},
};

bool Fits(const Route& route, std::string_view path) {
  return route.path.ends_with('/') ? path.starts_with(route.path) && path.size() > route.path.size() : path == route.path;
}

Outcome<const Route*> FindRoute(verb method, std::string_view path) {
  bool known = false;
  for (const Route& route : kRoutes) {
    if (!Fits(route, path)) continue;
    if (route.method == method) return &route;
    known = true;
  }
  const std::string name(to_string(method)), shown = CleanText(path, 80);
  if (known) return Refuse({.status = 405, .message = fmt::format("Not allowed to {} on {}.", name, shown), .code = "method_not_supported"});
  return Refuse({.status = 404, .message = fmt::format("Unknown request URL: {} {}. docs/api.md lists what there is.", name, shown), .code = "unknown_url"});
}

/// WebSockets of browsers have no headers of their own: OpenAI's clients put the key among the protocols, "openai-insecure-api-key.KEY".
std::string_view KeyOfProtocol(std::string_view protocols) {
  constexpr std::string_view kMark = "openai-insecure-api-key.";
  const size_t at = protocols.find(kMark);
  if (at == protocols.npos) return {};
  const std::string_view rest = protocols.substr(at + kMark.size());
  return rest.substr(0, rest.find_first_of(", "));
}

/// The session's token, a person's key, or with --open anything at all.
Outcome<void> Admit(Exchange& exchange) {
  const ServerContext& context = exchange.context();
  const Admission admission = AdmitRequest(exchange.request(), exchange.target(), context.guard);
  if (admission == Admission::kWrongHost || admission == Admission::kWrongOrigin)
    return Refuse({.status = 403, .message = std::string(Reason(admission)), .code = admission == Admission::kWrongHost ? "wrong_host" : "wrong_origin"});
  if (admission == Admission::kNoToken) {
    std::string_view key = Bearer(exchange.Header("authorization"));
    if (key.empty()) key = KeyOfProtocol(exchange.Header("sec-websocket-protocol"));
    auto known = context.keys->Find(key, KeyUse::kProgram);
    if (!known && key.empty())
      return Refuse({.status = 401, .message = "You didn't provide an API key. Send one as 'Authorization: Bearer KEY'; samantha key add --person NAME makes one.", .code = "invalid_api_key"});
    if (!known) return Refuse({.status = 401, .message = "Incorrect API key provided. samantha key add --person NAME makes one.", .code = "invalid_api_key"});
    exchange.person = std::move(known->name);
    exchange.key_id = std::move(known->id);
    return {};
  }
  exchange.user_may_name = context.guard.token.empty();
  exchange.person = QueryValue(exchange.target().query, "person");
  if (exchange.person.empty()) exchange.person = context.default_person;
  return {};
}

}  // namespace

bool IsApi(std::string_view path) {
  if (path != "/v1" && !path.starts_with("/v1/")) return false;
  return std::find(kPagePaths.begin(), kPagePaths.end(), path) == kPagePaths.end();
}

awaitable<bool> Answer(WebStream& stream, boost::beast::flat_buffer& buffer, Exchange::Parser& parser, const ServerContext& context) {
  Exchange exchange(stream, buffer, parser, context);
  const auto admitted = Admit(exchange);
  const auto route = FindRoute(exchange.request().method(), exchange.target().path);
  if (!admitted || !route) {
    if (!admitted) context.metrics.CountRefusal();
    ApiError error = admitted ? route.error() : admitted.error();
    co_await exchange.SendError(std::move(error));
    co_return exchange.keep();
  }
  if ((*route)->path.ends_with('/')) exchange.rest = exchange.target().path.substr((*route)->path.size());
  if (auto read = co_await exchange.ReadBody((*route)->longest_body); !read) {
    co_await exchange.SendError(std::move(read.error()));
    co_return exchange.keep();
  }
  co_await (*route)->answer(exchange);
  co_return exchange.keep();
}

}  // namespace sam::api
