#include "server/http_request.h"

namespace sam {

Admission AdmitPlaceOf(const HttpRequest& request, const GuardConfig& guard) {
  using boost::beast::http::field;
  return AdmitPlace(guard, {Field(request, field::host), Field(request, field::origin), "", "", ""});
}

Admission AdmitRequest(const HttpRequest& request, const Target& target, const GuardConfig& guard) {
  using boost::beast::http::field;
  const std::string token = QueryValue(target.query, "token");
  return Admit(guard, {Field(request, field::host), Field(request, field::origin), Field(request, field::cookie), Field(request, field::authorization), token});
}

}  // namespace sam
