// Who is not let in yet: how to trust the authority, the authority itself, and the door where a pairing code is shown.
#pragma once

#include <string>

#include "server/http_response.h"
#include "server/server.h"

namespace sam {

/// /trust, /samantha-ca.crt, /samantha-ca.pem, /pair.
bool IsForVisitors(std::string_view path);
/// Over TLS; `from` is the address it came from. Asks for no token; wrong Host and Origin are refused here, too.
HttpResponse AnswerVisitor(const HttpRequest& request, const Target& target, const ServerContext& context, const std::string& from);
/// Over plain HTTP on the port of HTTPS: the trust page and the authority, which no secret goes with; everything else is sent to HTTPS, without what stood after '?'.
HttpResponse AnswerUnencrypted(const HttpRequest& request, const Target& target, const ServerContext& context);

}  // namespace sam
