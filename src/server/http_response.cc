#include "server/http_response.h"

#include <nlohmann/json.hpp>

#include "server/json.h"

namespace sam {

namespace http = boost::beast::http;

HttpResponse Respond(const HttpRequest& request, http::status status, std::string_view type, std::string_view body) {
  HttpResponse response(status, request.version());
  response.set(http::field::content_type, type);
  response.set(http::field::cache_control, "no-store");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Permissions-Policy", "microphone=(self), camera=(self)");
  response.set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
  response.keep_alive(request.keep_alive());
  response.body() = body;
  response.prepare_payload();
  return response;
}

HttpResponse RespondRefusal(const HttpRequest& request, http::status status, std::string_view message) {
  return Respond(request, status, "application/json", wire::ErrorLine(message));
}

HttpResponse RespondElsewhere(const HttpRequest& request, std::string_view location) {
  HttpResponse response = Respond(request, http::status::see_other, "text/plain; charset=utf-8", "");
  response.set(http::field::location, location);
  return response;
}

}  // namespace sam
