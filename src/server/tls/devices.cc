#include "server/tls/devices.h"

#include <nlohmann/json.hpp>

#include "server/json.h"
#include "server/qr_code.h"
#include "server/tls/home_network.h"

namespace sam {
namespace {

namespace http = boost::beast::http;
using nlohmann::ordered_json;

constexpr std::string_view kInvitation = "/pair/new", kDevices = "/devices";

HttpResponse AnswerInvitation(const HttpRequest& request, const Target& target, const ServerContext& context) {
  if (request.method() != http::verb::post) return RespondRefusal(request, http::status::method_not_allowed, "a code is made anew each time; use POST");
  const auto invitation = Invite(context, QueryValue(target.query, "person"));
  if (!invitation) return RespondRefusal(request, context.home ? http::status::bad_request : http::status::conflict, invitation.error().message);
  const auto pair = EncodeQr(invitation->pair_url), trust = EncodeQr(invitation->trust_url);
  const ordered_json answer = {{"person", invitation->person}, {"code", invitation->code}, {"url", invitation->pair_url}, {"svg", pair ? QrAsSvg(*pair) : ""},
                               {"trust_url", invitation->trust_url}, {"trust_svg", trust ? QrAsSvg(*trust) : ""}, {"fingerprint", invitation->fingerprint},
                               {"expires_in", std::chrono::duration_cast<std::chrono::seconds>(PairingDesk::kCodeLife).count()}};
  return Respond(request, http::status::ok, "application/json", wire::Line(answer));
}

HttpResponse AnswerDevices(const HttpRequest& request, const Target& target, const ServerContext& context) {
  if (request.method() == http::verb::delete_) {
    const std::string id = QueryValue(target.query, "id");
    if (const auto removed = context.keys->Remove(id, KeyUse::kDevice); !removed) {
      const bool unknown = removed.error().code == ErrorCode::kNotFound;
      return RespondRefusal(request, unknown ? http::status::not_found : http::status::service_unavailable, removed.error().message);
    }
    if (context.home) context.home->talks.End(id);
  } else if (request.method() != http::verb::get) {
    return RespondRefusal(request, http::status::method_not_allowed, "devices are listed with GET and removed with DELETE");
  }
  ordered_json devices = ordered_json::array();
  for (const ApiKey& key : context.keys->List(KeyUse::kDevice)) devices.push_back({{"id", key.id}, {"made", FormatRfc3339(key.made)}, {"person", key.name}, {"label", key.label}});
  const ordered_json answer = {{"tls", context.home != nullptr}, {"devices", std::move(devices)}};
  return Respond(request, http::status::ok, "application/json", wire::Line(answer));
}

}  // namespace

bool IsForOwner(std::string_view path) { return path == kInvitation || path == kDevices; }

HttpResponse AnswerOwner(const HttpRequest& request, const Target& target, const ServerContext& context, std::string_view device) {
  if (!device.empty()) return RespondRefusal(request, http::status::forbidden, "a paired device lets no other in or out; do that on the machine where she runs");
  return target.path == kInvitation ? AnswerInvitation(request, target, context) : AnswerDevices(request, target, context);
}

}  // namespace sam
