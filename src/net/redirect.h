// What a request becomes where an answer sends it on.
#pragma once

#include "net/http.h"
#include "net/url.h"

namespace sam::net {

constexpr bool IsRedirect(int status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }

/// To https only. At another host the key and the headers stay behind, and what has a body is not sent on: kInvalidArgument then.
Result<HttpRequest> SendOn(const HttpRequest& request, const Url& from, const Url& to, int status);

}  // namespace sam::net
