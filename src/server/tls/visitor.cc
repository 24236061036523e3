#include "server/tls/visitor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "server/assets.h"
#include "server/tls/home_network.h"

namespace sam {
namespace {

namespace http = boost::beast::http;

constexpr std::string_view kTrust = "/trust", kDer = "/samantha-ca.crt", kPem = "/samantha-ca.pem", kPair = "/pair";
constexpr int kCookieDays = 400;  // the longest that browsers keep one

bool IsRead(const HttpRequest& request) { return request.method() == http::verb::get || request.method() == http::verb::head; }

std::string Fill(std::string_view page, std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string out(page);
  for (const auto& [mark, value] : values)
    for (size_t at = out.find(mark); at != out.npos; at = out.find(mark, at + value.size())) out.replace(at, mark.size(), value);
  return out;
}

std::string Escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"') out += "&quot;";
    else out.push_back(c);
  }
  return out;
}

/// A page without scripts. Its forms say where they come from, to us only.
HttpResponse Page(const HttpRequest& request, http::status status, std::string_view body) {
  HttpResponse response = Respond(request, status, "text/html; charset=utf-8", body);
  response.set("Referrer-Policy", "same-origin");
  response.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
  return response;
}

HttpResponse TrustPage(const HttpRequest& request, const HomeNetwork& home) {
  return Page(request, http::status::ok, Fill(FindAsset("trust.html")->body, {{"%FINGERPRINT%", home.keeper->fingerprint()}, {"%PLACE%", Escape(Field(request, http::field::host))}}));
}

HttpResponse TheAuthority(const HttpRequest& request, std::string_view path, const TlsKeeper& keeper) {
  HttpResponse response = Respond(request, http::status::ok, path == kDer ? "application/x-x509-ca-cert" : "application/x-pem-file", path == kDer ? keeper.der() : keeper.pem());
  response.set(http::field::content_disposition, fmt::format("attachment; filename=\"{}\"", path.substr(1)));
  return response;
}

/// What a device calls itself, short, to be told apart in the list.
std::string_view KindOfDevice(std::string_view agent) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKinds = {
      {{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"CrOS", "Chromebook"}, {"Macintosh", "Mac"}, {"Windows", "Windows"}, {"Linux", "Linux"}}};
  for (const auto& [mark, kind] : kKinds)
    if (agent.find(mark) != agent.npos) return kind;
  return "device";
}

HttpResponse PairPage(const HttpRequest& request, http::status status, std::string_view code, std::string_view message) {
  const std::string label(KindOfDevice(Field(request, http::field::user_agent)));
  return Page(request, status, Fill(FindAsset("pair.html")->body, {{"%MESSAGE%", message}, {"%LABEL%", label}, {"%CODE%", Escape(CleanText(code, 16))}}));
}

HttpResponse TakeCode(const HttpRequest& request, const ServerContext& context, const std::string& from) {
  const Moment now = context.clock.Now();
  const std::string code = QueryValue(request.body(), "code");
  const PairingDesk::Answer answer = context.home->pairing.Take(code, from, now.at);
  if (answer.ruling == PairingDesk::Ruling::kTooMany)
    return PairPage(request, http::status::too_many_requests, "", "Too many wrong codes. Wait ten minutes, then ask for a new one. · 틀린 코드가 너무 많았어요. 10분 뒤에 새 코드로 다시 해 주세요.");
  if (answer.ruling == PairingDesk::Ruling::kWrong)
    return PairPage(request, http::status::forbidden, "", "That code is not right, was used, or is over ten minutes old. Ask for a new one. · 코드가 틀렸거나, 이미 썼거나, 10분이 지났어요. 새 코드를 받아 주세요.");
  std::string label = CleanText(QueryValue(request.body(), "label"), 60);
  if (label.empty()) label = KindOfDevice(Field(request, http::field::user_agent));
  const auto key = context.keys->Add(answer.person, label, now, 0, KeyUse::kDevice);
  if (!key) return PairPage(request, http::status::service_unavailable, "", Escape(key.error().message));
  HttpResponse response = RespondElsewhere(request, "/");
  response.set(http::field::set_cookie, CookieFor(context.guard, *key, kCookieDays));
  return response;
}

}  // namespace

bool IsForVisitors(std::string_view path) { return path == kTrust || path == kDer || path == kPem || path == kPair; }

HttpResponse AnswerVisitor(const HttpRequest& request, const Target& target, const ServerContext& context, const std::string& from) {
  if (const Admission place = AdmitPlaceOf(request, context.guard); place != Admission::kYes) return RespondRefusal(request, http::status::forbidden, Reason(place));
  if (target.path == kPair && request.method() == http::verb::post) {
    if (Field(request, http::field::origin).empty()) return RespondRefusal(request, http::status::forbidden, Reason(Admission::kWrongOrigin));
    return TakeCode(request, context, from);
  }
  if (!IsRead(request)) return RespondRefusal(request, http::status::method_not_allowed, "this address is only read; use GET");
  if (target.path == kPair) return PairPage(request, http::status::ok, QueryValue(target.query, "code"), "");
  return target.path == kTrust ? TrustPage(request, *context.home) : TheAuthority(request, target.path, *context.home->keeper);
}

HttpResponse AnswerUnencrypted(const HttpRequest& request, const Target& target, const ServerContext& context) {
  const GuardConfig& guard = context.guard;
  const std::string_view host = Field(request, http::field::host);
  if (const Admission place = AdmitPlace(guard, {host, "", "", "", ""}); place != Admission::kYes) return RespondRefusal(request, http::status::forbidden, Reason(place));
  if (!IsRead(request)) return RespondRefusal(request, http::status::forbidden, fmt::format("this port speaks HTTPS; use https://{}", host));
  if (target.path == kTrust) return TrustPage(request, *context.home);
  if (target.path == kDer || target.path == kPem) return TheAuthority(request, target.path, *context.home->keeper);
  const bool plain_path = target.path.starts_with('/') && !target.path.starts_with("//") && std::ranges::all_of(target.path, [](char c) { return c > ' ' && c < '\x7f' && c != '\\'; });
  HttpResponse response = RespondElsewhere(request, fmt::format("https://{}{}", host, plain_path ? target.path : "/"));
  response.result(http::status::temporary_redirect);
  return response;
}

}  // namespace sam
